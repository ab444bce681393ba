package io.mittari.metrics.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalsTest {

    private static final Offset<Double> TENTH = within(0.0500001);
    private static final double Z = 1.959964;

    @ParameterizedTest
    @CsvSource({
        "25,100,17.5,34.3",
        "5,8,30.6,86.3",
        "2,8,7.1,59.1",
        "1,20,0.9,23.6",
        "200,1000,17.6,22.6",
        "15,20,53.1,88.8"
    })
    void wilsonIsAsTheCatalogueStates(long k, long n, double low, double high) {
        var interval = Intervals.wilson(k, n);

        assertThat(interval.low() * 100).isCloseTo(low, TENTH);
        assertThat(interval.high() * 100).isCloseTo(high, TENTH);
    }

    /** The ends are where the share observed lies z standard errors of the end itself away: the definition, not the formula. */
    @ParameterizedTest
    @CsvSource({"25,100", "5,8", "1,20", "4238,6711", "1,1000000"})
    void wilsonsEndsAreTheRootsOfTheScoreEquation(long k, long n) {
        double share = (double) k / n;
        var interval = Intervals.wilson(k, n);

        for (double end : new double[] {interval.low(), interval.high()}) {
            assertThat(Math.abs(share - end)).isCloseTo(Z * Math.sqrt(end * (1 - end) / n), within(1e-12));
        }
    }

    @Test
    void wilsonIsClampedToNothingAndAll() {
        assertThat(Intervals.wilson(0, 10).low()).isZero();
        assertThat(Intervals.wilson(10, 10).high()).isEqualTo(1);
    }

    @Test
    void aRatioOfTwoCountsMayExceedOne() {
        var interval = Intervals.ratio(30, 20);

        assertThat(interval.low() * 100).isCloseTo(85.8, TENTH);
        assertThat(interval.high() * 100).isCloseTo(262.2, TENTH);
    }

    @Test
    void aRatioTurnedRoundHasTheIntervalTurnedRound() {
        var there = Intervals.ratio(30, 20);
        var back = Intervals.ratio(20, 30);

        assertThat(back.low()).isCloseTo(1 / there.high(), within(1e-12));
        assertThat(back.high()).isCloseTo(1 / there.low(), within(1e-12));
    }

    /** Newcombe 1998, table II (a), method 10: 56/70 - 48/80 is 0.0524 to 0.3339. */
    @Test
    void newcombesDifferenceIsAsHePublishedIt() {
        var interval = Intervals.newcombe(56, 70, 48, 80);

        assertThat(interval.low()).isCloseTo(0.0524, within(0.00005));
        assertThat(interval.high()).isCloseTo(0.3339, within(0.00005));
    }
}
