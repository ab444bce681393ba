package io.mittari.itests.command;

import static io.mittari.itests.support.SwapBundles.MONTHLY;
import static io.mittari.itests.support.SwapBundles.QUIET;
import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.itests.support.Eventually;
import io.mittari.itests.support.SwapBundles;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Versions of a report and of an alert tried beside the live ones; two customers run the live ones. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShadowIT {

    private static final String MAPPING = """
            { "mapping": 1, "source": "crm", "currency": "EUR", "key": { "deal": "id" },
              "facts": [
                { "fact": "stage", "stage": "lead", "at": "created" },
                { "fact": "stage", "stage": "meeting", "at": "met" },
                { "fact": "closed", "at": "closed", "value": "value",
                  "outcome": { "column": "status", "values": { "Won": "won", "Lost": "lost", "*": null } } } ] }
            """;

    private static final String DEALS = """
            id,created,met,status,closed,value
            1,2026-02-02,2026-02-05,Won,2026-03-20,500
            2,2026-02-03,2026-02-06,Lost,2026-02-21,
            3,2026-03-04,2026-03-07,Won,2026-03-22,70
            4,2026-03-08,2026-03-09,Lost,2026-03-23,
            """;

    private Mittari mittari = new Mittari(Path.of(""));
    private Path folder = Path.of("");

    @BeforeAll
    void twoCustomersRunTheFirstVersions(@TempDir Path folder) throws Exception {
        this.folder = folder;
        mittari = new Mittari(SwapBundles.shippedWith(folder), folder.resolve("home"), Map.of());
        mittari.run("start").ok();
        var mapping = Files.writeString(folder.resolve("mapping.json"), MAPPING);
        var deals = Files.writeString(folder.resolve("deals.csv"), DEALS);
        for (var customer : List.of("acme", "boreal")) {
            var file = Files.writeString(folder.resolve(customer + ".json"), """
                    { "id": "%s", "name": "A", "locale": "en-US", "zone": "UTC", "currency": "EUR",
                      "connectors": [ { "component": "io.mittari.connectors.csv", "name": "csv" } ],
                      "reports": [ { "component": "%s", "name": "monthly", "version": "1.0.0", "settings": { "smallest": 2 } } ],
                      "alerts": [ { "component": "%s", "name": "quiet", "version": "1.0.0" } ] }
                    """.formatted(
                            customer, SwapBundles.component(MONTHLY), SwapBundles.component(QUIET)));
            mittari.run("tenant", "apply", file.toString()).ok();
            mittari.run("import", customer, deals.toString(), "--mapping", mapping.toString())
                    .ok();
        }
    }

    @AfterAll
    void stop() throws IOException {
        mittari.close();
    }

    @Test
    void exactlyWhatTheNewReportSaysOtherwiseIsToldAndNothingIsLeft() throws Exception {
        var before = reports();

        var told = shadow("monthly", "1.1.0").ok().json();

        assertThat(told.getJsonObject("from").getString("version")).isEqualTo("1.0.0");
        assertThat(told.getJsonObject("to").getString("version")).isEqualTo("1.1.0");
        assertThat(differences(told, "2026-01"))
                .containsExactly("key figure Win rate: no data (basis closed) > no data (basis created)", WORDS);
        assertThat(differences(told, "2026-02"))
                .containsExactly(
                        "key figure Win rate: 0.0% (n 1, counted 0/1, 95 % 0.0–79.3, basis closed)"
                                + " > 50.0% (n 2, counted 1/2, 95 % 9.5–90.5, basis created)",
                        "key figure Win rate, remark: n 1 > n 2", WORDS);
        assertThat(differences(told, "2026-03"))
                .containsExactly(
                        "key figure Win rate: 66.7% (n 3, counted 2/3, 95 % 20.8–93.9, basis closed)"
                                + " > 50.0% (n 2, counted 1/2, 95 % 9.5–90.5, basis created)",
                        "key figure Win rate, remark: n 3 > n 2", WORDS);
        assertThat(reports()).isEqualTo(before);
        assertThat(shadows()).isEmpty();
    }

    @Test
    void theLiveVersionBesideItselfIsTheSame() throws Exception {
        var told = shadow("monthly", "1.0.0").ok().json();

        assertThat(told.getJsonArray("months").getValuesAs(JsonObject.class))
                .hasSize(3)
                .allMatch(month -> month.getBoolean("same"));
    }

    @Test
    void whatAnAlertSaysOtherwiseIsToldAsOfTheEndOfEachMonth() throws Exception {
        var told = shadow("quiet", "1.1.0").ok().json();

        assertThat(differences(told, "2026-01"))
                .containsExactly("table Alerts, row quiet/won, column Text: No deal was won in 30 days (n 0)."
                        + " > Nothing was won in 30 days, and 0 deals were lost.");
        assertThat(differences(told, "2026-02"))
                .containsExactly(
                        "table Alerts, row quiet/won, column Severity: warning > alarm",
                        "table Alerts, row quiet/won, column Text: No deal was won in 30 days (n 0)."
                                + " > Nothing was won in 30 days, and 1 deals were lost.");
        assertThat(differences(told, "2026-03")).isEmpty();
    }

    @Test
    void aPageHasBothBesideEachOther() throws Exception {
        var page = folder.resolve("page.html");

        mittari.run(
                        "swap",
                        "shadow",
                        "acme",
                        "monthly",
                        "1.1.0",
                        "--from",
                        "2026-02",
                        "--to",
                        "2026-03",
                        "-o",
                        page.toString())
                .ok();

        assertThat(page)
                .content()
                .contains("monthly of acme: 1.0.0 beside 1.1.0", "<p class=\"version\">1.1.0, tried</p>", "differs")
                .contains("Deals count in the month they were closed in.", "The win rate is that of deals created");
    }

    @Test
    void settingsThatTheNewVersionDoesNotTakeAreNamedAndOthersCanBeTried() throws Exception {
        assertThat(shadow("monthly", "2.0.0").ok().json().getJsonArray("months"))
                .hasSize(3);
        var settings = Files.writeString(folder.resolve("settings.json"), "{ \"heading\": \"Sales\" }");

        var refused = shadow("monthly", "2.0.0", "--settings", settings.toString());

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err())
                .contains("the settings do not fit io.mittari.itests.reports.monthly 2.0.0: 'heading' is not known");
        assertThat(shadows()).isEmpty();
    }

    @Test
    void aVersionThatFailsIsToldAndLeavesNothing() throws Exception {
        var before = reports();

        var failing = shadow("monthly", "1.2.0.failing");
        var throwing = shadow("monthly", "1.2.0.throwing");

        assertThat(failing.exit()).isEqualTo(1);
        assertThat(differences(failing.json(), "2026-03"))
                .containsExactly(
                        "the whole report: is written > is not written: java.lang.IllegalStateException: thrown by render, for a test");
        assertThat(throwing.exit()).isEqualTo(1);
        assertThat(throwing.err())
                .contains(
                        "io.mittari.itests.reports.monthly 1.2.0.throwing does not start beside the live one: ",
                        "thrown by the constructor, for a test");
        assertThat(reports()).isEqualTo(before);
        assertThat(shadows()).isEmpty();
    }

    @Test
    void whileAVersionHangsTheLiveOnesAnswerAndAKillLeavesNothing() throws Exception {
        var before = reports();
        var err = folder.resolve("hanging.err");
        var hanging = begin(err);
        awaitShadow();

        assertThat(reports()).isEqualTo(before);
        assertThat(hanging.waitFor()).isEqualTo(1);
        assertThat(err).content().contains("it is stuck: not made after 10 s");
        assertThat(shadows()).isEmpty();

        var killed = begin(err);
        awaitShadow();
        mittari.kill();
        assertThat(shadows()).isNotEmpty();
        assertThat(killed.waitFor()).isEqualTo(1);
        mittari.run("start").ok();
        assertThat(shadows()).isEmpty();
        assertThat(reports()).isEqualTo(before);
    }

    private static final String WORDS =
            "paragraph under The funnel: Deals count in the month they were closed in. > The win rate is that of deals created in the month.";

    private Process begin(Path err) throws IOException {
        return mittari.begin(folder.resolve("hanging.out"), err, "swap", "shadow", "acme", "monthly", "1.2.0.hanging");
    }

    private void awaitShadow() throws Exception {
        Eventually.get(
                Duration.ofSeconds(30),
                () -> Optional.of(shadows()).filter(found -> !found.isEmpty()),
                () -> "no shadow began");
    }

    private Ran shadow(String instance, String version, String... more) throws Exception {
        var line = new ArrayList<>(
                List.of("swap", "shadow", "acme", instance, version, "--from", "2026-01", "--to", "2026-03", "--json"));
        line.addAll(List.of(more));
        return mittari.run(line.toArray(String[]::new));
    }

    private static List<String> differences(JsonObject told, String month) {
        return told.getJsonArray("months").getValuesAs(JsonObject.class).stream()
                .filter(each -> each.getString("month").equals(month))
                .flatMap(each -> each.getJsonArray("differences").getValuesAs(JsonObject.class).stream())
                .map(each -> "%s: %s > %s"
                        .formatted(each.getString("place"), each.getString("before"), each.getString("after")))
                .toList();
    }

    /** What both customers' reports say. */
    private List<String> reports() throws Exception {
        var said = new ArrayList<String>();
        for (var customer : List.of("acme", "boreal")) {
            said.add(mittari.run("report", customer, "monthly", "--month", "2026-03", "--format", "json")
                    .ok()
                    .out());
        }
        return said;
    }

    /** Configurations of instances whose generation is below all real ones. */
    private List<Path> shadows() throws IOException {
        try (var files = Files.walk(mittari.home())) {
            return files.filter(file -> file.getFileName().toString().matches("(.*\\.)?g-[0-9]+\\.config"))
                    .toList();
        }
    }
}
