package io.mittari.itests.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.itests.load.SalesEvents;
import io.mittari.itests.support.SwapBundles;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One customer is moved to another version and back; nobody else notices. */
class SwapIT {

    private static final String MONTHLY = SwapBundles.component(SwapBundles.MONTHLY);

    @TempDir
    Path folder;

    private final Map<String, String> points = new HashMap<>();

    @Test
    void aCustomerIsMovedByPlanAndMovedBackByOneCommand() throws Exception {
        try (var mittari = new Mittari(SwapBundles.shippedWith(folder), folder.resolve("home"), Map.of())) {
            // given: two customers with the same sales, on the first version
            mittari.run("start").ok();
            for (var tenant : List.of("acme", "boreal")) {
                apply(mittari, tenant);
                points.put(tenant, importSales(mittari, tenant));
            }
            var acme = report(mittari, "acme");
            var boreal = report(mittari, "boreal");

            // when: planned, and made
            var plan = json(mittari, "swap", "plan", "acme", "monthly", "1.1.0", "--json");
            assertThat(acme).contains("closed in.", "| lead | ").doesNotContain("| lead | 0 |");
            assertThat(report(mittari, "acme")).isEqualTo(acme);
            var made = json(mittari, "swap", "apply", "acme", "monthly", "1.1.0", "--why", "new look", "--json");

            // then: what was planned was done, to this one alone
            for (var part : List.of("moves", "bundles", "configurations", "routes", "schedules")) {
                assertThat(made.get(part)).as(part).isEqualTo(plan.get(part));
            }
            assertThat(plan.getBoolean("done")).isFalse();
            assertThat(made.getJsonObject("bundles").getJsonArray("started").toString())
                    .isEqualTo("[\"%s 1.1.0\"]".formatted(MONTHLY));
            var moved = report(mittari, "acme");
            assertThat(moved).isNotEqualTo(acme).contains("created in the month.");
            assertThat(report(mittari, "boreal")).isEqualTo(boreal);

            // and: it holds after a kill
            mittari.kill();
            mittari.run("start").ok();
            assertThat(report(mittari, "acme")).isEqualTo(moved);
            assertThat(report(mittari, "boreal")).isEqualTo(boreal);

            // when, then: back by one command
            assertThat(mittari.run("swap", "rollback", "acme", "monthly").ok().out())
                    .contains("report monthly: %s 1.1.0 -> %s 1.0.0".formatted(MONTHLY, MONTHLY));
            assertThat(report(mittari, "acme")).isEqualTo(acme);
            assertThat(report(mittari, "boreal")).isEqualTo(boreal);
            assertThat(mittari.run("swap", "history", "acme").ok().out()).contains("new look", "swap rollback");
        }
    }

    @Test
    void aRollbackListsWhatTheVersionHandedOutAlsoAfterARestartAndABackup() throws Exception {
        try (var mittari = new Mittari(SwapBundles.shippedWith(folder), folder.resolve("home"), Map.of())) {
            // given: the first version was asked for one month, the second for two, one of them twice
            mittari.run("start").ok();
            apply(mittari, "acme");
            points.put("acme", importSales(mittari, "acme"));
            report(mittari, "acme");
            mittari.run("swap", "apply", "acme", "monthly", "1.1.0").ok();
            var moved = report(mittari, "acme");
            report(mittari, "acme");
            mittari.run("report", "acme", "monthly", "--month", "2024-02", "--format", "html")
                    .ok();

            // when: it is stopped and started, a backup is taken, and the version is taken back
            var planned = json(mittari, "swap", "rollback", "acme", "--dry-run", "--json")
                    .getJsonArray("runs");
            mittari.run("stop").ok();
            mittari.run("start").ok();
            mittari.run("backup", folder.resolve("backup").toString()).ok();
            var runs = json(mittari, "swap", "rollback", "acme", "--json")
                    .getJsonArray("runs")
                    .getValuesAs(JsonObject.class);

            // then
            assertThat(runs).hasSize(2).isEqualTo(planned.getValuesAs(JsonObject.class));
            assertThat(runs).allMatch(run -> run.getString("version").equals("1.1.0"));
            assertThat(runs).extracting(run -> run.getString("period")).containsExactly("2024-02", "2024-01");
            var january = runs.get(1);
            assertThat(january.getInt("times")).isEqualTo(2);
            assertThat("#" + january.getInt("sequence")).isEqualTo(points.get("acme"));
            assertThat(january.getString("today")).isEqualTo("2024-10-01");
            assertThat(january.getString("format")).isEqualTo("md");
            assertThat(january.getJsonObject("recipient").toString()).isEqualTo("{\"way\":\"request\",\"to\":\"api\"}");
            assertThat(january.getString("sha256")).isEqualTo(sha256(moved));

            // and: all of them are listed, and the backup has them
            assertThat(mittari.run("report", "runs", "acme", "monthly").ok().out())
                    .contains("monthly  1.0.0    2024-01", "monthly  1.1.0    2024-01", "request: api");
            mittari.run("stop").ok();
            mittari.run("restore", folder.resolve("backup").toString(), "--replace")
                    .ok();
            mittari.run("start").ok();
            assertThat(json(mittari, "swap", "rollback", "acme", "--dry-run", "--json")
                            .getJsonArray("runs")
                            .getValuesAs(JsonObject.class))
                    .isEqualTo(runs);

            // and: a removed customer leaves none
            mittari.run("tenant", "remove", "acme", "--confirm", "acme").ok();
            apply(mittari, "acme");
            assertThat(json(mittari, "report", "runs", "acme", "--json").getJsonArray("runs"))
                    .isEmpty();
        }
    }

    private static String sha256(String text) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }

    @Test
    void severalCustomersGoInTurnUntilOneFails() throws Exception {
        try (var mittari = new Mittari(SwapBundles.shippedWith(folder), folder.resolve("home"), Map.of())) {
            mittari.run("start").ok();
            apply(mittari, "acme");
            apply(mittari, "boreal");
            apply(mittari, "cargo");
            var entry = "{ \"component\": \"%s\", \"name\": \"%s\" }";
            var two = entry.formatted(MONTHLY, "one") + "," + entry.formatted(MONTHLY, "two");
            mittari.run("tenant", "apply", file("boreal", two)).ok();

            var swapped = mittari.run("swap", "apply", "all", "monthly", "1.1.0");

            assertThat(swapped.exit()).isEqualTo(1);
            assertThat(swapped.out())
                    .contains("acme\n  report monthly: %s 1.0.0 -> %s 1.1.0".formatted(MONTHLY, MONTHLY));
            assertThat(swapped.err())
                    .contains(
                            "boreal: 'monthly' of boreal: more than one fits",
                            "cargo: not changed, because boreal failed");
            assertThat(mittari.run("tenant", "show", "cargo").ok().out()).contains("1.0.0");
        }
    }

    private void apply(Mittari mittari, String tenant) throws Exception {
        mittari.run(
                        "tenant",
                        "apply",
                        file(
                                tenant,
                                "{ \"component\": \"%s\", \"name\": \"monthly\", \"version\": \"1.0.0\" }"
                                        .formatted(MONTHLY)))
                .ok();
    }

    private String file(String tenant, String reports) throws Exception {
        return Files.writeString(folder.resolve(tenant + ".json"), """
                { "id": "%s", "name": "A customer", "locale": "en-US", "zone": "UTC", "currency": "EUR",
                  "connectors": [ { "component": "io.mittari.connectors.csv", "name": "csv", "settings": { "mapping": %s } } ],
                  "reports": [ %s ] }
                """.formatted(tenant, SalesEvents.MAPPING, reports))
                .toString();
    }

    /** The point of the journal they are in. */
    private String importSales(Mittari mittari, String tenant) throws Exception {
        var rows = folder.resolve(tenant + ".csv");
        SalesEvents.write(rows, 2_000);
        return "#" + json(mittari, "import", tenant, rows.toString(), "--json").getInt("sequence");
    }

    /** Of a point and a day that stand still. */
    private String report(Mittari mittari, String tenant) throws Exception {
        return mittari.run(
                        "report",
                        tenant,
                        "monthly",
                        "--month",
                        "2024-01",
                        "--as-of",
                        points.getOrDefault(tenant, ""),
                        "--today",
                        "2024-10-01",
                        "--format",
                        "md")
                .ok()
                .out();
    }

    private static JsonObject json(Mittari mittari, String... arguments) throws Exception {
        return Json.createReader(new StringReader(mittari.run(arguments).ok().out()))
                .readObject();
    }
}
