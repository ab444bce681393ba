package io.mittari.metrics.api.fact;

import io.mittari.metrics.api.Money;
import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.Stage;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A count for a whole period, from a source that keeps no single opportunities (C19). Exactly one of {@code stage},
 * {@code outcome}, {@code kind} says of what.
 *
 * @param kind of activity
 * @param at the first day of the period
 * @param estimate the source says that it is a guess
 */
public record Total(
        @Nullable Stage stage,
        @Nullable Outcome outcome,
        @Nullable String kind,
        long count,
        LocalDate at,
        Per per,
        @Nullable Money value,
        boolean estimate,
        Context context)
        implements Fact {

    public Total {
        if ((stage == null ? 0 : 1) + (outcome == null ? 0 : 1) + (kind == null ? 0 : 1) != 1) {
            throw new IllegalArgumentException("a total is of a stage, an outcome or a kind");
        }
        if (count < 0) {
            throw new IllegalArgumentException("a total of %d".formatted(count));
        }
    }

    /** The length of the period. */
    public enum Per {
        DAY,
        WEEK,
        MONTH
    }
}
