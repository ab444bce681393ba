package io.mittari.metrics.engine.query;

import static io.mittari.metrics.engine.query.HandMadeFacts.facts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.query.Question;
import io.mittari.metrics.api.query.SettledCohort;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Counting rules C11 and C12. */
// A value that is not there fails the test by itself.
@NullUnmarked
class SettledCohortsTest {

    private static final Period APRIL = Period.parse("2026-04");
    private static final Period JANUARY_TO_MARCH = Period.between(Period.parse("2026-01"), Period.parse("2026-03"));

    @Test
    void everyConversionIsJudgedByItsOwnNewestSettledMonths() throws Exception {
        // given: the leads of April are still open, those of January to March are over
        var facts = facts();
        for (var month : new String[] {"2026-01-", "2026-02-", "2026-03-"}) {
            facts.opportunities(6, month + "lost", "lead " + month + "01", "lost " + month + "20")
                    .opportunities(4, month + "met", "lead " + month + "01", "meeting " + month + "11");
        }
        facts.opportunities(50, "new", "lead 2026-04-20");

        var settled = facts.on("2026-04-30").settled(Question.of("", APRIL));

        assertThat(settled)
                .extracting(s -> s.from() + ">" + s.to(), SettledCohort::horizon, SettledCohort::months)
                .containsExactly(tuple("lead>meeting", 14, JANUARY_TO_MARCH), tuple("meeting>deal", 90, null));
        assertThat(settled.get(0).rate().value()).isEqualByComparingTo("40");
        assertThat(settled).extracting(SettledCohort::rate).last().isNull();
    }

    @Test
    void theHorizonOfTheQuestionIsThatOfEveryConversion() throws Exception {
        assertThat(facts().opportunity("a", "lead 2026-01-01")
                        .on("2026-04-30")
                        .settled(Question.of("", APRIL).within(30)))
                .extracting(SettledCohort::horizon)
                .containsOnly(30);
    }

    @Test
    void withoutFactsThereIsNoConversionToJudge() throws Exception {
        assertThat(facts().on("2026-04-30").settled(Question.of("", APRIL))).isEmpty();
    }
}
