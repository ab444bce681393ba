package io.mittari.metrics.engine.query;

import static io.mittari.metrics.engine.query.HandMadeFacts.facts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.query.Explanation.Part;
import io.mittari.metrics.api.query.MetricRow;
import io.mittari.metrics.api.query.Question;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What can be asked, how answers are cut into rows, and what is behind them. */
// A value that is not there fails the test by itself.
@NullUnmarked
class QuestionsTest {

    private final HandMadeFacts facts = facts().opportunity(
                    "a", "lead 2026-01-10", "won 2026-02-10 10", "owner=Ann", "channel=web")
            .opportunity("b", "lead 2026-01-20", "won 2026-04-20 20", "owner=Bo", "channel=fair")
            .opportunity("c", "lead 2026-02-20", "lost 2026-04-21", "owner=Ann");

    private final MetricsHandle metrics = facts.on("2026-12-31");

    @Test
    void withoutAPeriodMonthsRunFromTheFirstToTheLastFactWithoutGaps() throws Exception {
        assertThat(rows(Question.of("won-count", Period.ALL).by("month")))
                .containsExactly("{month=2026-02} 1", "{month=2026-03} 0", "{month=2026-04} 1");
    }

    @Test
    void aPeriodIsCutIntoItsMonthsUpToToday() throws Exception {
        var rows = facts.on("2026-02-15")
                .measure(Question.of("won-count", Period.parse("2026")).by("month"));

        assertThat(rows).extracting(row -> row.by().get("month")).containsExactly("2026-01", "2026-02");
    }

    @Test
    void twoDimensionsAreCrossedAndSortedInTheOrderAsked() throws Exception {
        assertThat(rows(Question.of("won-count", Period.ALL).by("owner", "quarter")))
                .containsExactly(
                        "{owner=Ann, quarter=2026-Q1} 1",
                        "{owner=Ann, quarter=2026-Q2} 0",
                        "{owner=Bo, quarter=2026-Q1} 0",
                        "{owner=Bo, quarter=2026-Q2} 1");
        assertThat(rows(Question.of("lost-count", Period.ALL).by("channel", "owner")))
                .containsExactly(
                        "{channel=(blank), owner=Ann} 1", "{channel=fair, owner=Bo} 0", "{channel=web, owner=Ann} 0");
    }

    @Test
    void fiscalYearsAreNamedByTheYearInWhichTheyEnd() throws Exception {
        var fiscal = facts.fiscalYearStart(4).on("2026-12-31");

        assertThat(fiscal.measure(Question.of("won-count", Period.ALL).by("fiscal-year")))
                .extracting(row -> row.by().get("fiscal-year"))
                .containsExactly("2026", "2027");
        assertThat(fiscal.measure(Question.of("won-count", Period.ALL).by("fiscal-quarter")))
                .extracting(row -> row.by().get("fiscal-quarter"))
                .containsExactly("2026-Q4", "2027-Q1");
        assertThat(fiscal.measure(Question.of("won-count", Period.ALL).where(Map.of("fiscal-quarter", "2026-Q4")))
                        .get(0)
                        .cell()
                        .value())
                .isEqualByComparingTo("1");
    }

    @Test
    void filtersTakeAttributesTheirBlankAndTimes() throws Exception {
        assertThat(rows(Question.of("won-count", Period.ALL).where(Map.of("owner", "Ann"))))
                .containsExactly("{} 1");
        assertThat(rows(Question.of("lost-count", Period.ALL).where(Map.of("channel", "(blank)"))))
                .containsExactly("{} 1");
        assertThat(rows(Question.of("won-count", Period.ALL).where(Map.of("month", "2026-04"))))
                .containsExactly("{} 1");
        assertThat(rows(Question.of("won-count", Period.ALL).where(Map.of("owner", "nobody"))))
                .containsExactly("{} 0");
    }

    @Test
    void metricsPerStageHaveTheStageInEveryRowInTheFunnelsOrder() throws Exception {
        assertThat(rows(Question.of("stage-count", Period.parse("2026-01"))))
                .containsExactly("{stage=lead} 2", "{stage=deal} 0");
        assertThat(rows(Question.of("conversion", Period.ALL))).containsExactly("{stage=deal} 66.6667");
    }

    @Test
    void aFunnelOfItsOwnHasItsOwnOpportunities() throws Exception {
        var two = facts().funnel("renewal", "due", "renewed")
                .opportunity("a", "lead 2026-01-10")
                .opportunity("r", "due 2026-01-10", "won 2026-01-20", "funnel=renewal")
                .on("2026-12-31");

        assertThat(two.measure(Question.of("won-count", Period.ALL))
                        .get(0)
                        .cell()
                        .value())
                .isEqualByComparingTo("0");
        assertThat(two.measure(Question.of("won-count", Period.ALL).in("renewal"))
                        .get(0)
                        .cell()
                        .value())
                .isEqualByComparingTo("1");
        assertThat(two.funnel(Question.of("", Period.ALL).in("renewal"))
                        .rows()
                        .get(0)
                        .stages())
                .extracting(step -> step.stage().name())
                .containsExactly("due", "renewed");
    }

    @Test
    void theSameQuestionHasTheSameAnswer() throws Exception {
        var question = Question.of("", Period.parse("2026-Q1")).by("owner");

        assertThat(metrics.funnel(question)).isEqualTo(metrics.funnel(question));
    }

    @Test
    void anExplanationListsTheNewestFactsFirstWithOriginAndRole() throws Exception {
        var explanation = metrics.explain(Question.of("win-rate", Period.ALL), 2);

        assertThat(explanation.cell().value()).isEqualByComparingTo("66.6667");
        assertThat(explanation.total()).isEqualTo(3);
        assertThat(explanation.facts())
                .extracting(
                        Part::opportunity,
                        Part::fact,
                        Part::day,
                        Part::role,
                        part -> part.origin().toString())
                .containsExactly(
                        tuple("c", "lost", LocalDate.of(2026, 4, 21), "lost", "closes.csv:4"),
                        tuple("b", "won 20.00 EUR", LocalDate.of(2026, 4, 20), "won", "closes.csv:3"));
    }

    @Test
    void anExplanationOfACohortTellsWhoWentOn() throws Exception {
        var question = Question.of("conversion", Period.ALL).on(Basis.COHORT).where(Map.of("stage", "deal"));

        assertThat(metrics.explain(question, 10).facts())
                .extracting(Part::opportunity, Part::fact, Part::role)
                .containsExactly(
                        tuple("c", "stage lead", "not converted"),
                        tuple("b", "stage lead", "converted"),
                        tuple("a", "stage lead", "converted"));
    }

    @Test
    void anExplanationOfAPassedStageShowsTheFactThatImpliesIt() throws Exception {
        var passed = facts().opportunity("p", "won 2026-03-01 5")
                .opportunity("l", "lead 2026-01-01")
                .on("2026-12-31");

        assertThat(passed.explain(
                                Question.of("stage-count", Period.parse("2026-03"))
                                        .where(Map.of("stage", "lead")),
                                10)
                        .facts())
                .extracting(Part::fact, Part::role)
                .containsExactly(tuple("won 5.00 EUR", "counted, passed"));
    }

    @Test
    void aCycleIsExplainedByTheEntryItBeganWith() throws Exception {
        var begun = facts().opportunity("early", "lead 2026-01-20", "meeting 2026-01-10")
                .opportunity("passed", "meeting 2026-01-05")
                .opportunity("undated", "lead 2026-01-04", "meeting ?")
                .opportunity("never", "meeting ?")
                .opportunity("won", "won 2026-01-02 5");

        assertThat(begun.on("2026-12-31")
                        .explain(Question.of("cycle-km-median", Period.ALL), 10)
                        .facts())
                .extracting(Part::opportunity, Part::fact, part -> String.valueOf(part.day()), Part::role)
                .containsExactly(
                        tuple("early", "stage meeting", "2026-01-10", "open"),
                        tuple("passed", "stage meeting", "2026-01-05", "open"),
                        tuple("undated", "stage lead", "2026-01-04", "open"),
                        tuple("won", "won 5.00 EUR", "2026-01-02", "left out: without a dated start"),
                        tuple("never", "stage meeting", "null", "left out: without a dated start"));
        assertThat(begun.cycleFrom("meeting")
                        .on("2026-12-31")
                        .explain(Question.of("cycle-km-median", Period.ALL), 1)
                        .facts())
                .extracting(Part::opportunity, Part::fact)
                .containsExactly(tuple("early", "stage meeting"));
    }

    @Test
    void everyMetricIsExplainedByAsManyFactsAsItWasMadeOf() throws Exception {
        for (var metric : metrics.catalogue()) {
            if (List.of("stage-count", "open-now", "conversion").contains(metric.id())) {
                continue;
            }
            var explanation = metrics.explain(Question.of(metric.id(), Period.ALL), 10);
            var n = explanation.cell().n();
            assertThat(explanation.total()).as(metric.id()).isEqualTo(n == null ? 3 : n);
        }
    }

    @Test
    void whatThereIsNotIsAnsweredWithWhatThereIsTheNearestFirst() {
        assertRefused(() -> metrics.measure(Question.of("winrate", Period.ALL)))
                .hasMessageStartingWith("there is no metric 'winrate'; there are: win-rate, ");
        assertRefused(() -> metrics.measure(Question.of("win-rate", Period.ALL).by("onwer")))
                .hasMessage(
                        "there is no dimension 'onwer'; there are: owner, month, year, channel, quarter, fiscal-year,"
                                + " fiscal-quarter");
        assertRefused(() -> metrics.funnel(Question.of("", Period.ALL).in("sales")))
                .hasMessage("there is no funnel 'sales'; there are: main");
        assertRefused(() ->
                        metrics.measure(Question.of("stage-count", Period.ALL).where(Map.of("stage", "deel"))))
                .hasMessage("there is no stage 'deel'; there are: deal, lead");
    }

    @Test
    void anUnfitBasisIsRefusedNamingTheFitOnes() {
        assertRefused(() -> metrics.measure(Question.of("win-rate", Period.ALL).on(Basis.COHORT)))
                .hasMessage("basis 'cohort' does not fit win-rate: fit are closed, created");
    }

    @Test
    void whatCannotBeToldIsRefusedAndSaysWhy() {
        assertRefused(() -> metrics.measure(Question.of("open-now", Period.ALL).by("month")))
                .hasMessage("open-now tells of today only and cannot be told by month");
        assertRefused(() -> metrics.measure(Question.of("win-rate", Period.ALL).by("owner", "month", "channel")))
                .hasMessage("two dimensions at most, not 3: owner, month, channel");
        assertRefused(() -> metrics.measure(Question.of("win-rate", Period.ALL).where(Map.of("month", "March"))))
                .hasMessage("'March' is no month: write it like 2017-03");
        assertRefused(() -> metrics.explain(Question.of("conversion", Period.ALL), 5))
                .hasMessage("conversion is told per stage: say which one, by stage=deal");
    }

    @Test
    void aQuestionForTooManyRowsIsRefusedAndSaysHowToAskForFewer() throws Exception {
        var many = facts();
        for (int i = 0; i < 400; i++) {
            many.opportunity("deal " + i, "lead 2026-03-01", "won 2026-03-02", "company=" + i);
        }
        var question = Question.of("won-count", Period.between(Period.parse("2000"), Period.parse("9999")));
        var answering = many.on("2026-12-31");

        assertThat(answering.measure(question.by("month"))).hasSize(324);
        assertThat(answering.measure(question.by("company", "year"))).hasSize(400 * 27);
        assertRefused(() -> answering.measure(question.by("company", "month")))
                .hasMessage("that would be 129,600 rows, and 120,000 are the most that are told at once: ask by one"
                        + " dimension instead of two, in longer cuts of time, for a shorter period, or for fewer with a"
                        + " filter");
        assertRefused(() -> answering.funnel(question.by("company", "year")))
                .hasMessageStartingWith("that would be 10,800 rows, and 3,000 are the most that are told at once: ");
    }

    @Test
    void aHundredThousandCompaniesAreToldAndMoreAreRefused() throws Exception {
        var many = facts();
        for (int i = 0; i <= 120_000; i++) {
            many.opportunity("deal " + i, "lead 2026-03-01", "won 2026-03-02", "company=" + i, "old=" + (i < 100_000));
        }
        var question = Question.of("cycle-won-median", Period.ALL).by("company");
        var answering = many.on("2026-12-31");

        assertThat(answering.measure(question.where(Map.of("old", "true")))).hasSize(100_000);
        assertRefused(() -> answering.measure(
                        Question.of("stage-count", Period.ALL).by("company").where(Map.of("old", "true"))))
                .hasMessageStartingWith("that would be 100,000 rows, and 30,000 are the most");
        assertRefused(() -> answering.measure(question))
                .hasMessageStartingWith("that would be more than 120,000 rows, and 120,000 are the most");
    }

    @Test
    void timeIsCutAHundredYearsBackAndFurtherOnlyWhereThereAreFacts() throws Exception {
        var ever = Question.of("stage-count", Period.between(Period.parse("0001"), Period.parse("9999")))
                .where(Map.of("stage", "lead"))
                .by("year");

        var rows = metrics.measure(ever);
        assertThat(rows).hasSize(101);
        assertThat(rows.get(0).by()).containsEntry("year", "1926");
        assertThat(rows.get(100).cell().value()).isEqualByComparingTo("3");
        var old = facts.opportunity("old", "lead 0800-05-05").on("2026-12-31").measure(ever);
        assertThat(old).hasSize(1227);
        assertThat(old.get(0).by()).containsEntry("year", "0800");
        assertThat(old.get(0).cell().value()).isEqualByComparingTo("1");
        assertThat(old.get(1226).cell().value()).isEqualByComparingTo("3");
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(ThrowingCallable call) {
        return assertThatThrownBy(call).isInstanceOf(BadRequest.class);
    }

    private List<String> rows(Question question) throws Exception {
        return metrics.measure(question).stream().map(QuestionsTest::text).toList();
    }

    private static String text(MetricRow row) {
        return row.by() + " " + row.cell().value().stripTrailingZeros().toPlainString();
    }
}
