package io.mittari.metrics.engine.query;

import static io.mittari.metrics.engine.query.HandMadeFacts.facts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.query.Leak;
import io.mittari.metrics.api.query.Question;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Counting rules C11, C12 and C46. */
// A value that is not there fails the test by itself.
@NullUnmarked
class LeaksTest {

    private static final String TODAY = "2026-12-31";

    @Test
    void theWorstLeakIsTheOneThatCostsMost() throws Exception {
        var leaks = leaks(quarter(), TODAY);

        // 300 leads, 30 met; 15 offers; 6 deals of 1000
        assertThat(leaks)
                .extracting(leak -> leak.from() + ">" + leak.to())
                .containsExactly("lead>meeting", "meeting>offer");
        var worst = leaks.get(0);
        assertThat(worst.rate().value()).isEqualByComparingTo("10");
        // 300 x (20 % - 10 %) x 15/30 x 6/15
        assertThat(worst.deals()).isCloseTo(6, within(1e-9));
        assertThat(worst.money().value()).isEqualByComparingTo("6000");
        // 30 x (60 % - 50 %) x 6/15
        assertThat(leaks.get(1).deals()).isCloseTo(1.2, within(1e-9));
    }

    @Test
    void aLeakIsCertainIfTheIntervalLeavesOutTheFloor() throws Exception {
        var leaks = leaks(quarter(), TODAY);

        // 30 of 300: 7.1 to 13.9 %; 15 of 30: 33.2 to 66.8 %
        assertThat(leaks).extracting(Leak::certain).containsExactly(true, false);
    }

    @Test
    void theCohortIsTheNewestThreeMonthsTogetherThatAreSettled() throws Exception {
        // waited for 14 days: in the 12 months before, all went on sooner
        var facts = quarter().opportunities(200, "young", "lead 2026-04-20");

        assertThat(leaks(facts, "2026-04-30").get(0).cohort()).isEqualTo(months("2026-01", "2026-03"));
        assertThat(leaks(facts, "2026-05-31", "2026-04").get(0).cohort()).isEqualTo(months("2026-02", "2026-04"));
    }

    @Test
    void theHorizonIsTheDaysWithinWhichNineOfTenWentOnInTheYearBefore() throws Exception {
        var facts = facts().limit("lead>meeting", 99);
        for (int days = 10; days <= 110; days += 10) {
            facts.opportunity(
                    "d" + days,
                    "lead 2025-03-01",
                    "meeting " + LocalDate.of(2025, 3, 1).plusDays(days));
        }
        facts.opportunities(3, "open", "lead 2025-05-01");

        // ten steps from 10 to 110: the ninth is 100, more than the tenant's 90
        assertThat(leaks(facts, TODAY, "2025-12").get(0).horizon()).isEqualTo(90);
        assertThat(leaks(facts.horizon(120), TODAY, "2025-12").get(0).horizon()).isEqualTo(100);
    }

    @Test
    void theHorizonIsAtLeastAFortnight() throws Exception {
        var facts = facts().limit("lead>meeting", 99)
                .opportunities(5, "fast", "lead 2025-10-01", "meeting 2025-10-03")
                .opportunities(5, "mar", "lead 2026-03-01")
                .opportunities(5, "feb", "lead 2026-02-01")
                .opportunities(5, "jan", "lead 2026-01-01");

        assertThat(leaks(facts, TODAY, "2026-04").get(0).horizon()).isEqualTo(14);
    }

    @Test
    void withoutDealsOfAnyValueLeaksAreRankedByDeals() throws Exception {
        var facts = facts().limit("lead>meeting", 50).limit("meeting>deal", 90);
        for (var month : List.of("01", "02", "03")) {
            facts.opportunities(8, month + "a", "lead 2026-" + month + "-01")
                    .opportunities(
                            2,
                            month + "b",
                            "lead 2026-" + month + "-01",
                            "meeting 2026-" + month + "-02",
                            "won 2026-" + month + "-03")
                    .opportunities(
                            1,
                            month + "c",
                            "lead 2026-" + month + "-01",
                            "meeting 2026-" + month + "-02",
                            "lost 2026-" + month + "-03");
        }

        var leaks = leaks(facts, TODAY);
        assertThat(leaks).extracting(leak -> leak.to().name()).containsExactly("meeting", "deal");
        assertThat(leaks).extracting(Leak::money).containsOnlyNulls();
    }

    @Test
    void withoutLimitsOrThreeMonthsThereAreNoLeaks() throws Exception {
        assertThat(leaks(facts().opportunity("a", "lead 2026-03-01"), TODAY)).isEmpty();
        assertThat(leaks(
                        facts().limit("lead>meeting", 20).opportunity("a", "lead 2026-03-01", "meeting 2026-03-02"),
                        TODAY))
                .isEmpty();
    }

    /** 100 leads a month from January to March, 10 met, 5 got an offer, 2 bought for 1000. */
    private static HandMadeFacts quarter() {
        var facts = facts().limit("lead>meeting", 20).limit("meeting>offer", 60).limit("offer>deal", 30);
        for (var month : List.of("2026-01-", "2026-02-", "2026-03-")) {
            facts.opportunities(90, month + "lead", "lead " + month + "01")
                    .opportunities(5, month + "met", "lead " + month + "01", "meeting " + month + "05")
                    .opportunities(
                            3,
                            month + "offered",
                            "lead " + month + "01",
                            "meeting " + month + "05",
                            "offer " + month + "10")
                    .opportunities(
                            2,
                            month + "bought",
                            "lead " + month + "01",
                            "meeting " + month + "05",
                            "offer " + month + "10",
                            "won " + month + "15 1000");
        }
        return facts;
    }

    private static Period months(String from, String to) {
        return Period.between(Period.parse(from), Period.parse(to));
    }

    private static List<Leak> leaks(HandMadeFacts facts, String today) throws Exception {
        return leaks(facts, today, today.substring(0, 7));
    }

    private static List<Leak> leaks(HandMadeFacts facts, String today, String period) throws Exception {
        return facts.on(today).leaks(Question.of("", Period.parse(period)));
    }
}
