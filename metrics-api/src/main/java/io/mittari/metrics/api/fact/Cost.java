package io.mittari.metrics.api.fact;

import io.mittari.metrics.api.At;
import io.mittari.metrics.api.Money;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Money spent to win business.
 *
 * @param until the cost is spread evenly over the days from {@code at} to this day, both included; null: all on one day
 */
public record Cost(Money value, At at, @Nullable LocalDate until, Kind kind, Context context) implements Fact {

    /** What the money was spent on. */
    public enum Kind {
        MARKETING,
        SALES,
        TOOLS,
        PAY,
        PARTNER,
        DIRECT;

        /** The name in mappings. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
