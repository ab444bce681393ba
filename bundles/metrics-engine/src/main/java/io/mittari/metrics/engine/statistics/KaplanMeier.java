package io.mittari.metrics.engine.statistics;

import java.util.Arrays;
import java.util.OptionalLong;

/** Time to an event where some have not had it yet (Kaplan and Meier 1958). */
public final class KaplanMeier {

    /** A curve that should touch one half exactly must not miss it by a rounding. */
    private static final double HALF = 0.5 + 1e-12;

    private KaplanMeier() {}

    /**
     * The first day on which the curve is at or below one half; empty if it stays above.
     *
     * @param days each observed, twice its days plus one if it was censored then: events of a day come before the
     *     censored of that day. Is sorted.
     */
    public static OptionalLong median(long[] days) {
        Arrays.sort(days);
        double above = 1;
        int i = 0;
        while (i < days.length) {
            int atRisk = days.length - i;
            long day = days[i] >> 1;
            int events = 0;
            for (; i < days.length && days[i] >> 1 == day; i++) {
                events += (days[i] & 1) == 0 ? 1 : 0;
            }
            above *= 1 - (double) events / atRisk;
            if (events > 0 && above <= HALF) {
                return OptionalLong.of(day);
            }
        }
        return OptionalLong.empty();
    }

    /** One observation for {@link #median}. */
    public static long observed(long days, boolean event) {
        return days << 1 | (event ? 0 : 1);
    }
}
