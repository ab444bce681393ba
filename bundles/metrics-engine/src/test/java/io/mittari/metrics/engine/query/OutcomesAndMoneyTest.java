package io.mittari.metrics.engine.query;

import static io.mittari.metrics.engine.query.HandMadeFacts.facts;
import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.fact.Total;
import io.mittari.metrics.api.query.Question;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Counting rules C7, C15, C19 to C22, C24, C25 and C31. */
// A value that is not there fails the test by itself.
@NullUnmarked
class OutcomesAndMoneyTest {

    private static final Period MARCH = Period.parse("2026-03");
    private static final String TODAY = "2026-12-31";

    private final HandMadeFacts outcomes = facts().opportunity("won", "lead 2026-01-01", "won 2026-03-01 100")
            .opportunity("lost", "lead 2026-03-01", "lost 2026-03-31")
            .opportunity("none", "lead 2026-03-02", "none 2026-03-31")
            .opportunity("open", "lead 2026-03-03")
            .opportunity("later", "lead 2026-03-03", "won 2026-04-01 100");

    @Test
    void aWinRateIsWonOfWonAndLostByCloseDate() throws Exception {
        var rate = only(outcomes, "win-rate", MARCH);

        assertThat(rate.value()).isEqualByComparingTo("50");
        assertThat(rate.numerator()).isEqualTo(1);
        assertThat(rate.denominator()).isEqualTo(2);
        assertThat(rate.basis()).isEqualTo(Basis.CLOSED);
        assertThat(rate.interval()).isEqualTo("wilson");
    }

    @Test
    void whatEndedWithoutADecisionIsInTheBroadRateOnly() throws Exception {
        assertThat(only(outcomes, "win-rate-broad", MARCH).value()).isEqualByComparingTo("33.3333");
    }

    @Test
    void onTheCreatedBasisOpenOnesAreInTheDenominator() throws Exception {
        var narrow = only(outcomes, Question.of("win-rate", MARCH).on(Basis.CREATED));
        var broad = only(outcomes, Question.of("win-rate-broad", MARCH).on(Basis.CREATED));

        assertThat(narrow.numerator()).isEqualTo(1);
        assertThat(narrow.denominator()).isEqualTo(3);
        assertThat(broad.denominator()).isEqualTo(4);
    }

    @Test
    void byCreationAPeriodTellsHowManyItLeavesOutForWantOfADate() throws Exception {
        var facts = facts().opportunity("a", "lead 2026-03-01", "won 2026-03-11", "owner=Ann")
                .opportunity("b", "lead ?", "won 2026-03-12", "owner=Ann")
                .opportunity("c", "lead ?", "lost 2026-03-12", "owner=Ann")
                .opportunity("d", "lead ?", "none 2026-03-12", "owner=Ann")
                .opportunity("e", "lead ?", "owner=Bo");
        var narrow = Question.of("win-rate", MARCH).on(Basis.CREATED);
        var broad = Question.of("win-rate-broad", MARCH).on(Basis.CREATED);

        // who won has passed the first stage on a day that is known
        assertThat(only(facts, narrow).denominator()).isEqualTo(2);
        assertThat(only(facts, narrow).notes().undated()).isEqualTo(2);
        assertThat(only(facts, broad).notes().undated()).isEqualTo(3);
        assertThat(only(facts, "cycle-km-median", MARCH).notes().undated()).isEqualTo(3);
    }

    @Test
    void whatIsLeftOutForWantOfADateIsToldByGroupAndAlsoWhereThereIsNoData() throws Exception {
        var facts = facts().opportunity("a", "lead 2026-03-01", "won 2026-03-11", "owner=Ann")
                .opportunity("b", "lead ?", "owner=Bo");

        for (var question :
                List.of(Question.of("win-rate", MARCH).on(Basis.CREATED), Question.of("cycle-km-median", MARCH))) {
            var rows = facts.on(TODAY).measure(question.by("owner"));

            assertThat(rows.get(0).cell().notes().undated()).isNull();
            assertThat(rows.get(1).cell().measured()).isFalse();
            assertThat(rows.get(1).cell().notes().undated()).isEqualTo(1);
        }
    }

    @Test
    void withoutAPeriodNothingIsLeftOutForWantOfADate() throws Exception {
        var facts = facts().opportunity("a", "lead 2026-03-01").opportunity("b", "lead ?", "won 2026-03-12");

        var rate = only(facts, Question.of("win-rate", Period.ALL).on(Basis.CREATED));
        assertThat(rate.denominator()).isEqualTo(2);
        assertThat(rate.notes().undated()).isNull();
        assertThat(only(facts, "cycle-km-median", Period.ALL).notes().undated()).isNull();
    }

    @Test
    void aMonthInWhichNothingWasDecidedHasNoWinRate() throws Exception {
        assertThat(only(outcomes, "win-rate", Period.parse("2026-05")).reason()).isEqualTo("nothing was won or lost");
        assertThat(only(outcomes, "won-count", Period.parse("2026-05")).value()).isEqualByComparingTo("0");
        assertThat(only(outcomes, "revenue", Period.parse("2026-05")).value()).isEqualByComparingTo("0");
    }

    @Test
    void aWinRateByValueTakesTheLastOpenValueOfTheLost() throws Exception {
        var facts = facts().opportunity("a", "won 2026-03-01 100")
                .opportunity("b", "before 200", "lost 2026-03-02 5")
                .opportunity("c", "lost 2026-03-02 100");

        var rate = only(facts, "win-rate-value", MARCH);
        assertThat(rate.value()).isEqualByComparingTo("25");
        assertThat(rate.interval()).isEqualTo("none");
    }

    @Test
    void withoutTheValueOfMoreThanAFifthOfTheLostThereIsNoRateByValue() throws Exception {
        var fifth = facts().opportunity("won", "won 2026-03-01 100")
                .opportunities(4, "known", "lost 2026-03-02 100")
                .opportunity("unknown", "lost 2026-03-02 0");

        assertThat(only(fifth, "win-rate-value", MARCH).value()).isEqualByComparingTo("20");
        assertThat(only(fifth.opportunity("another", "lost 2026-03-02"), "win-rate-value", MARCH)
                        .reason())
                .isEqualTo("value of lost opportunities unknown");
    }

    @Test
    void aDealSizeLeavesOutWinsWithoutValueAndCountsThemAndZeroIsAValue() throws Exception {
        var facts = facts().opportunity("a", "won 2026-03-01 0")
                .opportunity("b", "won 2026-03-02 100.01")
                .opportunity("c", "won 2026-03-03")
                .opportunity("d", "won 2026-03-04 100.02");

        var mean = only(facts, "deal-size-mean", MARCH);
        assertThat(mean.value()).isEqualByComparingTo("66.676667");
        assertThat(mean.notes().withoutValue()).isEqualTo(1);
        assertThat(mean.n()).isEqualTo(3);
        assertThat(only(facts, "deal-size-median", MARCH).value()).isEqualByComparingTo("100.01");
    }

    @Test
    void revenueIsBookedAtTheCloseDateAndSaysSo() throws Exception {
        var revenue = only(outcomes, "revenue", Period.parse("2026"));

        assertThat(revenue.value()).isEqualTo("200.00");
        assertThat(revenue.notes().remark()).isEqualTo("booked");
    }

    @Test
    void invoicedRevenueIsNotReplacedByBooked() throws Exception {
        assertThat(only(outcomes.invoiced(), "revenue", MARCH).reason())
                .isEqualTo("revenue is what was invoiced, and no source gives invoices");
    }

    @Test
    void totalsOfWhatWasWonAreRevenueButNoDealSize() throws Exception {
        var facts = facts().total("won", 3, "2026-03-01", Total.Per.MONTH, "4500.50", false);

        assertThat(only(facts, "won-count", MARCH).value()).isEqualByComparingTo("3");
        assertThat(only(facts, "revenue", MARCH).value()).isEqualTo("4500.50");
        assertThat(only(facts, "deal-size-mean", MARCH).reason()).isEqualTo("only totals");
        assertThat(facts.on(TODAY).funnel(Question.of("", MARCH)).rows().get(0).won())
                .isEqualTo(3);
    }

    @Test
    void amountsInOneCurrencyNeedNoRate() throws Exception {
        var facts = facts().opportunity("a", "won 2026-03-01 100 SEK");

        var revenue = only(facts, "revenue", MARCH);
        assertThat(revenue.value()).isEqualTo("100.00");
        assertThat(revenue.currency().getCurrencyCode()).isEqualTo("SEK");
    }

    @Test
    void theCurrencyOfAnotherFunnelDoesNotMatter() throws Exception {
        var facts = facts().funnel("renewal", "due", "renewed")
                .opportunity("a", "won 2026-03-01 100 SEK")
                .opportunity("r", "won 2026-03-02 7 USD", "funnel=renewal");

        var revenue = only(facts, "revenue", MARCH);
        assertThat(revenue.value()).isEqualTo("100.00");
        assertThat(revenue.currency().getCurrencyCode()).isEqualTo("SEK");
        assertThat(only(facts, Question.of("revenue", MARCH).in("renewal"))
                        .currency()
                        .getCurrencyCode())
                .isEqualTo("USD");
    }

    @Test
    void amountsInSeveralCurrenciesAreTurnedOneByOneAtTheRateOfTheirDay() throws Exception {
        var facts = facts().opportunity("a", "won 2026-03-01 100")
                .opportunity("b", "won 2026-03-10 0.50 USD")
                .opportunity("c", "won 2026-03-20 0.50 USD")
                .rate("USD", "2026-01-01", "0.93")
                .rate("USD", "2026-03-15", "0.95");

        // half-even on each: 0.465 is 0.46, 0.475 is 0.48
        var revenue = only(facts, "revenue", MARCH);
        assertThat(revenue.value()).isEqualTo("100.94");
        assertThat(revenue.notes().remark()).isEqualTo("booked; rates used: USD 0.93, USD 0.95");
    }

    @Test
    void aMissingRateIsNamedWithItsDay() throws Exception {
        var facts = facts().opportunity("a", "won 2026-03-01 100").opportunity("b", "won 2026-03-10 1 USD");

        assertThat(only(facts, "revenue", MARCH).reason()).isEqualTo("rate missing: USD on 2026-03-10");
        assertThat(only(facts, "deal-size-mean", MARCH).reason()).isEqualTo("rate missing: USD on 2026-03-10");
    }

    @Test
    void aCycleRunsFromTheEarliestOwnEntryToTheClose() throws Exception {
        var facts = facts().opportunity("a", "meeting 2026-02-01", "lead 2026-02-10", "won 2026-03-03")
                .opportunity("b", "lead 2026-03-01", "won 2026-03-05")
                .opportunity("c", "lead 2026-03-01", "lost 2026-03-02")
                .opportunity("undated", "lead ?", "won 2026-03-05");

        var mean = only(facts, "cycle-won-mean", MARCH);
        assertThat(mean.value()).isEqualByComparingTo("17");
        assertThat(mean.notes().withoutValue()).isEqualTo(1);
        assertThat(only(facts, "cycle-closed", MARCH).value()).isEqualByComparingTo("11.666667");
        assertThat(only(facts.cycleFrom("lead"), "cycle-won-mean", MARCH).value())
                .isEqualByComparingTo("12.5");
    }

    @Test
    void openOnesAreCensoredInTheKaplanMeierMedianAndTheLostAreEvents() throws Exception {
        var facts = facts().opportunity("a", "lead 2026-03-01", "lost 2026-03-11")
                .opportunity("b", "lead 2026-03-01", "won 2026-03-21")
                .opportunity("c", "lead 2026-03-01")
                .opportunity("before", "lead 2026-02-01", "won 2026-02-02");

        // 3 at risk: two thirds after 10 days, one third after 20
        var median = only(facts, "cycle-km-median", MARCH);
        assertThat(median.value()).isEqualByComparingTo("20");
        assertThat(median.notes().remark()).isEqualTo("1 of 3 are still open");
    }

    @Test
    void aKaplanMeierMedianThatIsNotReachedIsNoNumber() throws Exception {
        var facts = facts().opportunities(3, "open", "lead 2026-03-01")
                .opportunity("a", "lead 2026-03-01", "won 2026-03-11");

        assertThat(only(facts, "cycle-km-median", MARCH).reason())
                .isEqualTo("median not reached: 3 of 4 are still open");
    }

    @Test
    void byOwnerThePresentOneIsTakenForAllAndTheResultSaysSo() throws Exception {
        var rows = facts().opportunity("a", "won 2026-03-01 1", "owner=Ann")
                .on(TODAY)
                .measure(Question.of("won-count", MARCH).by("owner"));

        assertThat(rows.get(0).cell().notes().remark())
                .isEqualTo("by the present owner: the source gives no history of owners");
    }

    @Test
    void byMonthTheCreatedBasisBeginsWithTheFirstCreatedNotWithTheFirstClosed() throws Exception {
        var facts = facts().opportunity("a", "lead 2026-01-10").opportunity("b", "lead 2026-02-10", "won 2026-03-01");

        var rows = facts.on(TODAY)
                .measure(Question.of("win-rate", Period.ALL).by("month").on(Basis.CREATED));

        assertThat(rows.get(0).by()).containsEntry("month", "2026-01");
        assertThat(rows.get(0).cell().denominator()).isEqualTo(1);
    }

    private static Measurement only(HandMadeFacts facts, String metric, Period period) throws BadRequest {
        return only(facts, Question.of(metric, period));
    }

    private static Measurement only(HandMadeFacts facts, Question question) throws BadRequest {
        var rows = facts.on(TODAY).measure(question);
        assertThat(rows).hasSize(1);
        return rows.get(0).cell();
    }
}
