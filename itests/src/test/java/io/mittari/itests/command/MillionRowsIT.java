package io.mittari.itests.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.itests.load.SalesEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tells what an import of a million rows costs in a heap of 512 MB, and what questions and small imports cost beside them.
 * Figures are printed, none is asserted. {@code -Ditests.rows=10000000} for ten million.
 */
@Tag("load")
class MillionRowsIT {

    private static final long ROWS = Long.getLong("itests.rows", 1_000_000);
    private static final int SMALL = 1_000;
    private static final int REPEATS = 20;

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
            var first = ask(mittari);
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
                    first,
                    Mittari.text(out).strip());
            System.out.printf(Locale.ROOT, "LOAD funnel again %.2f s%n", ask(mittari));
            small(mittari, work, mapping);
            tell(platform, "before the stop");
            mittari.run("stop").ok();
            mittari.run("start").ok();
            System.out.printf(Locale.ROOT, "LOAD first funnel after a restart %.2f s%n", ask(mittari));
            System.out.printf(Locale.ROOT, "LOAD funnel again %.2f s%n", ask(mittari));
            tell(mittari.platform(), "after the restart");
        }
    }

    /** Each import and each question is a command of its own, with the start of its process. */
    private static void small(Mittari mittari, Path work, Path mapping) throws Exception {
        var rows = work.resolve("more.csv");
        var imports = new ArrayList<Double>();
        var funnels = new ArrayList<Double>();
        for (int i = 0; i < REPEATS; i++) {
            SalesEvents.write(rows, ROWS + (long) i * SMALL, SMALL);
            var began = System.nanoTime();
            mittari.run("import", "load", rows.toString(), "--mapping", mapping.toString())
                    .ok();
            imports.add((System.nanoTime() - began) / 1e9);
            funnels.add(ask(mittari));
        }
        Collections.sort(imports);
        Collections.sort(funnels);
        System.out.printf(
                Locale.ROOT,
                "LOAD %,d more rows, %d times: import command p50 %.2f s, most %.2f s; funnel command after it p50 %.2f s, most %.2f s%n",
                SMALL,
                REPEATS,
                imports.get(REPEATS / 2),
                imports.get(REPEATS - 1),
                funnels.get(REPEATS / 2),
                funnels.get(REPEATS - 1));
    }

    private static double ask(Mittari mittari) throws Exception {
        var asked = System.nanoTime();
        mittari.run("funnel", "load", "--by", "month,channel", "--json").ok();
        return (System.nanoTime() - asked) / 1e9;
    }

    private static void tell(ProcessHandle platform, String when) throws IOException {
        System.out.printf(
                "LOAD %s: peak RSS %s, RssAnon %s, RssFile %s%n",
                when,
                ProcessStatus.of(platform, "VmHWM"),
                ProcessStatus.of(platform, "RssAnon"),
                ProcessStatus.of(platform, "RssFile"));
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
