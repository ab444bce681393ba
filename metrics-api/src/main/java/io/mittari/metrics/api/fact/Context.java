package io.mittari.metrics.api.fact;

import org.jspecify.annotations.Nullable;

/** Who and where of a single fact, as far as the source says it of this fact and not of the whole opportunity. */
public record Context(
        @Nullable String owner,
        @Nullable String channel,
        @Nullable String campaign,
        @Nullable String company,
        @Nullable String product,
        @Nullable String contact) {

    /** Nothing said. */
    public static final Context NONE = new Context(null, null, null, null, null, null);
}
