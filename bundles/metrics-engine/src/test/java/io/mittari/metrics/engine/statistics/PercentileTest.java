package io.mittari.metrics.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class PercentileTest {

    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheTwoMiddleOnes() {
        assertThat(Percentile.median(new long[] {1, 2, 5, 9})).isEqualByComparingTo("3.5");
    }

    @Test
    void theMedianOfAnOddNumberIsTheMiddleOne() {
        assertThat(Percentile.median(new long[] {1, 2, 9})).isEqualByComparingTo("2");
    }

    /** R: quantile(c(10, 20, 30, 40), 0.9) is 37 by its default, type 7; by hand place 2.7 lies 0.7 between 30 and 40. */
    @Test
    void percentilesInterpolateAsType7() {
        assertThat(Percentile.of(new long[] {10, 20, 30, 40}, new BigDecimal("0.9")))
                .isEqualByComparingTo("37");
    }

    @Test
    void oneValueIsEveryPercentile() {
        assertThat(Percentile.of(new long[] {4}, new BigDecimal("0.9"))).isEqualByComparingTo("4");
    }
}
