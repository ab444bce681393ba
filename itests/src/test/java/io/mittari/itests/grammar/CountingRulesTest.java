package io.mittari.itests.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.query.Question;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The general counting rules and those of stages (C1 to C16), from a file to the figure. */
class CountingRulesTest extends OnFiles {

    private static final String DEALS = """
        { "files": [ { "file": "deals*", "name": "deal", "key": "ID", "facts": [
            { "fact": "stage", "stage": "lead", "at": "Lead" }, { "fact": "stage", "stage": "meeting", "at": "Meeting" },
            { "fact": "stage", "stage": "offer", "at": "Offer" },
            { "fact": "stage", "stage": "offer", "at": null, "name": "stands in offer", "when": { "Now": ["Offer"] } },
            { "fact": "closed", "outcome": { "column": "Now", "values": { "won": "won", "lost": "lost", "none": "none", "*": null } },
              "at": "End", "value": "Sum" } ] },
          { "file": "history*", "name": "history", "rows": "event", "id": ["ID", "Stage", "Day"], "key": "ID", "facts": [
            { "fact": "stage", "stage": { "column": "Stage" }, "at": "Day" } ] } ] }
        """;

    private static final String HEADER = "ID,Lead,Meeting,Offer,Now,End,Sum\n";

    private void deals(String rows) throws Exception {
        acme.file("deals.csv", HEADER + rows).imports(DEALS);
    }

    private void history(String rows) throws Exception {
        acme.file("history.csv", "ID,Stage,Day\n" + rows).imports(DEALS);
    }

    private Measurement count(String stage, String period) throws Exception {
        return acme.cell(Question.of("stage-count", Period.parse(period)).where(Map.of("stage", stage)));
    }

    private Measurement conversion(String into, String period, Basis basis, @Nullable Integer horizon)
            throws Exception {
        return acme.cell(Question.of("conversion", Period.parse(period))
                .where(Map.of("stage", into))
                .on(basis)
                .within(horizon));
    }

    /** C1 */
    @Test
    void anInstantCountsOnItsDayInTheTenantsZoneAndAnotherZoneRestates() throws Exception {
        deals("1,2026-01-31 23:30,,,,,\n2,2026-01-31T23:30:00Z,,,,,\n");
        assertThat(count("lead", "2026-01").value()).isEqualByComparingTo("1");
        assertThat(count("lead", "2026-02").value()).isEqualByComparingTo("1");

        acme.apply(Acme.FILE.replace("Europe/Helsinki", "UTC"));

        assertThat(count("lead", "2026-01").value()).isEqualByComparingTo("2");
    }

    /** C1 */
    @Test
    void daysBetweenAreThoseOfTheCalendarNeverHours() throws Exception {
        deals("1,2026-01-01 23:59,,,won,2026-01-02 00:01,5\n");

        assertThat(acme.figure("cycle-won-mean")).isEqualTo("1.000000");
    }

    /** C2 */
    @Test
    void aFigureHasAPointOfTheJournalAndADay() throws Exception {
        var first = acme.file("deals.csv", HEADER + "1,2026-01-05,,,,,\n").imports(DEALS);
        acme.file("deals.csv", HEADER + "2,2026-01-06,2026-01-20,,,,\n").imports(DEALS);

        var then = acme.metrics(first.receipt().sequence(), null);
        assertThat(then.measure(Question.of("stage-count", Period.ALL))
                        .get(0)
                        .cell()
                        .value())
                .isEqualByComparingTo("1");
        var earlier = acme.metrics(acme.metrics().sequence(), "2026-01-19");
        assertThat(earlier.measure(Question.of("stage-count", Period.ALL).where(Map.of("stage", "meeting")))
                        .get(0)
                        .cell()
                        .value())
                .isEqualByComparingTo("0");
    }

    /** C4 */
    @Test
    void nothingIsZeroOnlyWhereTheSourceHasDeliveredAfterThePeriodAndNotBeforeItsFirstMonth() throws Exception {
        acme.on("2026-05-15");
        deals("1,2026-02-20,,,,,\n2,2026-05-04,,,,,\n");
        acme.on("2026-08-01");

        assertThat(acme.figure("stage-count", "2026-01"))
                .isEqualTo("no data: source crm does not cover it: its facts begin on 2026-02-20");
        assertThat(acme.figure("stage-count", "2026-03")).isEqualTo("0");
        assertThat(count("lead", "2026-05").notes().partial()).isTrue();
        assertThat(acme.figure("stage-count", "2026-07"))
                .isEqualTo("no data: source crm does not cover it: its last delivery was on 2026-05-15");
        deals("1,2026-02-20,,,,,\n2,2026-05-04,,,,,\n");
        assertThat(acme.figure("stage-count", "2026-07")).isEqualTo("0");
        assertThat(count("lead", "2026-05").notes().partial()).isFalse();
    }

    /** C4 */
    @Test
    void aSourceThatIsSaidToBeginEarlierCoversTheMonthsBeforeItsFirstFact() throws Exception {
        deals("1,2026-02-20,,,,,\n");
        assertThat(acme.figure("stage-count", "2026-01")).startsWith("no data");

        acme.set("\"connectors\": [ { \"name\": \"crm\", \"since\": \"2025-12-15\" } ]");

        assertThat(acme.figure("stage-count", "2026-01")).isEqualTo("0");
        assertThat(acme.figure("stage-count", "2025-12")).isEqualTo("0");
        assertThat(acme.figure("stage-count", "2025-11"))
                .isEqualTo("no data: source crm does not cover it: it is said to begin on 2025-12-15");
        acme.set("\"connectors\": [ { \"name\": \"crm\", \"since\": \"2026-03-01\" } ]");
        assertThat(acme.figure("stage-count", "2026-02")).isEqualTo("1");
        assertThat(acme.figure("stage-count", "2026-01"))
                .isEqualTo("no data: source crm does not cover it: its facts begin on 2026-02-20");
    }

    /** C5 */
    @Test
    void anUndatedFactCountsWhereNoPeriodIsAskedForAndIsToldElsewhere() throws Exception {
        deals("1,,,,Offer,,\n2,,,2026-02-03,,,\n");

        assertThat(count("offer", "2026-02").value()).isEqualByComparingTo("1");
        assertThat(count("offer", "2026-02").notes().undated()).isEqualTo(1);
        assertThat(acme.funnel()).isEqualTo("offer 2; won 0, lost 0, none 0, open 2");
        assertThat(acme.by("stage", Question.of("open-now", Period.ALL))).containsEntry("offer", "2");
    }

    /** C8 */
    @Test
    void anOpportunityEntersAStageOnceAndLaterEntriesAreTold() throws Exception {
        history("1,lead,2026-01-05\n1,offer,2026-02-02\n1,offer,2026-03-09\n1,offer,2026-03-20\n2,offer,2026-03-02\n");
        // another record of the same opportunity tells of one of these days too
        deals("1,,,2026-03-09,,,\n");

        assertThat(count("offer", "2026-02").value()).isEqualByComparingTo("1");
        var march = count("offer", "2026-03");
        assertThat(march.value()).isEqualByComparingTo("1");
        assertThat(march.notes().reEntries()).isEqualTo(2);
        assertThat(march.notes().remark())
                .isEqualTo("2 later entries into offer by those who had entered it before are not counted");
        assertThat(count("offer", "2026-01").notes().reEntries()).isNull();
    }

    /** C9 */
    @Test
    void aStageIsPassedOnTheDayOfTheEarliestLaterOneUnlessTheTenantSaysNotPassed() throws Exception {
        deals("1,2026-01-05,,2026-02-02,,,\n2,,2026-01-07,,won,2026-03-01,5\n");
        assertThat(acme.funnel("2026-Q1")).startsWith("lead 2, meeting 2, offer 2, deal 1");
        assertThat(count("lead", "2026-01").notes().skipped()).isEqualTo(1);
        assertThat(count("meeting", "2026-02").notes().skipped()).isEqualTo(1);
        assertThat(count("offer", "2026-03").notes().skipped()).isEqualTo(1);

        acme.set("\"skipped\": \"not-passed\"");

        assertThat(acme.funnel("2026-Q1")).startsWith("lead 1, meeting 1, offer 1, deal 1");
    }

    /** C10, C11, C12 */
    @Test
    void aCohortGoesOnWithinTheHorizonInWhateverOrderAndIsSettledAsFarAsItsOutcomeIsKnown() throws Exception {
        acme.on("2026-02-20");
        deals("""
            1,2026-01-05,2026-01-20,,,,
            2,2026-01-05,2026-02-19,,,,
            3,2026-01-25,2026-01-02,,,,
            4,2026-01-25,,,lost,2026-01-30,
            5,2026-01-25,,,,,
            """);

        var within = conversion("meeting", "2026-01", Basis.COHORT, 30);
        assertThat(within.value()).isEqualByComparingTo("40");
        assertThat(within.notes().outOfOrder()).isEqualTo(1);
        assertThat(within.notes().settled()).isEqualByComparingTo("80");
        assertThat(conversion("meeting", "2026-01", Basis.COHORT, null).value()).isEqualByComparingTo("60");
        // C13: entries into the one in the month by entries into the other
        assertThat(conversion("meeting", "2026-01", Basis.PERIOD, null).value()).isEqualByComparingTo("40");
    }

    /** C15 */
    @Test
    void winningIsEntryIntoTheLastStageAndNoDecisionIsNoLoss() throws Exception {
        deals("1,2026-01-05,,,won,2026-02-01,5\n2,2026-01-05,,,lost,2026-02-02,\n3,2026-01-05,,,none,2026-02-03,\n");

        assertThat(acme.funnel("2026-02")).isEqualTo("lead 0, deal 1; won 1, lost 1, none 1, open 0");
        assertThat(acme.figure("win-rate", "2026-02")).isEqualTo("50.0000");
        assertThat(acme.figure("win-rate-broad", "2026-02")).isEqualTo("33.3333");
    }

    /** C16 */
    @Test
    void aCloseIsUndoneByALaterEntryAndOnlyTheLastStandingOneCountsInItsOwnMonth() throws Exception {
        deals("1,2026-01-05,,,lost,2026-02-01,\n2,2026-01-05,,,won,2026-02-01,5\n");
        history("1,offer,2026-03-01\n2,deal,2026-02-03\n");

        assertThat(acme.funnel("2026-02")).endsWith("won 1, lost 0, none 0, open 1");

        deals("1,2026-01-05,,,won,2026-04-01,7\n2,2026-01-05,,,won,2026-02-01,5\n");
        assertThat(acme.figure("revenue", "2026-04")).isEqualTo("7.00");
        assertThat(acme.figure("won-count")).isEqualTo("2");
    }
}
