package io.mittari.metrics.engine.statistics;

/** 95 % intervals of shares, ratios and differences. */
public final class Intervals {

    /** The normal quantile of 97.5 %, as counting rule C43 states it. */
    private static final double Z = 1.959964;

    private Intervals() {}

    /**
     * Of the share k of n, 0 to 1, without continuity correction (Wilson 1927; C43).
     *
     * @param n above 0
     */
    public static Interval wilson(long k, long n) {
        double share = (double) k / n;
        double square = Z * Z;
        double middle = share + square / (2 * n);
        double half = Z * Math.sqrt(share * (1 - share) / n + square / (4.0 * n * n));
        double scale = 1 + square / n;
        // At the ends the exact formula gives exactly 0 and 1; floating point misses by an ulp.
        double low = k == 0 ? 0 : Math.max(0, (middle - half) / scale);
        double high = k == n ? 1 : Math.min(1, (middle + half) / scale);
        return new Interval(low, high);
    }

    /**
     * Of the ratio a/b of two counts: Wilson's for a of a+b, as odds (C13).
     *
     * @param b above 0; then the high end is finite
     */
    public static Interval ratio(long a, long b) {
        var share = wilson(a, a + b);
        return new Interval(share.low() / (1 - share.low()), share.high() / (1 - share.high()));
    }

    /** Of the difference of the shares k1/n1 - k2/n2, from the two Wilson intervals (Newcombe 1998, method 10; C42). */
    public static Interval newcombe(long k1, long n1, long k2, long n2) {
        double p1 = (double) k1 / n1;
        double p2 = (double) k2 / n2;
        var first = wilson(k1, n1);
        var second = wilson(k2, n2);
        double difference = p1 - p2;
        return new Interval(
                difference - Math.hypot(p1 - first.low(), second.high() - p2),
                difference + Math.hypot(first.high() - p1, p2 - second.low()));
    }
}
