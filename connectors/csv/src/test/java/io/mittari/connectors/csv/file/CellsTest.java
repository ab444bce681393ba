package io.mittari.connectors.csv.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.fact.Closed;
import io.mittari.metrics.api.fact.Cost;
import io.mittari.metrics.api.fact.Described;
import io.mittari.metrics.api.fact.StageEntered;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chapters "A cell", "Tests", "Dates" and "Numbers" of the mapping format, where one part meets another. */
class CellsTest {

    @TempDir
    Path folder;

    @Test
    void stepsAreTakenInTheirOrderHoweverTheyAreWritten() throws Exception {
        var imported = new Importing(folder)
                .file("x.csv", "ID,A\n1, isdom\n2,none\n3,Isdom\n4,Nobody\n")
                .file("t.csv", "K,Size\nisdom,small\nIsdom,300\n")
                .with("""
                    { "lookups": { "t": { "file": "t.csv", "key": "K" } }, "key": "ID", "format": { "empty": ["none"] },
                      "attributes": { "owner": "ID", "size": { "bands": [0, 10, 250], "values": { "SMALL": "9" }, "lookup": "t.Size", "column": "A" } } }
                    """);

        assertThat(imported.facts(Described.class))
                .extracting(fact -> fact.attributes().getOrDefault("size", "-"))
                .containsExactly("0–9", "-", "250+", "-");
        assertThat(imported.receipt().unmatched()).hasToString("{t=1}");
    }

    @Test
    void nullSaysThatThereIsNone() throws Exception {
        var imported = new Importing(folder).file("x.csv", "ID,A\n1,a\n").with("""
            { "key": "ID", "from": null, "version": null, "when": null, "contact": null,
              "facts": [ { "fact": "stage", "stage": "lead", "at": null, "owner": null } ],
              "attributes": { "owner": "A", "team": null } }
            """);

        assertThat(imported.slots()).containsExactly("stage/lead", "described");
        assertThat(imported.attributes()).containsOnlyKeys("owner");
    }

    @Test
    void aBareStringIsAConstantWhereAWordOfTheFormatStandsAndAColumnElsewhere() throws Exception {
        var imported = new Importing(folder)
                .file("x.csv", "ID,lead,tools,D,V,EUR\n1,x,y,2026-03-02,5,SEK\n")
                .with("""
                    { "rows": "event", "key": "ID", "funnel": "lead", "facts": [
                        { "fact": "stage", "stage": "lead", "at": "D", "owner": "lead" },
                        { "fact": "cost", "kind": "tools", "value": "V", "at": "D", "currency": "EUR" } ] }
                    """);

        assertThat(imported.fact(StageEntered.class).stage()).hasToString("lead");
        assertThat(imported.fact(StageEntered.class).context().owner()).isEqualTo("x");
        assertThat(imported.only().funnel()).isEqualTo("lead");
        assertThat(imported.fact(Cost.class).kind()).isEqualTo(Cost.Kind.TOOLS);
        assertThat(imported.fact(Cost.class).value()).hasToString("5.00 SEK");
    }

    @Test
    void testsMayLookUpAndBeListsOfWhichOneIsEnough() throws Exception {
        var imported = new Importing(folder)
                .file("x.csv", "ID,A,N\n1,Isdom,1\n2,Cancity,9\n3,Cancity,1\n4,,1\n")
                .file("t.csv", "K,Sector\nIsdom,Medical\nCancity,retail\n")
                .with("""
                    { "lookups": { "t": { "file": "t.csv", "key": "K" } }, "key": "ID",
                      "when": [ [ { "column": "A", "lookup": "t.Sector", "in": ["med*"] } ],
                                [ { "column": "A", "lookup": "t.Sector", "empty": false }, { "column": "N", "min": 5 } ] ],
                      "attributes": { "owner": "ID" } }
                    """);

        assertThat(imported.facts(Described.class))
                .extracting(fact -> fact.attributes().get("owner"))
                .containsExactly("1", "2");
        assertThat(imported.receipt().empty()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}: {1} and {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        auto                     | 31/12/2025           | 3/2/2026            | 2025-12-31, 2026-02-03
        auto                     | 12/31/2025           | 3/2/2026            | 2025-12-31, 2026-03-02
        auto                     | 31-12-2025           | 03-02-2026          | 2025-12-31, 2026-02-03
        auto                     | tammikuu 2026        | maaliskuu 2026      | 2026-01-01, 2026-03-01
        auto                     | 46023                | 46084.5             | 2026-01-01, 2026-03-03T10:00:00Z
        auto                     | 1/2026               | 12/2025             | 2026-01-01, 2025-12-01
        auto                     | 2026-Q1              | 2025-Q4             | 2026-01-01, 2025-10-01
        auto                     | 2026-03-02 23:30     | 2026-03-02T23:30Z   | 2026-03-02T21:30:00Z, 2026-03-02T23:30:00Z
        dd MMM, yyyy HH:mm:ss    | 02 Mar, 2026 10:00:00 | 2026-03-03         | 2026-03-02T08:00:00Z, 2026-03-03
        """)
    void aColumnsDatesAreDecidedByAllOfItsRows(String dates, String one, String other, String expected)
            throws Exception {
        var imported = new Importing(folder)
                .file("x.csv", "ID;D\n1;" + one + "\n2;" + other + "\n")
                .with("{ \"key\": \"ID\", \"facts\": [ { \"fact\": \"stage\", \"stage\": \"lead\", \"at\":"
                        + " { \"column\": \"D\", \"date\": \"" + dates + "\" } } ] }");

        assertThat(imported.reasons()).isEmpty();
        assertThat(imported.facts(StageEntered.class).stream()
                        .map(fact -> String.valueOf(fact.at()))
                        .collect(Collectors.joining(", ")))
                .isEqualTo(expected);
    }

    @Test
    void patternsOfACellAreForItAlone() throws Exception {
        var imported = new Importing(folder)
                .file("x.csv", "ID,A,B\n1,03/02/2026,03/02/2026\n")
                .with("""
                    { "key": "ID", "format": { "dates": "dd/MM/yyyy" }, "facts": [
                      { "fact": "stage", "stage": "lead", "at": "A" },
                      { "fact": "stage", "stage": "offer", "at": { "column": "B", "date": ["MM/dd/yyyy"] } } ] }
                    """);

        assertThat(imported.facts(StageEntered.class))
                .extracting(fact -> String.valueOf(fact.at()))
                .containsExactly("2026-02-03", "2026-03-02");
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        1 234,50 €  | 1,5        | 1234.50, 1.50
        1.234,50    | 12         | 1234.50, 12.00
        1,234.50    | $ 2        | 1234.50, 2.00
        1'234.50    | 7          | 1234.50, 7.00
        (1 200)     | 15-        | -1200.00, -15.00
        1,1K        | 2M         | 1100.00, 2000000.00
        1\u00a0234  | 12,5 %     | 1234.00, 0.12
        """)
    void aColumnsNumbersAreDecidedByAllOfItsRows(String one, String other, String expected) throws Exception {
        var imported = new Importing(folder)
                .file("x.csv", "ID;V\n1;" + one + "\n2;" + other + "\n")
                .with("{ \"key\": \"ID\", \"facts\": [ { \"fact\": \"closed\", \"outcome\": \"won\","
                        + " \"at\": { \"seen\": true }, \"value\": \"V\" } ] }");

        assertThat(imported.reasons()).isEmpty();
        assertThat(imported.facts(Closed.class).stream()
                        .map(fact -> String.valueOf(fact.value()).replace(" EUR", ""))
                        .collect(Collectors.joining(", ")))
                .isEqualTo(expected);
    }
}
