package io.mittari.metrics.engine.query;

import static io.mittari.metrics.engine.query.HandMadeFacts.facts;
import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.Unit;
import io.mittari.metrics.api.query.FunnelTable.Step;
import io.mittari.metrics.api.query.Question;
import io.mittari.metrics.api.query.Trend;
import io.mittari.metrics.api.query.Trend.Verdict;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Counting rules C12, C41 and C42. */
// A value that is not there fails the test by itself.
@NullUnmarked
class TrendsTest {

    private static final String TODAY = "2026-12-31";

    @Test
    void aCountStandsBesideThePeriodBeforeTheMeanOfThreeAndTheYearBefore() throws Exception {
        var facts = facts().opportunities(4, "mar", "lead 2026-03-05")
                .opportunities(2, "feb", "lead 2026-02-05")
                .opportunities(3, "jan", "lead 2026-01-05")
                .opportunities(3, "dec", "lead 2025-12-05")
                .opportunities(5, "ago", "lead 2025-03-05");

        var trend = lead(facts, TODAY, "2026-03").trend();
        assertThat(trend.before().value().value()).isEqualByComparingTo("2");
        assertThat(trend.before().difference().value()).isEqualByComparingTo("2");
        assertThat(trend.mean3().value().value()).isEqualByComparingTo("2.666667");
        assertThat(trend.mean3().difference().value()).isEqualByComparingTo("1.333333");
        assertThat(trend.yearAgo().difference().value()).isEqualByComparingTo("-1");
        assertThat(trend.yearAgo().verdict()).isEqualTo(Verdict.TOO_FEW_TO_SAY);
    }

    @Test
    void aQuarterIsComparedWithQuarters() throws Exception {
        var facts = facts().opportunity("q2", "lead 2026-05-05").opportunities(2, "q1", "lead 2026-03-31");

        assertThat(lead(facts, TODAY, "2026-Q2").trend().before().value().value())
                .isEqualByComparingTo("2");
    }

    /** March and February of 2026 have 22 and 20 working days; 45 of 65 at 22/42 is 0.6 %, 33 of 53 is 17 %. */
    @Test
    void aCountIsUpIfTheBinomialTestSaysItIsNoChance() throws Exception {
        var before = facts().opportunities(20, "feb", "lead 2026-02-05");

        var up = lead(before.opportunities(45, "mar", "lead 2026-03-05"), TODAY, "2026-03");
        assertThat(up.trend().before().verdict()).isEqualTo(Verdict.UP);
        var maybe = facts().opportunities(20, "feb", "lead 2026-02-05").opportunities(33, "mar", "lead 2026-03-05");
        assertThat(lead(maybe, TODAY, "2026-03").trend().before().verdict()).isEqualTo(Verdict.TOO_FEW_TO_SAY);
        var same = facts().opportunity("feb", "lead 2026-02-05").opportunity("mar", "lead 2026-03-05");
        assertThat(lead(same, TODAY, "2026-03").trend().before().verdict()).isEqualTo(Verdict.SAME);
    }

    @Test
    void whereWorkingDaysDifferByTwoBothNumbersAreTold() throws Exception {
        var facts = facts().opportunity("feb", "lead 2026-02-05").opportunity("mar", "lead 2026-03-05");

        assertThat(lead(facts, TODAY, "2026-03")
                        .trend()
                        .before()
                        .value()
                        .notes()
                        .remark())
                .isEqualTo("20 working days, 22 now");
        facts.holiday("2026-03-06");
        assertThat(lead(facts, TODAY, "2026-03")
                        .trend()
                        .before()
                        .value()
                        .notes()
                        .remark())
                .isNull();
    }

    /** Until Tuesday 10 March 2026 there were 7 working days; the seventh of February is Tuesday the 10th too. */
    @Test
    void aRunningPeriodIsComparedWithAsManyWorkingDaysOfTheOther() throws Exception {
        var facts = facts().opportunities(3, "now", "lead 2026-03-09")
                .opportunities(2, "then", "lead 2026-02-10")
                .opportunities(9, "later", "lead 2026-02-11");

        var step = lead(facts, "2026-03-10", "2026-03");
        assertThat(step.count().value()).isEqualByComparingTo("3");
        assertThat(step.trend().before().value().value()).isEqualByComparingTo("2");
    }

    @Test
    void ofAllTimeThereIsNothingBefore() throws Exception {
        var trend = facts().opportunity("a", "lead 2026-03-05")
                .on(TODAY)
                .funnel(Question.of("", Period.ALL))
                .rows()
                .get(0)
                .stages()
                .get(0)
                .trend();

        assertThat(trend.before().verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(trend.before().difference().reason()).isEqualTo("a period without both ends has none before it");
    }

    @Test
    void theMeanOfThreeNeedsAllThreeCovered() throws Exception {
        var facts = facts().opportunity("mar", "lead 2026-03-05")
                .opportunity("feb", "lead 2026-02-05")
                .source("crm", "2026-02-05", "2026-12-31", "lead");

        var trend = lead(facts, TODAY, "2026-03").trend();
        assertThat(trend.before().verdict()).isEqualTo(Verdict.SAME);
        assertThat(trend.mean3().verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(trend.yearAgo().verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(trend.yearAgo().value().reason())
                .isEqualTo("source crm does not cover it: its facts begin on 2026-02-05");
    }

    /** 10 of 100 and 30 of 100 as ratios: 5.4 to 18.6 % and 20.2 to 44.5 %; 25 of 100 begins at 16.4 %. */
    @Test
    void aPeriodConversionIsUpIfTheIntervalsDoNotOverlap() throws Exception {
        assertThat(period(10, 30).verdict()).isEqualTo(Verdict.UP);
        assertThat(period(10, 30).difference().value()).isEqualByComparingTo("20");
        assertThat(period(10, 30).difference().unit()).isEqualTo(Unit.POINTS);
        assertThat(period(10, 25).verdict()).isEqualTo(Verdict.TOO_FEW_TO_SAY);
    }

    /** 10 of 100 against 25 of 100: Newcombe's interval of the difference is 4.4 to 25.4 points; of 20: -0.0 to 19.9. */
    @Test
    void aCohortConversionIsUpIfNewcombesIntervalLeavesOutNothing() throws Exception {
        var up = cohort(10, 25);
        assertThat(up.verdict()).isEqualTo(Verdict.UP);
        assertThat(up.difference().interval()).isEqualTo("newcombe");
        assertThat(up.difference().low().signum()).isPositive();
        assertThat(cohort(10, 15).verdict()).isEqualTo(Verdict.TOO_FEW_TO_SAY);
    }

    @Test
    void cohortsThatAreNotSettledAreNotCompared() throws Exception {
        var step = steps(months(10, 25), "2026-04-05", "2026-03");

        assertThat(step.conversion().cohort().trend().before().verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(step.conversion().cohort().trend().before().difference().reason())
                .isEqualTo("not settled: the outcome of 25.0000 % is known");
    }

    @Test
    void cohortsOfARunningPeriodHaveNoTrend() throws Exception {
        var step = steps(months(10, 25), "2026-03-30", "2026-03");

        assertThat(step.conversion().cohort().trend().before().difference().reason())
                .isEqualTo("a cohort of a running period has no trend");
    }

    @Test
    void everyRowHasTheTrendOfItsOwnTime() throws Exception {
        var facts = facts().opportunities(2, "feb", "lead 2026-02-05").opportunities(3, "mar", "lead 2026-03-05");

        var rows = facts.on(TODAY)
                .funnel(Question.of("", Period.parse("2026-Q1")).by("month"))
                .rows();
        assertThat(rows).extracting(row -> row.by().get("month")).containsExactly("2026-01", "2026-02", "2026-03");
        assertThat(rows)
                .extracting(row ->
                        row.stages().get(0).trend().before().value().value().intValue())
                .containsExactly(0, 0, 2);
    }

    private static Trend period(int before, int now) throws Exception {
        return steps(months(before, now), TODAY, "2026-03")
                .conversion()
                .period()
                .trend()
                .before();
    }

    private static Trend cohort(int before, int now) throws Exception {
        return steps(months(before, now), TODAY, "2026-03")
                .conversion()
                .cohort()
                .trend()
                .before();
    }

    /** 100 leads in February and March each, of whom so many met in their month. */
    private static HandMadeFacts months(int before, int now) {
        return facts().opportunities(before, "feb", "lead 2026-02-05", "meeting 2026-02-10")
                .opportunities(100 - before, "feb-", "lead 2026-02-05")
                .opportunities(now, "mar", "lead 2026-03-20", "meeting 2026-03-25")
                .opportunities(100 - now, "mar-", "lead 2026-03-20");
    }

    private static Step lead(HandMadeFacts facts, String today, String period) throws Exception {
        return facts.on(today)
                .funnel(Question.of("", Period.parse(period)))
                .rows()
                .get(0)
                .stages()
                .get(0);
    }

    private static Step steps(HandMadeFacts facts, String today, String period) throws Exception {
        return facts.on(today)
                .funnel(Question.of("", Period.parse(period)).within(30))
                .rows()
                .get(0)
                .stages()
                .get(1);
    }
}
