package io.mittari.metrics.api.query;

import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.ingest.Origin;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts behind one number.
 *
 * @param total how many facts there are; {@code facts} holds at most as many as were asked for
 */
public record Explanation(Measurement cell, long total, List<Part> facts) {

    public Explanation {
        facts = List.copyOf(facts);
    }

    /**
     * One fact that the number was made of.
     *
     * @param opportunity its key in its source; empty for a fact without one
     * @param fact what it says: {@code stage meeting}, {@code won 1054.00 USD}
     * @param day the day it counts on, null if undated
     * @param role how it counts: {@code counted}, {@code converted}, {@code not converted}, {@code won}, {@code lost} …
     * @param source the number space of its key
     * @param sequence the point of the journal from which it holds
     */
    public record Part(
            String opportunity,
            String fact,
            @Nullable LocalDate day,
            String role,
            String source,
            Origin origin,
            long sequence) {}
}
