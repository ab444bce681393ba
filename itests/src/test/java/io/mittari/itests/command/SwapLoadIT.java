package io.mittari.itests.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.itests.command.SwapLoad.Outcome;
import io.mittari.itests.command.SwapLoad.Versions;
import io.mittari.itests.support.SwapBundles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A report and a connector of one customer are swapped back and forth while reports are asked for and files come in.
 * {@code -Ditests.swaps=200} for the whole load; a build makes fewer. What it took is printed, not asserted.
 */
class SwapLoadIT {

    private static final int SWAPS = Integer.getInteger("itests.swaps", 40);
    private static final int FIRST = SWAPS / 4;

    /** From so many swaps on, metaspace has had time to settle. */
    private static final int ALL = 200;

    private static final int MOST_KB = 2048;
    private static final Pattern LIVE = Pattern.compile("acme: live (\\d+) us after it was stored");
    private static final Pattern METASPACE = Pattern.compile("Metaspace\\s+used (\\d+)K");

    @TempDir
    Path folder;

    private long early;

    @Test
    void underLoadNothingFailsIsLostOrDoubledAndNobodyElseNotices() throws Exception {
        try (var mittari = new Mittari(
                SwapBundles.shippedWith(folder),
                folder.resolve("home"),
                Map.of("MITTARI_JAVA_OPTS", "-Xmx512m -XX:SoftRefLRUPolicyMSPerMB=0"))) {
            mittari.run("start").ok();

            var outcome = new SwapLoad(mittari, folder, "acme", "boreal")
                    .run(new Versions("1.0.0", "1.1.0"), "2.0.0", new Versions("1.0.0", "1.1.0"), SWAPS, swap -> {
                        if (swap == FIRST) {
                            early = metaspace(mittari);
                        }
                    });

            long late = metaspace(mittari);
            if (SWAPS >= ALL) {
                assertThat(late - early)
                        .as("KB of metaspace after the first %d", FIRST)
                        .isLessThanOrEqualTo(MOST_KB);
            }
            tell(mittari, outcome, early, late);
        }
    }

    /** Kilobytes used, after a collection. */
    private static long metaspace(Mittari mittari) {
        jcmd(mittari, "GC.run");
        var found = METASPACE.matcher(jcmd(mittari, "GC.heap_info"));
        assertThat(found.find()).isTrue();
        return Long.parseLong(found.group(1));
    }

    private static String jcmd(Mittari mittari, String command) {
        try {
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            String.valueOf(mittari.platform().pid()),
                            command)
                    .redirectErrorStream(true)
                    .start();
            var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(told).isZero();
            return told;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void tell(Mittari mittari, Outcome outcome, long early, long late) {
        var times = new ArrayList<Long>();
        var lines = LIVE.matcher(Mittari.text(mittari.home().resolve("logs/mittari.log")));
        while (lines.find()) {
            times.add(Long.parseLong(lines.group(1)));
        }
        times.sort(null);
        System.out.printf(
                Locale.ROOT,
                "SWAPS %d of a report, %d of a connector: %d reports answered, %d rows; live after the commit: median %.2f ms, p99 %.2f ms, most %.2f ms; metaspace %d KB after %d, %d KB after all%n",
                SWAPS,
                (SWAPS + 9) / 10,
                outcome.answers(),
                outcome.rows(),
                times.get(times.size() / 2) / 1e3,
                times.get(Math.min(times.size() - 1, times.size() * 99 / 100)) / 1e3,
                times.get(times.size() - 1) / 1e3,
                early,
                FIRST,
                late);
    }
}
