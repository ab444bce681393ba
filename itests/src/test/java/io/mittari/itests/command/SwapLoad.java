package io.mittari.itests.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.itests.load.SalesEvents;
import io.mittari.itests.support.Eventually;
import io.mittari.itests.support.SwapBundles;
import jakarta.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Swaps a report and a connector of one customer back and forth, while its reports are asked for and its files come in, and
 * another customer asks for the same report all the time. Whatever goes wrong for one of them is thrown.
 */
final class SwapLoad {

    private static final int CONNECTOR_EACH = 10;
    private static final int ROWS_A_FILE = 20;

    /** Answers of each version that are waited for before the next one comes. */
    private static final int ANSWERS_EACH = 2;

    private final Mittari mittari;
    private final PlatformApi platform;
    private final Path folder;
    private final String moved;
    private final String other;
    private final AtomicBoolean goOn = new AtomicBoolean(true);
    private final AtomicInteger answers = new AtomicInteger();

    /**
     * @param mittari runs, and ships the bundles of tests
     * @param moved the customer, not there yet
     * @param other the other one, neither
     */
    SwapLoad(Mittari mittari, Path folder, String moved, String other) throws IOException {
        this.mittari = mittari;
        this.platform = PlatformApi.of(mittari);
        this.folder = folder;
        this.moved = moved;
        this.other = other;
    }

    /** The version to begin with, and the one that takes turns with it. */
    record Versions(String one, String another) {

        String after(int swaps) {
            return swaps % 2 == 0 ? one : another;
        }
    }

    /**
     * @param answers reports that the swapped customer was given
     * @param rows that were fed
     */
    record Outcome(int answers, long rows) {}

    /**
     * Swaps the connector once in ten times, and the first time.
     *
     * @param others version of the report
     * @param each told the number of each swap that was made
     * @throws AssertionError if an answer failed, a row was lost or doubled, the other customer was told something else,
     *     or a version that was left is held
     */
    Outcome run(Versions report, String others, Versions feed, int swaps, IntConsumer each) throws Exception {
        var point = sales(moved, report.one(), feed.one());
        var othersPoint = sales(other, others, null);
        var before = report(other, othersPoint);
        Set<String> seen = ConcurrentHashMap.newKeySet();
        var threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> asking = List.of(
                    threads.submit(again(() -> seen.add(report(moved, point)))),
                    threads.submit(again(() -> seen.add(report(moved, point)))),
                    threads.submit(again(() -> assertThat(report(other, othersPoint))
                            .as("of %s", other)
                            .isEqualTo(before))));
            var rows = threads.submit(this::feed);
            for (int i = 1; i <= swaps; i++) {
                swap("monthly", SwapBundles.MONTHLY, report, i);
                if (i % CONNECTOR_EACH == 1) {
                    swap("feed", SwapBundles.FEED, feed, i / CONNECTOR_EACH + 1);
                }
                each.accept(i);
                awaitAnswers(asking);
            }
            goOn.set(false);
            for (var one : asking) {
                outcome(one);
            }
            long sent = outcome(rows);
            assertThat(seen).as("one answer of each version").hasSize(2);
            assertThat(report(other, othersPoint)).as("of %s", other).isEqualTo(before);
            awaitRead();
            assertThat(leads()).as("rows sent").isEqualTo(sent);
            assertThat(mittari.run("rejected", moved, "--json").ok().out()).contains("\"rejected\":[]");
            assertThat(mittari.run("doctor").out()).doesNotContain("was unloaded");
            return new Outcome(answers.get(), sent);
        } finally {
            goOn.set(false);
            threads.shutdown();
        }
    }

    private static <T> T outcome(Future<T> work) throws Exception {
        try {
            return work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AssertionError wrong) {
                throw wrong;
            }
            throw e;
        }
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

    private void awaitAnswers(List<Future<?>> asking) throws Exception {
        int enough = answers.get() + asking.size() * ANSWERS_EACH;
        Eventually.get(
                Duration.ofSeconds(60),
                () -> Optional.of(enough)
                        .filter(n -> answers.get() >= n || asking.stream().anyMatch(Future::isDone)),
                () -> "nothing is answered");
    }

    /** Moves the customer, then takes out what it left, which must be gone. */
    private void swap(String instance, String bundle, Versions versions, int number) throws Exception {
        var swapped = platform.post(
                "tenants/%s/swaps".formatted(moved),
                "{\"instance\":\"%s\",\"version\":\"%s\"}".formatted(instance, versions.after(number)));
        assertThat(swapped.getBoolean("done", false)).as(swapped.toString()).isTrue();
        var unloaded = platform.post(
                "bundles/%s/%s/unload".formatted(SwapBundles.component(bundle), versions.after(number - 1)), "{}");
        assertThat(unloaded.getBoolean("gone", false)).as(unloaded.toString()).isTrue();
    }

    /**
     * Makes a customer with sales, and tells the point of its journal.
     *
     * @param feed version of its connector; null: it has none
     */
    private String sales(String tenant, String version, @Nullable String feed) throws Exception {
        var file = Files.writeString(folder.resolve(tenant + ".json"), """
                { "id": "%s", "name": "A customer", "locale": "en-US", "zone": "UTC", "currency": "EUR", "funnels": { "main": [ "lead", "meeting", "offer", "deal" ], "feed": [ "lead", "deal" ] },
                  "connectors": [ { "component": "io.mittari.connectors.csv", "name": "csv", "settings": { "mapping": %s } }%s ],
                  "reports": [ { "component": "%s", "name": "monthly", "version": "%s" } ] }
                """.formatted(
                        tenant,
                        SalesEvents.MAPPING,
                        feed == null
                                ? ""
                                : ", { \"component\": \"%s\", \"name\": \"feed\", \"version\": \"%s\" }"
                                        .formatted(SwapBundles.component(SwapBundles.FEED), feed),
                        SwapBundles.component(SwapBundles.MONTHLY),
                        version));
        mittari.run("tenant", "apply", file.toString()).ok();
        var rows = folder.resolve(tenant + ".csv");
        SalesEvents.write(rows, 2_000);
        var receipt =
                mittari.run("import", tenant, rows.toString(), "--json").ok().out();
        return "%23" + Json.createReader(new StringReader(receipt)).readObject().getInt("sequence");
    }

    /** Writes files until it is over; returns how many rows. */
    private long feed() throws Exception {
        long row = 0;
        for (int file = 0; goOn.get(); file++) {
            var lines = new StringBuilder();
            for (int i = 0; i < ROWS_A_FILE; i++, row++) {
                lines.append("%d;fed%d;lead;2026-03-02\n".formatted(row, row));
            }
            var aside = Files.writeString(folder.resolve(moved + ".feed"), lines);
            Files.move(aside, inbox().resolve("%06d.feed".formatted(file)), StandardCopyOption.ATOMIC_MOVE);
            var name = "%06d.feed".formatted(file);
            Eventually.get(
                    Duration.ofSeconds(60),
                    () -> Optional.of(inbox().resolve("done").resolve(name)).filter(Files::exists),
                    () -> name + " was not read");
        }
        return row;
    }

    private void awaitRead() throws Exception {
        Eventually.get(
                Duration.ofSeconds(60),
                () -> Optional.of(waiting()).filter(List::isEmpty),
                () -> "not read: " + waiting());
    }

    private List<Path> waiting() {
        try (var files = Files.list(inbox())) {
            return files.filter(each -> each.toString().endsWith(".feed")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path inbox() {
        return mittari.home().resolve("inbox/%s/feed".formatted(moved));
    }

    private long leads() throws Exception {
        var funnel = mittari.run(
                        "funnel", moved, "--from", "2026-03", "--to", "2026-03", "--today", "2026-10-01", "--json")
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

    private String report(String tenant, String point) throws IOException, InterruptedException {
        var answer = platform.get("tenants/%s/reports/monthly?month=2024-01&today=2024-10-01&format=json&asOf=%s"
                .formatted(tenant, point));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
