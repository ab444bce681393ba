package io.mittari.metrics.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialTest {

    @Test
    void fiveHeadsOfFiveHappenInOneOfSixteen() {
        assertThat(Binomial.twoSided(5, 5, 0.5)).isCloseTo(2 / 32.0, within(1e-12));
    }

    @Test
    void whatIsMostLikelyIsNoSurprise() {
        assertThat(Binomial.twoSided(50, 100, 0.5)).isCloseTo(1, within(1e-12));
    }

    /** Against the sum of all n+1 probabilities in exact fractions. */
    @ParameterizedTest
    @CsvSource({"14,20,1,2", "3,30,1,4", "12,40,19,40", "0,7,1,3", "40,60,21,41", "95,100,9,10"})
    void isTheSumOfAllOutcomesNoMoreLikely(int k, int n, int hits, int all) {
        var exact = exact(k, n, hits, all);

        assertThat(Binomial.twoSided(k, n, (double) hits / all)).isCloseTo(exact, within(1e-9));
    }

    @Test
    void tenMillionTrialsAreNoWork() {
        assertThat(Binomial.twoSided(5_000_000, 10_000_000, 0.5)).isCloseTo(1, within(1e-9));
        assertThat(Binomial.twoSided(6_000_000, 10_000_000, 0.5)).isZero();
        // z = 2: the normal limit of the two tails is 4.55 %
        assertThat(Binomial.twoSided(5_003_162, 10_000_000, 0.5)).isCloseTo(0.0455, within(0.0002));
    }

    private static double exact(int k, int n, int hits, int all) {
        var observed = weight(k, n, hits, all);
        var sum = BigInteger.ZERO;
        for (int i = 0; i <= n; i++) {
            var weight = weight(i, n, hits, all);
            sum = weight.compareTo(observed) <= 0 ? sum.add(weight) : sum;
        }
        return new BigDecimal(sum)
                .divide(new BigDecimal(BigInteger.valueOf(all).pow(n)), MathContext.DECIMAL64)
                .doubleValue();
    }

    private static BigInteger weight(int k, int n, int hits, int all) {
        var ways = BigInteger.ONE;
        for (int i = 0; i < k; i++) {
            ways = ways.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
        }
        return ways.multiply(BigInteger.valueOf(hits).pow(k))
                .multiply(BigInteger.valueOf(all - hits).pow(n - k));
    }
}
