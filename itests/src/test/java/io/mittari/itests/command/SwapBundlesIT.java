package io.mittari.itests.command;

import static io.mittari.itests.support.SwapBundles.FEED;
import static io.mittari.itests.support.SwapBundles.MONTHLY;
import static io.mittari.itests.support.SwapBundles.QUIET;
import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.itests.support.Eventually;
import io.mittari.itests.support.SwapBundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundles that tests of swaps use are what they are said to be. */
class SwapBundlesIT {

    @TempDir
    Path folder;

    @Test
    void eachIsNamedAsItsManifestSays() throws Exception {
        assertThat(SwapBundles.all()).hasSize(18).allSatisfy(each -> {
            var dash = each.lastIndexOf('-');
            var name = each.substring(0, dash);
            var version = each.substring(dash + 1);
            try (var jar = new JarFile(SwapBundles.jar(name, version).toFile())) {
                var headers = jar.getManifest().getMainAttributes();
                assertThat(headers.getValue("Bundle-SymbolicName")).isEqualTo(SwapBundles.component(name));
                assertThat(headers.getValue("Bundle-Version")).isEqualTo(version);
            }
        });
    }

    @Test
    void theGoodOnesRunAndTheBadOnesAreRefusedForWhatTheyAre() throws Exception {
        try (var mittari = new Mittari(SwapBundles.shippedWith(folder), folder.resolve("home"), Map.of())) {
            // given
            mittari.run("start").ok();
            apply(mittari, "1.0.0", "1.0.0", "1.0.0").ok();
            drop(
                    mittari,
                    "a.feed",
                    "1;d1;lead;2026-03-02\n2;d2;lead;2026-03-03\n3;d1;meeting;2026-03-05\n4;d2;MEETING;2026-03-06\n");
            awaitDone(mittari, "a.feed");

            // then: 1.0.0 rejects the capitals
            assertThat(report(mittari)).contains("| lead | 2 |  |", "| meeting | 1 | 50.0% (", "closed in.");

            // when, then: 1.1.0 reads on, and takes them
            apply(mittari, "1.1.0", "1.1.0", "1.1.0").ok();
            drop(mittari, "b.feed", "5;d2;MEETING;2026-03-06\n");
            awaitDone(mittari, "b.feed");
            assertThat(report(mittari)).contains("| meeting | 2 | 100.0% (", "created in the month.");
            apply(mittari, "2.0.0", "1.1.0", "2.0.0").ok();

            // and: the others
            refused(mittari, "throwing", "thrown by the constructor, for a test");
            refused(mittari, "hanging", "it is stuck: not made after 10 s");
            refused(mittari, "unresolved", "it cannot be resolved: ", "io.mittari.itests.nowhere");
            refused(mittari, "activated", "it has an activator; a component does that work (Bundle-Activator)");
            refused(mittari, "copying", "it holds a class of the API, io/mittari/metrics/api/");
            refused(mittari, "failing", "it failed at its first work: ", "nothing was changed");
            for (var broken : Map.of(
                            "brokenroutes",
                            "thrown by routes, for a test",
                            "brokenstart",
                            "thrown by the consumer, for a test")
                    .entrySet()) {
                var ran = apply(mittari, "2.0.0", "1.1.0", "1.2.0." + broken.getKey());
                assertThat(ran.exit()).as(broken.getKey()).isEqualTo(1);
                assertThat(ran.err()).contains(broken.getValue(), "nothing was changed");
            }

            // and: what ran before runs on
            drop(mittari, "c.feed", "6;d3;lead;2026-03-07\n");
            awaitDone(mittari, "c.feed");
            assertThat(report(mittari)).contains("| lead | 3 |");
        }
    }

    private void refused(Mittari mittari, String version, String... why) throws Exception {
        var ran = apply(mittari, "1.2.0." + version, "1.1.0", "2.0.0");
        assertThat(ran.exit()).as(version).isEqualTo(1);
        assertThat(ran.err()).contains(why);
    }

    private Ran apply(Mittari mittari, String monthly, String quiet, String feed) throws Exception {
        var file = Files.writeString(folder.resolve("acme.json"), """
                { "id": "acme", "name": "Acme", "locale": "en-US", "zone": "UTC", "currency": "EUR",
                  "connectors": [ { "component": "%s", "name": "feed", "version": "%s", "settings": { "batch": 2 } } ],
                  "reports": [ { "component": "%s", "name": "monthly", "version": "%s" } ],
                  "alerts": [ { "component": "%s", "name": "quiet", "version": "%s" } ] }
                """.formatted(
                        SwapBundles.component(FEED),
                        feed,
                        SwapBundles.component(MONTHLY),
                        monthly,
                        SwapBundles.component(QUIET),
                        quiet));
        return mittari.run("tenant", "apply", file.toString());
    }

    private static String report(Mittari mittari) throws Exception {
        return mittari.run("report", "acme", "monthly", "--month", "2026-03", "--format", "md")
                .ok()
                .out();
    }

    private void drop(Mittari mittari, String name, String lines) throws IOException {
        var written = Files.writeString(folder.resolve(name), lines);
        Files.move(written, inbox(mittari).resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void awaitDone(Mittari mittari, String name) throws Exception {
        var done = inbox(mittari).resolve("done").resolve(name);
        Eventually.get(
                Duration.ofSeconds(30), () -> Optional.of(done).filter(Files::exists), () -> name + " was not read");
    }

    private static Path inbox(Mittari mittari) {
        return mittari.home().resolve("inbox/acme/feed");
    }
}
