package io.mittari.metrics.engine.query;

import static io.mittari.metrics.engine.query.HandMadeFacts.facts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.fact.Total;
import io.mittari.metrics.api.query.Question;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Counting rules C4, C5, C8 to C15 and C19. */
// A value that is not there fails the test by itself.
@NullUnmarked
class StagesTest {

    private static final Period MARCH = Period.parse("2026-03");
    private static final String TODAY = "2026-12-31";

    @Test
    void anOpportunityEntersAStageOnce() throws Exception {
        var facts = facts().opportunity("a", "lead 2026-03-02", "meeting 2026-03-09");

        assertThat(count(facts, "lead", MARCH).value()).isEqualByComparingTo("1");
        assertThat(count(facts, "lead", Period.parse("2026-04")).value()).isEqualByComparingTo("0");
    }

    @Test
    void laterEntriesAreToldByTheirOwnDayAndNeverCounted() throws Exception {
        var facts = facts().opportunity("a", "lead 2026-02-02", "lead 2026-03-09", "lead 2026-03-20")
                .opportunity("b", "lead 2026-03-01", "lead 2026-12-31")
                .opportunity("c", "lead 2026-03-02");

        var march = count(facts, "lead", MARCH);
        assertThat(march.value()).isEqualByComparingTo("2");
        assertThat(march.notes().reEntries()).isEqualTo(2);
        assertThat(march.notes().remark())
                .isEqualTo("2 later entries into lead by those who had entered it before are not counted");
        assertThat(count(facts, "lead", Period.parse("2026-02")).notes().reEntries())
                .isNull();
        assertThat(count(facts, "lead", Period.ALL).notes().reEntries()).isEqualTo(3);
        assertThat(cell(facts, "2026-12-30", "stage-count", "lead", Period.ALL)
                        .notes()
                        .reEntries())
                .isEqualTo(2);
    }

    @Test
    void aFurtherDealOfALeadBeginsAtItsFirstOwnStageDatedOrNot() throws Exception {
        var facts = facts().opportunity("first", "lead 2026-03-01", "meeting 2026-03-02")
                .opportunity("further", "further", "offer 2026-03-20", "won 2026-03-30")
                .opportunity("undated", "further", "meeting ?", "won 2026-03-30")
                .opportunity("won", "further", "won 2026-03-30");

        assertThat(count(facts, "lead", MARCH).value()).isEqualByComparingTo("1");
        assertThat(count(facts, "meeting", MARCH).value()).isEqualByComparingTo("2");
        assertThat(count(facts, "offer", MARCH).value()).isEqualByComparingTo("2");
        assertThat(count(facts, "deal", MARCH).value()).isEqualByComparingTo("3");
        assertThat(count(facts, "lead", Period.ALL).value()).isEqualByComparingTo("1");
    }

    @Test
    void aStageWithoutAnEntryIsPassedOnTheDayOfTheEarliestLaterOne() throws Exception {
        var facts = facts().opportunity("a", "offer 2026-03-20", "meeting 2026-04-02", "won 2026-05-01")
                .opportunity("b", "lead 2026-01-01");

        var lead = count(facts, "lead", MARCH);
        assertThat(lead.value()).isEqualByComparingTo("1");
        assertThat(lead.notes().skipped()).isEqualTo(1);
        assertThat(count(facts, "offer", MARCH).notes().skipped()).isZero();
        assertThat(count(facts, "meeting", MARCH).value()).isEqualByComparingTo("0");
    }

    @Test
    void withTheRuleNotPassedAStageNeedsItsOwnEntry() throws Exception {
        var facts = facts().notPassed().opportunity("a", "lead 2026-02-01", "offer 2026-03-20", "meeting ?");

        assertThat(count(facts, "meeting", MARCH).value()).isEqualByComparingTo("0");
        assertThat(count(facts, "meeting", Period.ALL).value()).isEqualByComparingTo("1");
    }

    @Test
    void winningIsEntryIntoTheLastStageAtTheCloseDateAndLosingIsNone() throws Exception {
        var facts = facts().opportunity("a", "lead 2026-03-01", "won 2026-03-20")
                .opportunity("b", "lead 2026-03-01", "deal 2026-02-28", "won 2026-03-20")
                .opportunity("c", "lead 2026-03-01", "lost 2026-03-20");

        assertThat(count(facts, "deal", MARCH).value()).isEqualByComparingTo("1");
        assertThat(count(facts, "deal", Period.parse("2026-02")).value()).isEqualByComparingTo("1");
    }

    @Test
    void whatHappensAfterTodayDoesNotCount() throws Exception {
        var facts = facts().opportunity("a", "lead 2026-03-01", "meeting 2026-03-20", "won 2026-03-25");

        assertThat(cell(facts, "2026-03-19", "stage-count", "meeting", Period.ALL)
                        .value())
                .isEqualByComparingTo("0");
        assertThat(cell(facts, "2026-03-19", "open-now", "lead", Period.ALL).value())
                .isEqualByComparingTo("1");
    }

    @Test
    void undatedFactsCountOnlyWhereNoPeriodIsAskedFor() throws Exception {
        var facts = facts().opportunity("a", "lead ?").opportunity("b", "lead 2026-03-01");

        assertThat(count(facts, "lead", Period.ALL).value()).isEqualByComparingTo("2");
        var march = count(facts, "lead", MARCH);
        assertThat(march.value()).isEqualByComparingTo("1");
        assertThat(march.notes().undated()).isEqualTo(1);
    }

    @Test
    void openNowIsByTheFurthestStageDatedOrNotAndSaysNothingOfClosedOnes() throws Exception {
        var facts = facts().opportunity("a", "lead 2026-03-01", "offer ?")
                .opportunity("b", "meeting 2026-03-01", "lead 2026-03-09")
                .opportunity("c", "lead 2026-03-01", "none 2026-03-05");

        assertThat(cell(facts, TODAY, "open-now", "offer", Period.ALL).value()).isEqualByComparingTo("1");
        assertThat(cell(facts, TODAY, "open-now", "meeting", Period.ALL).value())
                .isEqualByComparingTo("1");
        assertThat(cell(facts, TODAY, "open-now", "lead", Period.ALL).value()).isEqualByComparingTo("0");
    }

    @Test
    void aCohortIsJudgedByWhoWentOnWithinTheHorizon() throws Exception {
        var facts = facts().opportunity("a", "lead 2026-03-01", "meeting 2026-03-31")
                .opportunity("b", "lead 2026-03-01", "meeting 2026-04-01")
                .opportunity("c", "lead 2026-03-02", "lost 2026-03-05")
                .opportunity("d", "lead 2026-02-28", "meeting 2026-03-01");

        var within30 = cohort(facts, TODAY, 30);
        assertThat(within30.numerator()).isEqualTo(1);
        assertThat(within30.denominator()).isEqualTo(3);
        assertThat(within30.value()).isEqualByComparingTo("33.3333");
        assertThat(within30.interval()).isEqualTo("wilson");
        assertThat(cohort(facts, TODAY, null).numerator()).isEqualTo(2);
    }

    @Test
    void aCohortIsSettledAsFarAsItsMembersConvertedClosedOrHadTheirTime() throws Exception {
        var facts = facts().opportunity("converted", "lead 2026-03-20", "meeting 2026-03-21")
                .opportunity("closed", "lead 2026-03-20", "lost 2026-03-25")
                .opportunity("had its time", "lead 2026-03-01")
                .opportunity("may yet come", "lead 2026-03-20");

        assertThat(cohort(facts, "2026-03-31", 30).notes().settled()).isEqualByComparingTo("75");
        assertThat(cohort(facts, "2026-03-31", null).notes().settled()).isEqualByComparingTo("50");
        assertThat(cohort(facts, "2026-04-19", 30).notes().settled()).isEqualByComparingTo("100");
    }

    @Test
    void whoReachedTheLaterStageFirstConvertedAfterNoDaysAndIsCounted() throws Exception {
        var facts = facts().opportunity("a", "lead 2026-03-10", "meeting 2026-01-01");

        var cohort = cohort(facts, TODAY, 1);
        assertThat(cohort.value()).isEqualByComparingTo("100");
        assertThat(cohort.notes().outOfOrder()).isEqualTo(1);
        assertThat(cohort.notes().remark()).isEqualTo("1 of 1 reached meeting before lead");
    }

    @Test
    void aPeriodConversionIsARatioThatMayExceedOneHundredPercent() throws Exception {
        var facts = facts().opportunities(20, "new", "lead 2026-03-01")
                .opportunities(30, "old", "lead 2026-01-01", "meeting 2026-03-02");

        var rate = cell(facts, TODAY, "conversion", "meeting", MARCH);
        assertThat(rate.value()).isEqualByComparingTo("150");
        assertThat(rate.interval()).isEqualTo("ratio");
        assertThat(rate.low().doubleValue()).isBetween(85.75, 85.85);
        assertThat(rate.high().doubleValue()).isBetween(262.15, 262.25);
    }

    @Test
    void ofNobodyThereIsNoConversion() throws Exception {
        var facts = facts().opportunity("a", "lead 2026-01-01", "meeting 2026-03-02");

        assertThat(cell(facts, TODAY, "conversion", "meeting", MARCH).reason()).isEqualTo("nobody entered lead");
    }

    @Test
    void aStageThatNoSourceEverGaveIsLeftOutAndTheConversionIsFromTheOneBefore() throws Exception {
        var facts =
                facts().opportunity("a", "lead 2026-03-01", "offer 2026-03-02").opportunity("b", "lead 2026-03-01");

        var steps = facts.on(TODAY).funnel(Question.of("", MARCH)).rows().get(0).stages();
        assertThat(steps).extracting(step -> step.stage().name()).containsExactly("lead", "offer", "deal");
        assertThat(steps.get(0).conversion()).isNull();
        assertThat(steps.get(1).conversion().period().cell().value()).isEqualByComparingTo("50");
    }

    @Test
    void aCountOfNothingIsZeroOnlyWhereTheSourceCoversThePeriod() throws Exception {
        var facts = facts().opportunity("a", "lead 2026-03-10")
                .source("crm", "2026-03-10", "2026-05-15", "lead", "meeting");

        assertThat(count(facts, "lead", Period.parse("2026-04")).value()).isEqualByComparingTo("0");
        assertThat(count(facts, "lead", Period.parse("2026-02")).reason())
                .isEqualTo("source crm does not cover it: its facts begin on 2026-03-10");
        assertThat(count(facts, "lead", Period.parse("2026-06")).reason())
                .isEqualTo("source crm does not cover it: its last delivery was on 2026-05-15");
    }

    @Test
    void aCountWithFactsIsPrintedAndMarkedWhereThePeriodIsNotCoveredWhole() throws Exception {
        var facts = facts().opportunity("a", "lead 2026-03-10")
                .opportunity("b", "lead 2026-05-03")
                .source("crm", "2026-03-10", "2026-05-15", "lead");

        assertThat(count(facts, "lead", MARCH).notes().partial()).isFalse();
        var may = count(facts, "lead", Period.parse("2026-05"));
        assertThat(may.value()).isEqualByComparingTo("1");
        assertThat(may.notes().partial()).isTrue();
    }

    @Test
    void aMonthThatStillRunsIsCoveredAsFarAsItHasCome() throws Exception {
        var facts = facts().opportunity("a", "lead 2026-03-10").source("crm", "2026-03-10", "2026-05-15", "lead");

        var may = cell(facts, "2026-05-15", "stage-count", "lead", Period.parse("2026-05"));
        assertThat(may.value()).isEqualByComparingTo("0");
        assertThat(may.notes().partial()).isTrue();
    }

    @Test
    void totalsGiveCountsAndPeriodConversionsMarkedWhereTheyAreGuesses() throws Exception {
        var facts = facts().total("lead", 40, "2026-03-01", Total.Per.MONTH, null, false)
                .total("meeting", 10, "2026-03-01", Total.Per.MONTH, null, true);

        assertThat(count(facts, "lead", Period.parse("2026-Q1")).value()).isEqualByComparingTo("40");
        var rate = cell(facts, TODAY, "conversion", "meeting", MARCH);
        assertThat(rate.value()).isEqualByComparingTo("25");
        assertThat(rate.notes().estimated()).isTrue();
    }

    @Test
    void totalsTellNoCohortAndNoPartOfTheirMonth() throws Exception {
        var facts = facts().total("lead", 40, "2026-03-01", Total.Per.MONTH, null, false)
                .total("meeting", 10, "2026-03-01", Total.Per.MONTH, null, false);

        assertThat(cohort(facts, TODAY, null).reason()).isEqualTo("only totals");
        assertThat(count(facts, "lead", Period.parse("2026-03-05")).reason()).isEqualTo("only totals");
    }

    @Test
    void totalsCannotBeToldApartByAttribute() throws Exception {
        var facts = facts().opportunity("a", "lead 2026-04-01", "channel=web")
                .total("lead", 40, "2026-03-01", Total.Per.MONTH, null, false);

        var rows = facts.on(TODAY)
                .measure(Question.of("stage-count", MARCH).by("channel").where(Map.of("stage", "lead")));
        assertThat(rows.get(0).cell().reason()).isEqualTo("only totals");
    }

    @Test
    void totalsAndSingleFactsOfOneStageAreRefusedAsDoubleCounting() {
        var facts = facts().opportunity("a", "lead 2026-03-10")
                .total("lead", 40, "2026-03-01", Total.Per.MONTH, null, false);

        assertThatThrownBy(() -> count(facts, "lead", MARCH))
                .isInstanceOf(BadRequest.class)
                .hasMessage("lead on 2026-03-10 stands both in a total and in single facts and would count twice:"
                        + " take one of them back");
    }

    @Test
    void aDayThatCountsTwiceRefusesOnlyPeriodsThatHoldIt() throws Exception {
        var facts = facts().opportunity("a", "lead 2026-01-10")
                .opportunity("b", "lead 2026-03-10", "meeting 2026-03-11")
                .opportunity("c", "lead 2026-02-10")
                .total("lead", 40, "2026-01-05", Total.Per.WEEK, null, false)
                .total("meeting", 7, "2025-01-11", Total.Per.DAY, null, false);
        var why = "lead on 2026-01-10 stands both in a total and in single facts and would count twice:"
                + " take one of them back";

        assertThat(count(facts, "lead", MARCH).value()).isEqualByComparingTo("1");
        assertThatThrownBy(() -> count(facts, "lead", Period.parse("2026-Q1"))).hasMessage(why);
        assertThatThrownBy(() -> facts.on(TODAY)
                        .measure(Question.of("conversion", Period.parse("2026")).by("month")))
                .hasMessage(why);
        var march = facts.on(TODAY).funnel(Question.of("", MARCH)).rows().get(0);
        var lead = march.stages().get(0);
        assertThat(lead.count().value()).isEqualByComparingTo("1");
        assertThat(lead.trend().before().value().value()).isEqualByComparingTo("1");
        assertThat(lead.trend().mean3().difference().reason()).isEqualTo(why);
        var meeting = march.stages().get(1).conversion();
        assertThat(meeting.period().cell().value()).isEqualByComparingTo("100");
        assertThat(meeting.period().trend().mean3().difference().reason()).isEqualTo(why);
        assertThatThrownBy(() -> facts.on(TODAY).funnel(Question.of("", Period.parse("2026-01"))))
                .isInstanceOf(BadRequest.class)
                .hasMessage(why);
    }

    private static Measurement count(HandMadeFacts facts, String stage, Period period) throws BadRequest {
        return cell(facts, TODAY, "stage-count", stage, period);
    }

    private static Measurement cohort(HandMadeFacts facts, String today, Integer horizon) throws BadRequest {
        return only(
                facts,
                today,
                Question.of("conversion", MARCH)
                        .on(Basis.COHORT)
                        .within(horizon)
                        .where(Map.of("stage", "meeting")));
    }

    private static Measurement cell(HandMadeFacts facts, String today, String metric, String stage, Period period)
            throws BadRequest {
        return only(facts, today, Question.of(metric, period).where(Map.of("stage", stage)));
    }

    private static Measurement only(HandMadeFacts facts, String today, Question question) throws BadRequest {
        var rows = facts.on(today).measure(question);
        assertThat(rows).hasSize(1);
        return rows.get(0).cell();
    }
}
