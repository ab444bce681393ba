package io.mittari.itests.grammar;

import static io.mittari.itests.grammar.Acme.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.query.Question;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keys, kinds of keys, lists of keys, {@code from}, links and what waits (C6). */
class KeysAndLinksTest extends OnFiles {

    private static final String MAPPING = """
        { "files": [
          { "file": "leads*", "name": "lead", "key": { "lead": "ID" },
            "facts": [ { "fact": "stage", "stage": "lead", "at": "Day" } ], "attributes": { "channel": "Source" } },
          { "file": "deals*", "name": "deal", "key": { "deal": "ID" }, "from": { "lead": "Lead" },
            "facts": [ { "fact": "stage", "stage": "meeting", "at": "Day" },
                       { "fact": "closed", "outcome": "won", "at": "Won", "value": "Sum" } ] },
          { "file": "links*", "name": "link", "rows": "event", "id": "No", "key": null,
            "facts": [ { "fact": "link", "keys": [ { "deal": "Deal" }, { "lead": { "column": "Leads", "split": ";" } } ] } ] },
          { "file": "pairs*", "name": "pair", "rows": "event", "id": "No", "key": null,
            "facts": [ { "fact": "link", "keys": [ { "deal": "One" }, { "deal": "Other" } ] } ] },
          { "file": "undo*", "name": "link", "rows": "event", "id": "No", "key": null,
            "facts": [ { "fact": "retracted", "key": "Of" } ] } ] }
        """;

    private static final String LEADS = "ID,Day,Source\n17,2026-01-05,web\n18,2026-01-06,fair\n19,2026-01-07,phone\n";
    private static final String DEALS = "ID,Lead,Day,Won,Sum\n17,,2026-01-12,2026-02-01,100\n18,,2026-01-13,,\n";

    private String counts() throws Exception {
        return acme.funnel().replaceAll(";.*", "");
    }

    @Test
    void kindsAreNumberSpacesOfTheirOwn() throws Exception {
        acme.file("leads.csv", LEADS).file("deals.csv", DEALS).imports(MAPPING);

        // leads 17, 18, 19 and deals 17, 18 that passed the lead
        assertThat(counts()).isEqualTo("lead 5, meeting 2, deal 1");
    }

    @Test
    void aLinkMakesOneOpportunityOfTwoWhicheverComesFirst() throws Exception {
        var leads = Map.entry("leads.csv", LEADS);
        var deals = Map.entry("deals.csv", DEALS);
        var links = Map.entry("links.csv", "No,Deal,Leads\n1,17,18\n");
        for (var order : List.of(List.of(leads, deals, links), List.of(links, deals, leads))) {
            for (var export : order) {
                acme.file(export.getKey(), export.getValue()).imports(MAPPING);
            }

            assertThat(counts()).isEqualTo("lead 4, meeting 2, deal 1");
            assertThat(acme.by("channel", "revenue")).containsEntry("fair", "100.00");
            removeTenant();
            makeTenant();
        }
    }

    @Test
    void oneLinkMayJoinManyAndTheReceiptSaysHowManyWait() throws Exception {
        assertThat(told(acme.file("links.csv", "No,Deal,Leads\n1,17,17; 18;19\n2,18,20\n")
                        .imports(MAPPING)))
                .isEqualTo("read 2, waiting 2");
        assertThat(told(acme.file("leads.csv", LEADS).imports(MAPPING))).isEqualTo("read 3, stored 3");
        assertThat(told(acme.file("deals.csv", DEALS).imports(MAPPING))).isEqualTo("read 2, stored 3");

        assertThat(counts()).isEqualTo("lead 2, meeting 2, deal 1");
        assertThat(told(acme.file("links.csv", "No,Deal,Leads\n1,17,17; 18;19\n2,18,20\n")
                        .imports(MAPPING)))
                .isEqualTo("read 2, waiting 1");
    }

    @Test
    void linksInACircleAreHarmless() throws Exception {
        acme.file("leads.csv", LEADS).file("deals.csv", DEALS).imports(MAPPING);

        acme.file("links.csv", "No,Deal,Leads\n1,17,17;18\n2,18,18;19\n3,17,19;17\n4,18,17\n")
                .imports(MAPPING);

        assertThat(counts()).isEqualTo("lead 1, meeting 1, deal 1");
    }

    @Test
    void aLinkThatIsTakenBackSplitsAgain() throws Exception {
        acme.file("leads.csv", LEADS).file("deals.csv", DEALS).imports(MAPPING);
        acme.file("links.csv", "No,Deal,Leads\n1,17,17\n2,18,18\n").imports(MAPPING);
        assertThat(counts()).isEqualTo("lead 3, meeting 2, deal 1");

        acme.file("undo.csv", "No,Of\n9,1\n").imports(MAPPING);

        assertThat(counts()).isEqualTo("lead 4, meeting 2, deal 1");
    }

    @Test
    void theFirstDealOfALeadContinuesItAndEveryFurtherOneIsItsOwnWithTheLeadsChannel() throws Exception {
        acme.file("deals.csv", """
            ID,Lead,Day,Won,Sum
            21,17,2026-01-20,2026-02-20,7
            20,17,2026-01-12,2026-02-01,100
            22,99,2026-01-14,,
            """).imports(MAPPING);
        assertThat(acme.file("leads.csv", LEADS).imports(MAPPING).receipt().waiting())
                .isZero();

        // three leads, and deal 22 whose lead never came: it passed the lead
        assertThat(counts()).isEqualTo("lead 4, meeting 3, deal 2");
        assertThat(acme.by("channel", "revenue")).containsEntry("web", "107.00");
        assertThat(acme.by("channel", Question.of("stage-count", Period.ALL).where(Map.of("stage", "lead"))))
                .containsEntry("web", "1");
    }

    @Test
    void aFurtherDealOfTwoLeadsTakesTheChannelOfTheEarlierOneWhicheverComesFirst() throws Exception {
        var deals = """
            ID,Lead,Day,Won,Sum
            20,17,2026-01-12,,
            21,17,2026-01-20,,
            22,18,2026-01-13,,
            23,18,2026-01-21,2026-02-01,9
            """;
        var earlier = "ID,Day,Source\n17,2026-01-05,web\n";
        var later = "ID,Day,Source\n18,2026-01-06,fair\n";
        for (var order : List.of(List.of(earlier, later), List.of(later, earlier))) {
            acme.file("leads.csv", order.get(0)).imports(MAPPING);
            acme.file("leads.csv", order.get(1)).imports(MAPPING);
            acme.file("deals.csv", deals).imports(MAPPING);
            acme.file("pairs.csv", "No,One,Other\n1,21,23\n").imports(MAPPING);

            assertThat(acme.by("channel", "revenue")).containsEntry("web", "9.00");
            removeTenant();
            makeTenant();
        }
    }

    @Test
    void whatWaitsForItsLeadIsTold() throws Exception {
        assertThat(told(acme.file("deals.csv", "ID,Lead,Day,Won,Sum\n20,17,2026-01-12,,\n21,,2026-01-12,,\n")
                        .imports(MAPPING)))
                .isEqualTo("read 2, stored 2, waiting 1");
    }

    @Test
    void ofAListTheFirstKeyThatIsFilledIsTheKeyAndAllThatAreFilledAreOneOpportunity() throws Exception {
        var mapping = """
            { "key": [ { "deal": "Deal" }, { "lead": "Lead" }, { "mail": "Mail" } ],
              "facts": [ { "fact": "stage", "stage": "lead", "at": "Day" } ] }
            """;

        acme.file("x.csv", """
            Deal,Lead,Mail,Day
            1,17,,2026-01-05
            ,17,a@x.fi,2026-01-06
            ,,a@x.fi,2026-01-07
            2,,,2026-01-08
            """).imports(mapping);

        assertThat(acme.figure("stage-count")).isEqualTo("2");
    }

    @Test
    void keysOfTwoSourcesAreNotTheSame() throws Exception {
        acme.file("leads.csv", LEADS).imports(MAPPING);
        acme.file("leads.csv", LEADS).imports("erp", MAPPING);
        assertThat(acme.figure("stage-count")).isEqualTo("6");

        // unless the mappings name one source
        acme.file("leads.csv", LEADS).imports("erp", MAPPING.replaceFirst("\\{", "{ \"source\": \"crm\","));
        assertThat(acme.figure("stage-count")).isEqualTo("6");
    }

    @Test
    void aRetractionTakesBackARecordOrOneOfItsSlots() throws Exception {
        var mapping = """
            { "files": [
              { "file": "deals*", "name": "deal", "key": "ID", "facts": [
                { "fact": "stage", "stage": "lead", "at": "Day" }, { "fact": "closed", "outcome": "won", "at": "Won" } ] },
              { "file": "undo*", "name": "deal", "rows": "event", "id": "No", "key": null, "facts": [
                { "fact": "retracted", "key": "ID", "slot": "Slot" } ] } ] }
            """;
        acme.file(
                        "deals.csv",
                        "ID,Day,Won\n1,2026-01-05,2026-02-01\n2,2026-01-06,2026-02-02\n3,2026-01-06,2026-02-02\n")
                .imports(mapping);

        var receipt =
                acme.file("undo.csv", "No,ID,Slot\na,1,closed\nb,2,\nc,7,\n").imports(mapping);

        assertThat(told(receipt)).isEqualTo("read 3, retracted 3");
        assertThat(acme.funnel()).isEqualTo("lead 2, deal 1; won 1, lost 0, none 0, open 1");
    }
}
