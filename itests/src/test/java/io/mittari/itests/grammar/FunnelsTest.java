package io.mittari.itests.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.Period;
import org.junit.jupiter.api.Test;

/** {@code funnel}: several of one tenant. */
class FunnelsTest extends OnFiles {

    private static final String TWO = """
        "funnels": { "main": ["lead", "meeting", "offer", "deal"], "renewals": ["due", "offer", "renewed"] }\
        """;

    @Test
    void anEntrysFunnelIsAConstantOrACellAndEachIsCountedByItself() throws Exception {
        acme.set(TWO);
        var mapping = """
            { "files": [
              { "file": "deals*", "name": "deal", "key": "ID", "funnel": { "column": "Pipe", "values": { "Renewal": "renewals", "*": "main" } },
                "facts": [ { "fact": "stage", "stage": { "column": "Stage" }, "at": "Day" } ] },
              { "file": "contracts*", "name": "contract", "key": { "contract": "ID" }, "funnel": "renewals",
                "facts": [ { "fact": "stage", "stage": "due", "at": "Day" }, { "fact": "closed", "outcome": "won", "at": "Won" } ] } ] }
            """;
        acme.file("deals.csv", """
            ID,Pipe,Stage,Day
            1,New,lead,2026-01-05
            2,Renewal,due,2026-01-06
            3,Renewal,offer,2026-01-07
            4,,offer,2026-01-08
            """)
                .file("contracts.csv", "ID,Day,Won\n1,2026-01-09,2026-02-01\n")
                .imports(mapping);

        assertThat(acme.funnel("main", Period.ALL)).isEqualTo("lead 2, offer 1, deal 0; won 0, lost 0, none 0, open 2");
        assertThat(acme.funnel("renewals", Period.ALL))
                .isEqualTo("due 3, offer 2, renewed 1; won 1, lost 0, none 0, open 2");
    }

    @Test
    void anOpportunityThatIsMovedCountsInItsNewFunnelAlone() throws Exception {
        acme.set(TWO);
        var mapping = """
            { "key": "ID", "funnel": { "column": "Pipe" }, "facts": [ { "fact": "stage", "stage": "offer", "at": "Day" } ] }
            """;
        acme.file("x.csv", "ID,Pipe,Day\n1,main,2026-01-05\n2,main,2026-01-05\n")
                .imports(mapping);

        acme.file("x.csv", "ID,Pipe,Day\n1,main,2026-01-05\n2,renewals,2026-01-05\n")
                .imports(mapping);

        assertThat(acme.funnel("main", Period.ALL)).isEqualTo("offer 1; won 0, lost 0, none 0, open 1");
        assertThat(acme.funnel("renewals", Period.ALL)).isEqualTo("offer 1; won 0, lost 0, none 0, open 1");
    }

    @Test
    void theFunnelOfTheTopIsThatOfEveryEntryWithoutOne() throws Exception {
        acme.set(TWO);
        acme.file("a.csv", "ID,Day\n1,2026-01-05\n")
                .file("b.csv", "ID,Day\n2,2026-01-05\n")
                .imports("""
                    { "funnel": "renewals", "files": [
                      { "file": "a*", "name": "a", "key": "ID", "facts": [ { "fact": "stage", "stage": "offer", "at": "Day" } ] },
                      { "file": "b*", "name": "b", "key": "ID", "funnel": "main", "facts": [ { "fact": "stage", "stage": "offer", "at": "Day" } ] } ] }
                    """);

        assertThat(acme.funnel("main", Period.ALL)).startsWith("offer 1;");
        assertThat(acme.funnel("renewals", Period.ALL)).startsWith("offer 1;");
    }
}
