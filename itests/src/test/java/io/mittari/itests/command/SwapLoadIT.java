package io.mittari.itests.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.itests.load.SalesEvents;
import io.mittari.itests.support.Eventually;
import io.mittari.itests.support.SwapBundles;
import jakarta.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A report and a connector of one customer are swapped back and forth while reports are asked for and files come in.
 * {@code -Ditests.swaps=200} for the whole load; a build makes fewer. What it took is printed, not asserted.
 */
class SwapLoadIT {

    private static final int SWAPS = Integer.getInteger("itests.swaps", 40);
    private static final int CONNECTOR_EACH = 10;
    private static final int FIRST = SWAPS / 4;
    private static final int ROWS_A_FILE = 20;
    private static final Pattern LIVE = Pattern.compile("acme: live (\\d+) us after it was stored");
    private static final Pattern METASPACE = Pattern.compile("Metaspace\\s+used (\\d+)K");

    @TempDir
    Path folder;

    private final AtomicBoolean goOn = new AtomicBoolean(true);
    private final AtomicInteger answers = new AtomicInteger();

    @Test
    void underLoadNothingFailsIsLostOrDoubledAndNobodyElseNotices() throws Exception {
        try (var mittari = new Mittari(
                SwapBundles.shippedWith(folder),
                folder.resolve("home"),
                Map.of("MITTARI_JAVA_OPTS", "-Xmx512m -XX:SoftRefLRUPolicyMSPerMB=0"))) {
            // given
            mittari.run("start").ok();
            var platform = PlatformApi.of(mittari);
            var point = sales(mittari, "acme", "1.0.0");
            var other = sales(mittari, "boreal", "2.0.0");
            var threads = Executors.newFixedThreadPool(4);
            Set<String> seen = ConcurrentHashMap.newKeySet();
            var before = report(platform, "boreal", other);

            // when
            List<Future<?>> load = List.of(
                    threads.submit(again(() -> seen.add(report(platform, "acme", point)))),
                    threads.submit(again(() -> seen.add(report(platform, "acme", point)))),
                    threads.submit(again(
                            () -> assertThat(report(platform, "boreal", other)).isEqualTo(before))));
            var rows = threads.submit(() -> feed(mittari));
            long early = 0;
            for (int i = 1; i <= SWAPS; i++) {
                swap(
                        platform,
                        "monthly",
                        SwapBundles.MONTHLY,
                        i % 2 == 1 ? "1.1.0" : "1.0.0",
                        i % 2 == 1 ? "1.0.0" : "1.1.0");
                if (i % CONNECTOR_EACH == 0) {
                    boolean odd = i / CONNECTOR_EACH % 2 == 1;
                    swap(platform, "feed", SwapBundles.FEED, odd ? "1.1.0" : "1.0.0", odd ? "1.0.0" : "1.1.0");
                }
                early = i == FIRST ? metaspace(mittari) : early;
            }
            long late = metaspace(mittari);
            goOn.set(false);
            for (var each : load) {
                each.get();
            }
            long sent = rows.get();
            threads.shutdown();

            // then
            assertThat(seen).as("one answer of each version").hasSize(2);
            assertThat(report(platform, "boreal", other)).isEqualTo(before);
            awaitRead(mittari);
            assertThat(leads(mittari)).as("rows sent").isEqualTo(sent);
            assertThat(mittari.run("rejected", "acme", "--json").ok().out()).contains("\"rejected\":[]");
            assertThat(mittari.run("doctor").out()).doesNotContain("was unloaded");
            tell(mittari, sent, early, late);
        }
    }

    /** Moves acme, then takes out what it left, which must be gone. */
    private static void swap(PlatformApi platform, String instance, String bundle, String version, String left)
            throws Exception {
        var swapped = platform.post(
                "tenants/acme/swaps", "{\"instance\":\"%s\",\"version\":\"%s\"}".formatted(instance, version));
        assertThat(swapped.getBoolean("done", false)).as(swapped.toString()).isTrue();
        var unloaded = platform.post("bundles/%s/%s/unload".formatted(SwapBundles.component(bundle), left), "{}");
        assertThat(unloaded.getBoolean("gone", false)).as(unloaded.toString()).isTrue();
    }

    /** A customer with sales; its point of the journal. */
    private String sales(Mittari mittari, String tenant, String version) throws Exception {
        var file = Files.writeString(folder.resolve(tenant + ".json"), """
                { "id": "%s", "name": "A customer", "locale": "en-US", "zone": "UTC", "currency": "EUR", "funnels": { "main": [ "lead", "meeting", "offer", "deal" ], "feed": [ "lead", "deal" ] },
                  "connectors": [ { "component": "io.mittari.connectors.csv", "name": "csv", "settings": { "mapping": %s } }%s ],
                  "reports": [ { "component": "%s", "name": "monthly", "version": "%s" } ] }
                """.formatted(
                        tenant,
                        SalesEvents.MAPPING,
                        tenant.equals("acme")
                                ? ", { \"component\": \"%s\", \"name\": \"feed\", \"version\": \"1.0.0\" }"
                                        .formatted(SwapBundles.component(SwapBundles.FEED))
                                : "",
                        SwapBundles.component(SwapBundles.MONTHLY),
                        version));
        mittari.run("tenant", "apply", file.toString()).ok();
        var rows = folder.resolve(tenant + ".csv");
        SalesEvents.write(rows, 2_000);
        var receipt =
                mittari.run("import", tenant, rows.toString(), "--json").ok().out();
        return "%23" + Json.createReader(new StringReader(receipt)).readObject().getInt("sequence");
    }

    private Callable<Void> again(Callable<?> question) {
        return () -> {
            while (goOn.get()) {
                question.call();
                answers.incrementAndGet();
            }
            return null;
        };
    }

    /** Writes files until it is over; returns how many rows. */
    private long feed(Mittari mittari) throws Exception {
        long row = 0;
        for (int file = 0; goOn.get(); file++) {
            var lines = new StringBuilder();
            for (int i = 0; i < ROWS_A_FILE; i++, row++) {
                lines.append("%d;fed%d;lead;2026-03-02\n".formatted(row, row));
            }
            var aside = Files.writeString(folder.resolve("next.feed"), lines);
            Files.move(aside, inbox(mittari).resolve("%06d.feed".formatted(file)), StandardCopyOption.ATOMIC_MOVE);
            var name = "%06d.feed".formatted(file);
            Eventually.get(
                    Duration.ofSeconds(60),
                    () -> Optional.of(inbox(mittari).resolve("done").resolve(name))
                            .filter(Files::exists),
                    () -> name + " was not read");
        }
        return row;
    }

    private static void awaitRead(Mittari mittari) throws Exception {
        Eventually.get(
                Duration.ofSeconds(60),
                () -> Optional.of(waiting(mittari)).filter(List::isEmpty),
                () -> "not read: " + waiting(mittari));
    }

    private static List<Path> waiting(Mittari mittari) {
        try (var files = Files.list(inbox(mittari))) {
            return files.filter(each -> each.toString().endsWith(".feed")).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path inbox(Mittari mittari) {
        return mittari.home().resolve("inbox/acme/feed");
    }

    private static long leads(Mittari mittari) throws Exception {
        var funnel = mittari.run(
                        "funnel", "acme", "--from", "2026-03", "--to", "2026-03", "--today", "2026-10-01", "--json")
                .ok()
                .out();
        return Json.createReader(new StringReader(funnel))
                .readObject()
                .getJsonArray("rows")
                .getJsonObject(0)
                .getJsonArray("stages")
                .getJsonObject(0)
                .getJsonNumber("count")
                .longValue();
    }

    private static String report(PlatformApi platform, String tenant, String point)
            throws IOException, InterruptedException {
        var answer = platform.get("tenants/%s/reports/monthly?month=2024-01&today=2024-10-01&format=json&asOf=%s"
                .formatted(tenant, point));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** Kilobytes used, after a collection. */
    private static long metaspace(Mittari mittari) throws IOException, InterruptedException {
        jcmd(mittari, "GC.run");
        var found = METASPACE.matcher(jcmd(mittari, "GC.heap_info"));
        assertThat(found.find()).isTrue();
        return Long.parseLong(found.group(1));
    }

    private static String jcmd(Mittari mittari, String command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(mittari.platform().pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isZero();
        return told;
    }

    private void tell(Mittari mittari, long rows, long early, long late) {
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
                SWAPS / CONNECTOR_EACH,
                answers.get(),
                rows,
                times.get(times.size() / 2) / 1e3,
                times.get(Math.min(times.size() - 1, times.size() * 99 / 100)) / 1e3,
                times.get(times.size() - 1) / 1e3,
                early,
                FIRST,
                late);
    }
}
