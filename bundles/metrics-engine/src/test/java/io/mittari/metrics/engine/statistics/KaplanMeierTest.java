package io.mittari.metrics.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KaplanMeierTest {

    private static final String OPEN = "+";

    @Test
    void withNobodyOpenItIsTheDayTheHalfIsReached() {
        assertThat(KaplanMeier.median(days("1", "2", "3", "4"))).hasValue(2);
    }

    /**
     * By hand: day 6, 21 at risk, 3 events: 18/21; day 7: 17 at risk, 1: x 16/17; 10: 15, 1: x 14/15; 13: 12, 1; 16: 11,
     * 1; 22: 7, 1: 0.538; 23: 6, 1: 0.448. Freireich's leukaemia trial (1963), treated group: the median is published as 23.
     */
    @Test
    void theLeukaemiaTrialHasMedian23() {
        var trial = days(
                "6", "6", "6", "6+", "7", "9+", "10", "10+", "11+", "13", "16", "17+", "19+", "20+", "22", "23", "25+",
                "32+", "32+", "34+", "35+");

        assertThat(KaplanMeier.median(trial)).hasValue(23);
    }

    @Test
    void isNotReachedWhileTheCurveStaysAboveOneHalf() {
        assertThat(KaplanMeier.median(days("5", "6+", "7+", "8+"))).isEmpty();
    }

    @Test
    void whoIsCensoredOnADayWasStillAtRiskOnIt() {
        // 3 at risk on day 3, one event: two thirds are left. Were the censored one gone already, it would be one half.
        assertThat(KaplanMeier.median(days("3+", "3", "9"))).hasValue(9);
    }

    private static long[] days(String... observed) {
        return Arrays.stream(observed)
                .mapToLong(day -> KaplanMeier.observed(Long.parseLong(day.replace(OPEN, "")), !day.endsWith(OPEN)))
                .toArray();
    }
}
