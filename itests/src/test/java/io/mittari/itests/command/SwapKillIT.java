package io.mittari.itests.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.itests.support.Eventually;
import io.mittari.itests.support.SwapBundles;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Swaps that are cut short, and such that cut something short. */
class SwapKillIT {

    private static final String MONTHLY = SwapBundles.component(SwapBundles.MONTHLY);
    private static final String FEED = SwapBundles.component(SwapBundles.FEED);

    /** {@code -Ditests.kills} for more. */
    private static final int KILLS = Integer.getInteger("itests.kills", 4);

    /** {@code -Ditests.fed=1000000} for more. */
    private static final int ROWS = Integer.getInteger("itests.fed", 100_000);

    @TempDir
    Path folder;

    @Test
    void aSwapThatIsKilledAnywhereLeavesTheOldVersionOrTheNewOne() throws Exception {
        try (var mittari = new Mittari(SwapBundles.shippedWith(folder), folder.resolve("home"), Map.of())) {
            // given: how long a swap and its way back take
            mittari.run("start").ok();
            mittari.run("tenant", "apply", file()).ok();
            PlatformApi.of(mittari).post("tenants/acme/swaps", order("1.1.0"));
            long began = System.nanoTime();
            PlatformApi.of(mittari).post("tenants/acme/swaps", order("1.0.0"));
            long nanos = System.nanoTime() - began;

            int swapped = 0;
            for (int round = 0; round < KILLS; round++) {
                // when: killed at another moment each time
                var before = version(mittari);
                var wanted = before.equals("1.0.0") ? "1.1.0" : "1.0.0";
                var answer = PlatformApi.of(mittari).send("tenants/acme/swaps", order(wanted));
                waitAtMost(answer, nanos * round); // a platform that was just started is slower
                mittari.kill();
                boolean promised = answer.isDone() && !answer.isCompletedExceptionally();

                // then
                mittari.run("start").ok();
                var after = version(mittari);
                assertThat(after).isIn(promised ? new String[] {wanted} : new String[] {before, wanted});
                assertThat(report(mittari)).contains(after.equals("1.0.0") ? "closed in." : "created in the month.");
                assertThat(mittari.run("doctor").exit())
                        .as("nothing is left of it")
                        .isZero();
                swapped += after.equals(wanted) ? 1 : 0;
            }
            System.out.printf("KILLS %d of a swap: %d were made, the others were as before%n", KILLS, swapped);
            assertThat(mittari.run("swap", "apply", "acme", "monthly", "2.0.0").exit())
                    .isZero();
        }
    }

    @Test
    void aConnectorThatIsSwappedInTheMiddleOfAFileCountsEveryRowOnce() throws Exception {
        try (var mittari = new Mittari(SwapBundles.shippedWith(folder), folder.resolve("home"), Map.of())) {
            // given
            mittari.run("start").ok();
            mittari.run("tenant", "apply", file()).ok();
            var lines = new StringBuilder();
            for (int row = 0; row < ROWS; row++) {
                lines.append("%d;d%d;lead;2026-03-%02d\n".formatted(row, row, 1 + row % 28));
            }
            var aside = Files.writeString(folder.resolve("big.feed"), lines);
            var inbox = mittari.home().resolve("inbox/acme/feed");
            Files.move(aside, inbox.resolve("big.feed"), StandardCopyOption.ATOMIC_MOVE);
            Eventually.get(
                    Duration.ofSeconds(60),
                    () -> Optional.of(leads(mittari)).filter(n -> n > 0),
                    () -> "nothing is read");

            // when
            long read = leads(mittari);
            for (var version : new String[] {"1.1.0", "1.0.0", "1.1.0"}) {
                mittari.run("swap", "apply", "acme", "feed", version).ok();
            }
            long readAfter = leads(mittari);

            // then
            assertThat(read).as("in the middle of it").isLessThan(ROWS);
            Eventually.get(
                    Duration.ofMinutes(5),
                    () -> Optional.of(inbox.resolve("done/big.feed")).filter(Files::exists),
                    () -> "it is not read to its end");
            assertThat(leads(mittari)).isEqualTo(ROWS);
            System.out.printf("SWAPPED in the middle of %d rows: between row %d and row %d%n", ROWS, read, readAfter);
        }
    }

    /** Returns when it is answered, or after this time: a kill is to come at any moment. */
    private static void waitAtMost(CompletableFuture<JsonObject> answer, long nanos) throws Exception {
        try {
            answer.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException inTheMidst) {
            // as wanted
        }
    }

    private String file() throws Exception {
        return Files.writeString(folder.resolve("acme.json"), """
                { "id": "acme", "name": "A customer", "locale": "en-US", "zone": "UTC", "currency": "EUR",
                  "connectors": [ { "component": "%s", "name": "feed", "version": "1.0.0", "settings": { "batch": 1000 } } ],
                  "reports": [ { "component": "%s", "name": "monthly", "version": "1.0.0" } ] }
                """.formatted(FEED, MONTHLY))
                .toString();
    }

    private static String order(String version) {
        return "{\"instance\":\"monthly\",\"version\":\"%s\"}".formatted(version);
    }

    private static String version(Mittari mittari) throws Exception {
        var shown = json(mittari.run("tenant", "show", "acme", "--json").ok().out());
        return shown.getJsonArray("instances").getValuesAs(JsonObject.class).stream()
                .filter(each -> each.getString("name").equals("monthly"))
                .map(each -> each.getString("version"))
                .findFirst()
                .orElseThrow();
    }

    private static String report(Mittari mittari) throws Exception {
        return mittari.run("report", "acme", "monthly", "--month", "2026-03", "--format", "md")
                .ok()
                .out();
    }

    private static long leads(Mittari mittari) throws Exception {
        var answer = PlatformApi.of(mittari).get("tenants/acme/funnel?from=2026-03&to=2026-03&today=2026-10-01");
        return json(answer.body()).getJsonArray("rows").getValuesAs(JsonObject.class).stream()
                .flatMap(row -> row.getJsonArray("stages").getValuesAs(JsonObject.class).stream())
                .filter(stage -> stage.getString("stage").equals("lead"))
                .mapToLong(stage -> stage.getJsonNumber("count").longValue())
                .sum();
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
