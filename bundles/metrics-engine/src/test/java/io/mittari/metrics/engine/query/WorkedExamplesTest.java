package io.mittari.metrics.engine.query;

import static io.mittari.metrics.engine.query.HandMadeFacts.facts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.query.Question;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** The worked examples of the article on B2B sales metrics that the metrics here can tell, by its sections. */
// A value that is not there fails the test by itself.
@NullUnmarked
class WorkedExamplesTest {

    private static final Period YEAR = Period.parse("2026");

    @Test
    void section11AHundredDealsOfTenThousandAreAMillion() throws Exception {
        var facts = facts().opportunities(100, "deal", "won 2026-03-01 10000");

        assertThat(measured(facts, Question.of("revenue", YEAR)).value()).isEqualByComparingTo("1000000");
    }

    @Test
    void section13HalfAMillionFromFiftyDealsIsTenThousandEach() throws Exception {
        var facts = facts().opportunities(25, "small", "won 2026-03-01 5000")
                .opportunities(25, "large", "won 2026-03-01 15000");

        assertThat(measured(facts, Question.of("deal-size-mean", YEAR)).value()).isEqualByComparingTo("10000");
    }

    @Test
    void section21TwoHundredOfAThousandLeadsAreTwentyPercent() throws Exception {
        var facts = facts().opportunities(200, "met", "lead 2026-03-01", "meeting 2026-03-20")
                .opportunities(800, "not", "lead 2026-03-01");

        var rate =
                measured(facts, Question.of("conversion", YEAR).on(Basis.COHORT).where(Map.of("stage", "meeting")));
        assertThat(rate.value()).isEqualByComparingTo("20");
        assertThat(rate.low().doubleValue()).isCloseTo(17.6, within(0.05));
        assertThat(rate.high().doubleValue()).isCloseTo(22.6, within(0.05));
    }

    @Test
    void section22TwentyFiveOfAHundredOpportunitiesAreTwentyFivePercentWithOpenOnesInTheDenominator() throws Exception {
        var facts = facts().opportunities(25, "won", "lead 2026-03-01", "won 2026-03-20")
                .opportunities(60, "lost", "lead 2026-03-01", "lost 2026-03-20")
                .opportunities(15, "open", "lead 2026-03-01");

        var rate = measured(facts, Question.of("win-rate", YEAR).on(Basis.CREATED));
        assertThat(rate.value()).isEqualByComparingTo("25");
        assertThat(rate.low().doubleValue()).isCloseTo(17.5, within(0.05));
        assertThat(rate.high().doubleValue()).isCloseTo(34.3, within(0.05));
    }

    @Test
    void section23TwoHundredDaysForTenDealsAreTwentyEach() throws Exception {
        var facts = facts().opportunities(5, "fast", "lead 2026-03-01", "won 2026-03-11")
                .opportunities(5, "slow", "lead 2026-03-01", "won 2026-03-31")
                .opportunities(5, "lost", "lead 2026-03-01", "lost 2026-12-31");

        assertThat(measured(facts, Question.of("cycle-won-mean", YEAR)).value()).isEqualByComparingTo("20");
    }

    @Test
    void section31AHundredAndFiftyOfFiveHundredLeadsQualified() throws Exception {
        var facts = facts().funnel("main", "lead", "qualified", "deal")
                .opportunities(150, "qualified", "lead 2026-03-01", "qualified 2026-03-02")
                .opportunities(350, "not", "lead 2026-03-01");

        assertThat(measured(facts, Question.of("stage-count", YEAR).where(Map.of("stage", "qualified")))
                        .value())
                .isEqualByComparingTo("150");
        assertThat(measured(facts, Question.of("conversion", YEAR).where(Map.of("stage", "qualified")))
                        .value())
                .isEqualByComparingTo("30");
    }

    /** The article says 200 and gives no unit; 200 x 25 % x 10,000 / 25 days is 20,000 a day. */
    @Test
    void section32TheFiguresAVelocityIsMadeOfGiveAHundredTimesWhatTheArticleSays() throws Exception {
        var facts = facts().opportunities(50, "won", "lead 2026-03-01", "won 2026-03-26 10000")
                .opportunities(150, "lost", "lead 2026-03-01", "lost 2026-03-26");

        var won = measured(facts, Question.of("win-rate", YEAR));
        var velocity = BigDecimal.valueOf(won.denominator())
                .multiply(won.value())
                .movePointLeft(2)
                .multiply(measured(facts, Question.of("deal-size-mean", YEAR)).value())
                .divide(measured(facts, Question.of("cycle-won-mean", YEAR)).value(), MathContext.DECIMAL64);
        assertThat(velocity).isEqualByComparingTo("20000").isNotEqualByComparingTo("200");
    }

    private static Measurement measured(HandMadeFacts facts, Question question) throws Exception {
        var rows = facts.on("2026-12-31").measure(question);
        assertThat(rows).hasSize(1);
        return rows.get(0).cell();
    }
}
