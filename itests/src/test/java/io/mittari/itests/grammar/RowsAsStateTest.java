package io.mittari.itests.grammar;

import static io.mittari.itests.grammar.Acme.told;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code "rows": "state"}: a row says how one thing is now, and takes back what it no longer says. */
class RowsAsStateTest extends OnFiles {

    private static final String DEALS = """
        { "files": [ { "file": "deals*", "name": "deal", "key": "ID",
            "facts": [
              { "fact": "stage", "stage": "lead", "at": "Created" },
              { "fact": "stage", "stage": { "column": "Stage", "values": { "Demo": "meeting", "Offer": "offer", "*": null } }, "at": "Since" },
              { "fact": "open", "value": "Amount", "when": { "Status": ["Open"] } },
              { "fact": "closed", "outcome": { "column": "Status", "values": { "Won": "won", "Lost": "lost", "*": null } },
                "at": "Closed", "value": "Amount" } ],
            "attributes": { "owner": "Seller" } } ] }
        """;

    @Test
    void theSameFileAgainIsKnownToTheLastFact() throws Exception {
        var rows = """
            ID,Created,Stage,Since,Status,Closed,Amount,Seller
            1,2026-01-05,Demo,2026-01-12,Won,2026-02-01,100,Aino
            2,2026-01-06,Demo,2026-01-13,Open,,50,Eero
            """;

        assertThat(told(acme.file("deals.csv", rows).imports(DEALS))).isEqualTo("read 2, stored 6");
        assertThat(told(acme.file("deals of March.csv", rows).imports(DEALS))).isEqualTo("read 2, known 6");
    }

    @Test
    void aReopenedDealIsOpenAgainAndItsMonthHasOneWinLess() throws Exception {
        acme.file("deals.csv", """
            ID,Created,Stage,Since,Status,Closed,Amount,Seller
            1,2026-01-05,,,Won,2026-02-01,100,Aino
            2,2026-01-06,,,Won,2026-02-02,50,Eero
            """).imports(DEALS);
        assertThat(acme.funnel("2026-02")).isEqualTo("lead 0, deal 2; won 2, lost 0, none 0, open 0");

        var receipt = acme.file("deals.csv", """
            ID,Created,Stage,Since,Status,Closed,Amount,Seller
            1,2026-01-05,,,Open,,100,Aino
            2,2026-01-06,,,Won,2026-02-02,50,Eero
            """).imports(DEALS);

        assertThat(told(receipt)).isEqualTo("read 2, stored 1, known 3, retracted 1");
        assertThat(acme.funnel("2026-02")).isEqualTo("lead 0, deal 1; won 1, lost 0, none 0, open 1");
        assertThat(acme.figure("revenue")).isEqualTo("50.00");
    }

    @Test
    void wonThatBecomesLostIsOneCorrection() throws Exception {
        acme.file("deals.csv", """
            ID,Created,Stage,Since,Status,Closed,Amount,Seller
            1,2026-01-05,,,Won,2026-02-01,100,Aino
            """).imports(DEALS);

        var receipt = acme.file("deals.csv", """
            ID,Created,Stage,Since,Status,Closed,Amount,Seller
            1,2026-01-05,,,Lost,2026-02-03,100,Aino
            """).imports(DEALS);

        assertThat(told(receipt)).isEqualTo("read 1, known 1, corrected 1");
        assertThat(acme.funnel()).endsWith("won 0, lost 1, none 0, open 0");
    }

    @Test
    void aConstantStageWhoseDateIsEmptiedIsTakenBack() throws Exception {
        acme.file("deals.csv", """
            ID,Created,Stage,Since,Status,Closed,Amount,Seller
            1,2026-01-05,,,Won,2026-02-01,100,Aino
            """).imports(DEALS);

        var receipt = acme.file("deals.csv", """
            ID,Created,Stage,Since,Status,Closed,Amount,Seller
            1,,,,Won,2026-02-01,100,Aino
            """).imports(DEALS);

        assertThat(told(receipt)).isEqualTo("read 1, known 1, retracted 1");
        assertThat(acme.figure("cycle-won-mean")).isEqualTo("no data: nothing that was won has a dated start");
    }

    @Test
    void stagesReadFromAColumnAreStepsThatStay() throws Exception {
        for (var now : new String[] {"Demo,2026-01-12", "Offer,2026-01-20", "Demo,2026-02-03", "Gone,2026-02-09"}) {
            acme.file(
                            "deals.csv",
                            "ID,Created,Stage,Since,Status,Closed,Amount,Seller\n1,2026-01-05," + now
                                    + ",Open,,100,Aino\n")
                    .imports(DEALS);
        }

        assertThat(acme.funnel("2026-01")).isEqualTo("lead 1, meeting 1, offer 1; won 0, lost 0, none 0, open 1");
        assertThat(acme.funnel("2026-02")).startsWith("lead 0, meeting 0, offer 0;");
    }

    @Test
    void aRowThatNoLongerPassesWhenTakesAllOfItBack() throws Exception {
        var mapping = """
            { "key": "ID", "when": { "Type": ["New"] },
              "facts": [ { "fact": "stage", "stage": "lead", "at": "Created" } ] }
            """;
        acme.file("x.csv", "ID,Type,Created\n1,New,2026-01-05\n2,New,2026-01-06\n")
                .imports(mapping);

        var receipt = acme.file("x.csv", "ID,Type,Created\n1,New,2026-01-05\n2,Old,2026-01-06\n")
                .imports(mapping);

        assertThat(told(receipt)).isEqualTo("read 2, empty 1, known 1, retracted 1");
        assertThat(acme.figure("stage-count")).isEqualTo("1");
    }

    @Test
    void anEmptyCellErasesNoValueOfAnotherEntryAndTheEntryThatStandsFirstWins() throws Exception {
        var mapping = """
            { "files": [
              { "file": "leads*", "name": "lead", "key": "ID", "facts": [ { "fact": "stage", "stage": "lead", "at": "Day" } ],
                "attributes": { "channel": "Source", "segment": "Segment" } },
              { "file": "deals*", "name": "deal", "key": "ID", "attributes": { "channel": "Source", "segment": "Segment" } } ] }
            """;
        acme.file("deals.csv", "ID,Source,Segment\n1,fair,small\n2,fair,small\n")
                .imports(mapping);
        acme.file("leads.csv", "ID,Day,Source,Segment\n1,2026-01-05,web,\n2,2026-01-06,,large\n")
                .imports(mapping);

        assertThat(acme.by("channel", "stage-count")).hasToString("{fair=1, web=1}");
        assertThat(acme.by("segment", "stage-count")).hasToString("{large=1, small=1}");

        acme.file("leads.csv", "ID,Day,Source,Segment\n1,2026-01-05,,\n2,2026-01-06,,\n")
                .imports(mapping);
        assertThat(acme.by("segment", "stage-count")).hasToString("{small=2}");
    }
}
