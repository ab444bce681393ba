package io.mittari.metrics.engine.query;

import static io.mittari.metrics.engine.query.HandMadeFacts.facts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.fact.Total;
import io.mittari.metrics.api.query.Explanation;
import io.mittari.metrics.api.query.Explanation.Part;
import io.mittari.metrics.api.query.Question;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Totals are the facts behind what they tell (C19). */
class ExplainedTotalsTest {

    private static final Period MARCH = Period.parse("2026-03");

    @Test
    void aCountOfTotalsIsExplainedByThemAloneAndNotByWhatTheyTellAlready() throws Exception {
        // given: a meeting passes the stage lead on a day that the total of leads has counted
        var facts = facts().total("lead", 40, "2026-03-01", Total.Per.MONTH, null, false)
                .opportunity("m", "meeting 2026-03-10");

        var explained = explained(facts, "stage-count", Basis.PERIOD, "lead");

        assertThat(explained.cell().value()).isEqualByComparingTo("40");
        assertThat(explained.facts())
                .extracting(Part::fact, Part::role)
                .containsExactly(tuple("total of a month: 40 stage lead", "counted"));
    }

    @Test
    void aConversionOfTotalsIsExplainedByTheTotalsOfBothStages() throws Exception {
        var facts = facts().total("lead", 40, "2026-03-01", Total.Per.MONTH, null, false)
                .total("meeting", 10, "2026-03-01", Total.Per.MONTH, null, false);

        assertThat(explained(facts, "conversion", Basis.PERIOD, "meeting").facts())
                .extracting(Part::fact, Part::role)
                .containsExactly(
                        tuple("total of a month: 10 stage meeting", "entered meeting"),
                        tuple("total of a month: 40 stage lead", "entered lead"));
    }

    @Test
    void whereOnlyTotalsAreThereTheyAreNamedAsTheReason() throws Exception {
        var facts = facts().total("lead", 40, "2026-03-01", Total.Per.MONTH, null, false)
                .total("meeting", 10, "2026-04-01", Total.Per.MONTH, null, false)
                .total("won", 3, "2026-03-01", Total.Per.MONTH, "900", false);

        var cohort = explained(facts, "conversion", Basis.COHORT, "meeting");

        assertThat(cohort.cell().reason()).isEqualTo("only totals");
        assertThat(cohort.facts())
                .extracting(Part::fact, Part::role)
                .containsExactly(
                        tuple("total of a month: 3 won, 900.00 EUR", "a total: tells of no single one"),
                        tuple("total of a month: 40 stage lead", "a total: tells of no single one"));
    }

    private static Explanation explained(HandMadeFacts facts, String metric, Basis basis, String stage)
            throws Exception {
        var question = Question.of(metric, MARCH).on(basis).where(Map.of("stage", stage));
        return facts.on("2026-12-31").explain(question, 10);
    }
}
