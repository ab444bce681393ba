package io.mittari.metrics.engine.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Percentiles by linear interpolation between the two nearest values, type 7 of Hyndman and Fan 1996 (C7). Exact. */
public final class Percentile {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private Percentile() {}

    /** The middle one, or the mean of the two middle ones. */
    public static BigDecimal median(long[] sorted) {
        return of(sorted, HALF);
    }

    /**
     * @param sorted ascending, at least one
     * @param share 0 to 1
     */
    public static BigDecimal of(long[] sorted, BigDecimal share) {
        var place = share.multiply(BigDecimal.valueOf(sorted.length - 1L));
        int below = place.setScale(0, RoundingMode.FLOOR).intValueExact();
        var low = BigDecimal.valueOf(sorted[below]);
        if (below == sorted.length - 1) {
            return low;
        }
        var step = BigDecimal.valueOf(sorted[below + 1]).subtract(low);
        return low.add(step.multiply(place.subtract(BigDecimal.valueOf(below))));
    }
}
