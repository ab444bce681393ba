package io.mittari.metrics.api.query;

import io.mittari.metrics.api.Measurement;
import java.util.Locale;

/**
 * A number beside an earlier one (C41, C42).
 *
 * @param value the earlier number
 * @param difference the present one less the earlier; points for percentages
 */
public record Trend(Measurement value, Measurement difference, Verdict verdict) {

    /** What may be said of the difference. */
    public enum Verdict {
        UP,
        DOWN,
        SAME,
        /** The difference may be chance. */
        TOO_FEW_TO_SAY,
        NO_DATA;

        /** The words in JSON: {@code too few to say}. */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** The three comparisons of C41. */
    public record Trends(Trend before, Trend mean3, Trend yearAgo) {}
}
