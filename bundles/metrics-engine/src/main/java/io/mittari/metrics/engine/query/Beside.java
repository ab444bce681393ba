package io.mittari.metrics.engine.query;

import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.Sentence;
import io.mittari.metrics.api.query.Trend;
import io.mittari.metrics.api.query.Trend.Trends;
import io.mittari.metrics.api.query.Trend.Verdict;
import java.math.BigDecimal;

/** How comparisons are said. */
final class Beside {

    private Beside() {}

    /** A comparison that cannot be made. */
    static Trend nothing(Measurement earlier, Measurement like, Sentence why) {
        return new Trend(earlier, Measurement.noData(like.unit(), like.definition(), why), Verdict.NO_DATA);
    }

    static Trends nothing(Measurement like, Sentence why) {
        var none = nothing(Measurement.noData(like.unit(), like.definition(), why), like, why);
        return new Trends(none, none, none);
    }

    /** Up or down if the difference is beyond chance, the same if there is none (C42). */
    static Verdict verdict(BigDecimal difference, boolean beyondChance) {
        if (difference.signum() == 0) {
            return Verdict.SAME;
        }
        if (!beyondChance) {
            return Verdict.TOO_FEW_TO_SAY;
        }
        return difference.signum() > 0 ? Verdict.UP : Verdict.DOWN;
    }
}
