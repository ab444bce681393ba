package io.mittari.itests.command;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * March is reported from a first export. In the second one deal is reopened, one date emptied, one row gone, one owner
 * changed and one product renamed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestateIT {

    private static final String MAPPING = """
            { "mapping": 1, "source": "crm", "currency": "EUR", "key": { "deal": "id" }, "complete": true,
              "facts": [
                { "fact": "stage", "stage": "lead", "at": "created" },
                { "fact": "stage", "stage": "meeting", "at": "met" },
                { "fact": "closed", "at": "closed", "value": "value",
                  "outcome": { "column": "status", "values": { "Won": "won", "Lost": "lost", "*": null } } } ],
              "attributes": { "owner": "owner", "product": "product" } }
            """;

    private static final String FIRST = """
            id,created,met,status,closed,value,owner,product
            1,2026-03-02,2026-03-05,Won,2026-03-20,500,Ann,Saw
            2,2026-03-03,2026-03-06,Lost,2026-03-21,,Ann,Saw
            3,2026-03-04,2026-03-07,Won,2026-03-22,70,Ann,Axe
            4,2026-03-08,2026-03-09,Won,2026-03-23,40,Ann,Saw
            5,2026-03-10,2026-03-11,Won,2026-03-24,30,Bo,Axe
            6,2026-03-12,2026-03-13,Lost,2026-03-25,,Bo,Axe
            7,2026-03-14,2026-03-15,,,,Ann,Saw
            8,2026-03-16,2026-03-17,,,,Ann,Saw
            9,2026-03-18,2026-03-18,,,,Bo,Saw
            10,2026-03-18,2026-03-19,,,,Bo,Axe
            11,2026-03-19,2026-03-20,,,,Ann,Axe
            12,2026-03-19,2026-03-21,Won,2026-03-26,10,Ann,Axe
            """;

    private static final String SECOND = FIRST.replace("2026-03-05,Won,2026-03-20,500", "2026-03-05,,,500")
            .replace("2026-03-03,2026-03-06", "2026-03-03,")
            .replace("3,2026-03-04,2026-03-07,Won,2026-03-22,70,Ann,Axe\n", "")
            .replace("40,Ann", "40,Bo")
            .replace("30,Bo,Axe", "30,Bo,Axe Pro");

    private static final String MID_MARCH = """
            id,created,met,status,closed,value,owner,product
            1,2026-03-02,2026-03-05,,,500,Ann,Saw
            2,2026-03-03,2026-03-06,Lost,2026-03-21,,Ann,Saw
            """;

    private static final String DOLLARS = """
            id,created,met,status,closed,value,currency,owner,product
            1,2026-03-02,2026-03-05,Won,2026-03-20,100,USD,Ann,Saw
            2,2026-03-03,2026-03-06,Won,2026-03-21,50,EUR,Ann,Saw
            """;

    private static final String REOPENED = "taken-back deal 1: won 500.00 EUR 2026-03-20 deals.csv:2";
    private static final String EMPTIED = "taken-back deal 2: stage meeting 2026-03-06 deals.csv:3";
    private static final String GONE_LEAD = "taken-back deal 3: stage lead 2026-03-04 deals.csv:4";
    private static final String GONE_MEETING = "taken-back deal 3: stage meeting 2026-03-07 deals.csv:4";
    private static final String GONE_WIN = "taken-back deal 3: won 70.00 EUR 2026-03-22 deals.csv:4";
    private static final String OWNER = "changed deal 4: owner Ann deals.csv:5 > owner Bo later.csv:4";
    private static final String PRODUCT = "changed deal 5: product Axe deals.csv:6 > product Axe Pro later.csv:5";

    private Mittari mittari = new Mittari(Path.of(""));
    private Path folder = Path.of("");
    private long reported;
    private JsonObject second = JsonValue.EMPTY_JSON_OBJECT;
    private String funnel = "";

    @BeforeAll
    void aMonthIsReportedAndRestated(@TempDir Path folder) throws Exception {
        this.folder = folder;
        mittari = new Mittari(folder.resolve("home"));
        Files.writeString(folder.resolve("acme.mapping"), MAPPING);
        mittari.run("start").ok();
        add("acme");
        add("other");
        reported = sequence(imported("acme", "deals.csv", FIRST));
        funnel = funnel();
        second = imported("acme", "later.csv", SECOND);
    }

    @AfterAll
    void stop() throws Exception {
        mittari.close();
    }

    /** Of 31 facts: the close of one deal, the meeting of another, and two stages and the close of the one that is gone. */
    @Test
    void exactlyThoseFactsChange() {
        assertThat(List.of("stored", "corrected", "retracted", "known", "waiting", "rejected"))
                .extracting(second::getInt)
                .containsExactly(0, 0, 5, 26, 0, 0);
    }

    @Test
    void theMonthIsRestatedWithExactlyThoseReasons() throws Exception {
        var restated = restated();

        assertThat(differences(restated))
                .containsEntry("stage-count period {\"stage\":\"lead\"}", "-1")
                .containsEntry("stage-count period {\"stage\":\"meeting\"}", "-2")
                .containsEntry("stage-count period {\"stage\":\"deal\"}", "-2")
                .containsEntry("open-now open {\"stage\":\"meeting\"}", "1")
                .containsEntry("won-count closed {}", "-2")
                .containsEntry("revenue closed {}", "-570.00")
                .containsEntry("deal-size-median closed {}", "-10.000000")
                .doesNotContainKey("lost-count closed {}");
        assertThat(reasons(restated, "won-count")).containsExactly(REOPENED, GONE_WIN);
        assertThat(reasons(restated, "revenue")).containsExactly(REOPENED, GONE_WIN);
        assertThat(allReasons(restated))
                .containsExactlyInAnyOrder(REOPENED, EMPTIED, GONE_LEAD, GONE_MEETING, GONE_WIN);
    }

    @Test
    void anOwnerAndAProductRestateOnlyWhatIsToldByThem() throws Exception {
        assertThat(allReasons(restated("--by", "owner")))
                .containsExactlyInAnyOrder(REOPENED, EMPTIED, GONE_LEAD, GONE_MEETING, GONE_WIN, OWNER);
        assertThat(allReasons(restated("--by", "product")))
                .containsExactlyInAnyOrder(REOPENED, EMPTIED, GONE_LEAD, GONE_MEETING, GONE_WIN, PRODUCT);
        assertThat(differences(restated("--by", "product")))
                .containsEntry("won-count closed {\"product\":\"Axe Pro\"}", "1")
                .containsEntry("won-count closed {\"product\":\"Axe\"}", "-2");
    }

    @Test
    void whatWasToldIsToldAgainAsOfItsPoint() throws Exception {
        assertThat(funnel("--as-of", "#" + reported)).isEqualTo(funnel);
        assertThat(funnel()).isNotEqualTo(funnel);
    }

    @Test
    void aPersonReadsWhichFiguresAndWhy() throws Exception {
        var text = mittari.run("restate", "acme", "--month", "2026-03", "--reported", "#" + reported)
                .ok()
                .out();

        assertThat(text)
                .startsWith("acme, 2026-03, funnel main, as of ")
                .contains("won-count, basis closed: 5 reported, 3 now, difference -2\n")
                .contains("taken back  deal 1")
                .contains("won 500.00 EUR 2026-03-20, deals.csv:2 #" + reported)
                .contains(" other figures are as reported");
    }

    @Test
    void whereNothingChangedOneLineSaysSo() throws Exception {
        long again = sequence(imported("acme", "again.csv", SECOND));

        assertThat(mittari.run("restate", "acme", "--month", "2026-03", "--reported", "#" + again)
                        .ok()
                        .out())
                .contains("nothing is restated: all ");
    }

    @Test
    void aRateAndAStageThatAreSetOtherwiseRestateTheMonthWithNoFactChanged() throws Exception {
        add("rated");
        Files.writeString(
                folder.resolve("rated.mapping"),
                MAPPING.replace("\"value\": \"value\"", "\"value\": \"value\", \"currency\": \"currency\""));
        var file = mittari.run("tenant", "show", "rated", "--file").ok().json();
        applied(file, "0.90", "lead", "meeting", "deal");
        long before = sequence(imported("rated", "deals.csv", DOLLARS));
        applied(file, "0.95", "lead", "deal");

        var restated = mittari.run("restate", "rated", "--month", "2026-03", "--reported", "#" + before, "--json")
                .ok()
                .json();

        assertThat(allReasons(restated)).isEmpty();
        assertThat(differences(restated, "byFacts").values()).containsOnly("0", "0.00", "0.0000", "0.000000");
        assertThat(differences(restated, "bySettings"))
                .containsEntry("revenue closed {}", "5.00")
                .containsEntry("stage-count period {\"stage\":\"meeting\"}", "null");
        assertThat(restated.getJsonArray("settings").getValuesAs(JsonObject.class))
                .extracting(setting -> "%s: %s, was %s (%s by %s)"
                        .formatted(
                                setting.getString("key"),
                                setting.getString("after"),
                                setting.getString("before"),
                                setting.getString("why"),
                                setting.getString("by")))
                .containsExactly(
                        "funnels.main: lead > deal, was lead > meeting > deal (tenant apply by api)",
                        "rates: USD 0.95 from 2026-01-01, was USD 0.90 from 2026-01-01 (tenant apply by api)");
    }

    @Test
    void anExportOfBeforeThatComesAfterTheNewestIsToldWithItsRowsAndTheMend() throws Exception {
        add("late");
        Files.writeString(folder.resolve("late.mapping"), MAPPING.replace("\"complete\": true,", ""));
        imported("late", "march.csv", FIRST);

        var older = imported("late", "mid-march.csv", MID_MARCH);

        assertThat(older.getInt("retracted")).isEqualTo(1);
        assertThat(older.getJsonArray("remarks").getValuesAs(JsonString::getString))
                .containsExactly(
                        "mid-march.csv looks older than march.csv, which was imported before: its newest date is"
                                + " 2026-03-21 (line 3), that one's 2026-03-26 (line 13). Its rows count now: 0 facts were"
                                + " corrected, 1 taken back. If that was not meant, import march.csv again; with a \"version\" in"
                                + " the mapping older rows never win");
        var mended = imported("late", "march.csv", FIRST);
        assertThat(mended.getInt("stored")).isEqualTo(1);
        assertThat(mended).doesNotContainKey("remarks");
        // where a file says that it is all there is, most of it would be gone
        Files.writeString(folder.resolve("late.mapping"), MAPPING);
        assertThat(importing("late", "mid-march.csv", MID_MARCH).err())
                .contains(
                        "10 of the 12 records of entry 'rows' of source 'crm' are missing in this delivery, that is more"
                                + " than the 10 % that may vanish; nothing of its last batch was stored");
    }

    @Test
    void oneCustomerThatHasNoSuchPointStopsNoOther() throws Exception {
        var ran = mittari.run("restate", "acme,other", "--month", "2026-03", "--reported", "#" + reported);

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).contains("won-count, basis closed");
        assertThat(ran.err()).contains("mittari: other: tenant other has no point #" + reported);
    }

    @Test
    void aMonthThatClosedBeforeTheCustomerWasThereIsRefusedInWords() throws Exception {
        var ran = mittari.run("restate", "acme", "--month", "2016-03");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err())
                .contains("tenant acme was not there yet on 2016-04-06, when 2016-03 would have been reported")
                .contains(": name that or a later one");
        assertThat(mittari.run("restate", "acme", "--month", "March").exit()).isEqualTo(2);
        assertThat(mittari.run("restate", "acme", "--month", "2999-03").err())
                .contains("2999-03 is not reported yet: it counts as reported when 2999-04-06 begins."
                        + " Until then name the point you mean, a day or #SEQUENCE");
    }

    private void add(String tenant) throws Exception {
        mittari.run("tenant", "add", tenant, "--name", "A", "--locale", "en-US", "--zone", "UTC", "--currency", "EUR")
                .ok();
    }

    private JsonObject imported(String tenant, String name, String content) throws Exception {
        return importing(tenant, name, content).ok().json();
    }

    private Ran importing(String tenant, String name, String content) throws Exception {
        var file = Files.writeString(folder.resolve(name), content);
        return mittari.run(
                "import",
                tenant,
                file.toString(),
                "--mapping",
                folder.resolve(tenant + ".mapping").toString(),
                "--json");
    }

    private static long sequence(JsonObject receipt) {
        return receipt.getJsonNumber("sequence").longValue();
    }

    /** The customer counts in other money and other stages from now on. */
    private void applied(JsonObject file, String rate, String... stages) throws Exception {
        var rates = Json.createArrayBuilder()
                .add(Json.createObjectBuilder()
                        .add("from", "USD")
                        .add("on", "2026-01-01")
                        .add("rate", rate));
        var changed = Json.createObjectBuilder(file)
                .add("rates", rates)
                .add("opportunityStage", "lead")
                .add("funnels", Json.createObjectBuilder().add("main", Json.createArrayBuilder(List.of(stages))))
                .build();
        var named = Files.writeString(folder.resolve("rated.json"), changed.toString());
        mittari.run("tenant", "apply", named.toString()).ok();
    }

    private String funnel(String... more) throws Exception {
        var line = new ArrayList<>(List.of("funnel", "acme", "--from", "2026-03", "--to", "2026-03", "--json"));
        line.addAll(List.of(more));
        return mittari.run(line.toArray(String[]::new))
                .ok()
                .json()
                .getJsonArray("rows")
                .toString();
    }

    private JsonObject restated(String... more) throws Exception {
        var line = new ArrayList<>(
                List.of("restate", "acme", "--month", "2026-03", "--reported", "#" + reported, "--json"));
        line.addAll(List.of(more));
        return mittari.run(line.toArray(String[]::new)).ok().json();
    }

    private static Map<String, String> differences(JsonObject restated) {
        return differences(restated, "difference");
    }

    private static Map<String, String> differences(JsonObject restated, String part) {
        var differences = new TreeMap<String, String>();
        for (var figure : figures(restated)) {
            differences.put(
                    "%s %s %s".formatted(figure.getString("metric"), figure.getString("basis"), figure.get("by")),
                    String.valueOf(figure.getJsonObject(part).get("value")));
        }
        return differences;
    }

    private static List<String> reasons(JsonObject restated, String metric) {
        return figures(restated).stream()
                .filter(figure -> figure.getString("metric").equals(metric))
                .flatMap(figure -> figure.getJsonArray("changes").getValuesAs(JsonObject.class).stream())
                .map(RestateIT::reason)
                .sorted()
                .toList();
    }

    private static Set<String> allReasons(JsonObject restated) {
        var reasons = new TreeSet<String>();
        figures(restated).forEach(figure -> reasons.addAll(reasons(restated, figure.getString("metric"))));
        return reasons;
    }

    private static List<JsonObject> figures(JsonObject restated) {
        return restated.getJsonArray("figures").getValuesAs(JsonObject.class);
    }

    private static String reason(JsonObject change) {
        var facts = new ArrayList<String>();
        for (var side : List.of("before", "after")) {
            if (change.containsKey(side)) {
                var fact = change.getJsonObject(side);
                var day = fact.get("day") instanceof JsonString on ? " " + on.getString() : "";
                facts.add(fact.getString("fact") + day + " " + fact.getString("origin"));
            }
        }
        return "%s %s: %s"
                .formatted(change.getString("change"), change.getString("opportunity"), String.join(" > ", facts));
    }
}
