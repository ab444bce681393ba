package io.mittari.metrics.api.fact;

import io.mittari.metrics.api.At;
import io.mittari.metrics.api.Money;
import io.mittari.metrics.api.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * An opportunity came to its end.
 *
 * @param value what was won or lost, as far as the source says; 0 is a value
 * @param reason the source's own words
 */
public record Closed(
        Outcome outcome,
        At at,
        @Nullable Money value,
        @Nullable String reason,
        Context context) implements Fact {}
