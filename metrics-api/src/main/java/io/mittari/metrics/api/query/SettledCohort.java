package io.mittari.metrics.api.query;

import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.Stage;
import org.jspecify.annotations.Nullable;

/**
 * A conversion as far as it may be judged: of the newest three months together of which nine in ten outcomes are known
 * (C11, C12).
 *
 * @param horizon days within which one had to go on
 * @param months the three; null: no three together are settled
 * @param rate cohort conversion of these months; null as {@code months}
 */
public record SettledCohort(
        Stage from,
        Stage to,
        int horizon,
        @Nullable Period months,
        @Nullable Measurement rate) {

    /** A conversion's own horizon is not below these days, unless the tenant's longest is (C11). */
    public static final int SHORTEST_HORIZON = 14;
}
