package io.mittari.itests.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.itests.load.SalesEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tells what an import of a million rows costs in a heap of 512 MB. Figures are printed, none is asserted. */
@Tag("load")
class MillionRowsIT {

    private static final long ROWS = 1_000_000;

    @Test
    void aMillionRowsGoThroughAHeapOf512Megabytes(@TempDir Path home, @TempDir Path work) throws Exception {
        var rows = work.resolve("events.csv");
        SalesEvents.write(rows, ROWS);
        var mapping = Files.writeString(work.resolve("mapping.json"), SalesEvents.MAPPING);
        try (var mittari = new Mittari(home, Map.of("MITTARI_JAVA_OPTS", "-Xmx512m"))) {
            mittari.startFor("load");
            var platform = mittari.platform();
            var before = cpu(platform);
            var began = System.nanoTime();

            var out = work.resolve("import.json");
            var command = mittari.begin(
                    out,
                    work.resolve("import.err"),
                    "import",
                    "load",
                    rows.toString(),
                    "--mapping",
                    mapping.toString(),
                    "--json");
            var commandCpu = Duration.ZERO;
            while (!command.waitFor(100, TimeUnit.MILLISECONDS)) {
                commandCpu = command.toHandle().info().totalCpuDuration().orElse(commandCpu);
            }

            var seconds = (System.nanoTime() - began) / 1e9;
            assertThat(command.exitValue())
                    .as(Mittari.text(work.resolve("import.err")))
                    .isZero();
            var cpu = cpu(platform).minus(before).plus(commandCpu).toMillis() / 1e3;
            var asked = System.nanoTime();
            mittari.run("funnel", "load", "--by", "month,channel", "--json").ok();
            System.out.printf(
                    Locale.ROOT,
                    "LOAD %,d rows: %.1f s, %,.0f rows/s, %.1f CPU s, peak RSS %s, RssAnon now %s, data %,d KB, first funnel %.1f s%n%s%n",
                    ROWS,
                    seconds,
                    ROWS / seconds,
                    cpu,
                    ProcessStatus.of(platform, "VmHWM"),
                    ProcessStatus.of(platform, "RssAnon"),
                    size(home.resolve("data")) / 1024,
                    (System.nanoTime() - asked) / 1e9,
                    Mittari.text(out).strip());
        }
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElseThrow();
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
