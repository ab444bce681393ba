package io.mittari.itests.grammar;

import static io.mittari.itests.grammar.Acme.told;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code "rows": "event"}: each row is one happening and takes nothing back. */
class RowsAsEventsTest extends OnFiles {

    private static final String HISTORY = """
        { "rows": "event", "id": ["ID", "Entered"], "key": { "deal": "ID" }, "facts": [
          { "fact": "stage", "stage": { "column": "Stage", "values": { "Lead": "lead", "Demo*": "meeting", "Offer": "offer", "*": null } },
            "at": "Entered" } ] }
        """;

    @Test
    void aHistoryOfStagesCountsEachStepOnceHoweverOftenAndInWhichPartsItComes() throws Exception {
        assertThat(told(acme.file("1.csv", """
            ID,Stage,Entered
            17,Lead,2026-01-05
            17,Demo 1,2026-01-12
            17,Nothing,2026-01-13
            """).imports(HISTORY))).isEqualTo("read 3, empty 1, stored 2");

        assertThat(told(acme.file("2.csv", """
            ID,Stage,Entered
            17,Offer,2026-02-02
            17,Demo 1,2026-01-12
            17,Lead,2026-01-05
            """).imports(HISTORY))).isEqualTo("read 3, stored 1, known 2");

        assertThat(acme.funnel()).startsWith("lead 1, meeting 1, offer 1;");
    }

    @Test
    void anEventWithTheIdOfAnotherCorrectsItButTakesNoStepBack() throws Exception {
        var mapping = """
            { "rows": "event", "id": "No", "key": "ID", "facts": [
              { "fact": "closed", "outcome": { "column": "End", "values": { "won": "won", "lost": "lost", "*": null } }, "at": "Day" } ] }
            """;
        acme.file("x.csv", "No,ID,End,Day\n1,17,won,2026-01-05\n").imports(mapping);

        assertThat(told(acme.file("x.csv", "No,ID,End,Day\n1,17,lost,2026-01-05\n")
                        .imports(mapping)))
                .isEqualTo("read 1, corrected 1");
        assertThat(told(acme.file("x.csv", "No,ID,End,Day\n1,17,other,2026-01-05\n")
                        .imports(mapping)))
                .isEqualTo("read 1, empty 1");
        assertThat(acme.funnel()).endsWith("won 0, lost 1, none 0, open 0");
    }

    @Test
    void withoutAnIdTheKeyIsTheRecordAndStepsOfAHistoryStillStay() throws Exception {
        var mapping = HISTORY.replace("\"id\": [\"ID\", \"Entered\"], ", "");

        var receipt = acme.file("x.csv", """
            ID,Stage,Entered
            17,Lead,2026-01-05
            17,Demo,2026-01-12
            18,Lead,2026-01-06
            """).imports(mapping);

        assertThat(told(receipt)).isEqualTo("read 3, stored 3");
        assertThat(acme.funnel()).startsWith("lead 2, meeting 1;");
    }

    @Test
    void rowsWithoutKeyAndIdAreKnownByWhatTheySayAndTheirNumberAmongEqualRows() throws Exception {
        var mapping = """
            { "rows": "event", "key": null, "facts": [ { "fact": "cost", "value": "Sum", "at": "Day" } ] }
            """;
        var day = "Day,Sum\n2026-01-05,10\n2026-01-05,10\n2026-01-06,7\n";

        assertThat(told(acme.file("monday.csv", day).imports(mapping))).isEqualTo("read 3, stored 3");
        assertThat(told(acme.file("monday again.csv", day).imports(mapping))).isEqualTo("read 3, known 3");
        assertThat(told(acme.file("tuesday.csv", day + "2026-01-05,10\n").imports(mapping)))
                .isEqualTo("read 4, stored 1, known 3");
    }

    @Test
    void anIdThatIsEmptyRejectsItsRow() throws Exception {
        var mapping = """
            { "rows": "event", "id": "No", "key": "ID", "facts": [ { "fact": "stage", "stage": "lead", "at": "Day" } ] }
            """;

        acme.file("x.csv", "No,ID,Day\n1,17,2026-01-05\n,18,2026-01-06\n2,,2026-01-07\n")
                .imports(mapping);

        assertThat(acme.rejected())
                .containsExactly("x.csv:3 the id (column 'No') is empty", "x.csv:4 the key (column 'ID') is empty");
    }

    @Test
    void twoFactsOfARowForOneSlotRejectItUnlessTheyAreTheSame() throws Exception {
        var mapping = """
            { "rows": "event", "id": "No", "facts": [
              { "fact": "cost", "value": "Sum", "at": "Day", "kind": { "column": "Kind" } },
              { "fact": "cost", "value": "Fee", "at": "Day", "kind": { "column": "Kind of fee" } } ] }
            """;

        var receipt = acme.file("x.csv", """
            No,Day,Sum,Kind,Fee,Kind of fee
            1,2026-01-05,10,tools,2,partner
            2,2026-01-05,10,tools,2,tools
            3,2026-01-05,10,tools,10,tools
            """).imports(mapping);

        assertThat(told(receipt)).isEqualTo("read 3, rejected 1, stored 3");
        assertThat(acme.rejected())
                .containsExactly("x.csv:3 two facts of the row fill the slot 'cost/tools'; give one a \"name\" in the"
                        + " mapping");
    }

    @Test
    void anotherNameOfTheEntryMakesNewFacts() throws Exception {
        var mapping = """
            { "files": [ { "file": "*", "name": "%s", "rows": "event", "id": "No", "facts": [
              { "fact": "cost", "value": "Sum", "at": "Day" } ] } ] }
            """;
        acme.file("x.csv", "No,Day,Sum\n1,2026-01-05,10\n").imports(mapping.formatted("costs"));

        assertThat(told(acme.file("x.csv", "No,Day,Sum\n1,2026-01-05,10\n").imports(mapping.formatted("spend"))))
                .isEqualTo("read 1, stored 1");
    }
}
