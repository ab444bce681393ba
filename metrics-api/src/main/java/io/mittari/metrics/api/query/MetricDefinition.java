package io.mittari.metrics.api.query;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Unit;
import java.util.List;

/**
 * What a metric is.
 *
 * @param id {@code win-rate}
 * @param version of the formula, from 1; with the id it is the {@code definition} of a measurement
 * @param formula in words
 * @param source the counting rules and who defined it so
 * @param bases the fit ones, the default first
 */
public record MetricDefinition(
        String id,
        int version,
        String name,
        Unit unit,
        Direction direction,
        String formula,
        String source,
        List<Basis> bases) {

    public MetricDefinition {
        bases = List.copyOf(bases);
    }

    /** {@code win-rate@1}. */
    public String definition() {
        return id + "@" + version;
    }

    /** Which way is good. */
    public enum Direction {
        HIGHER_IS_BETTER,
        LOWER_IS_BETTER,
        NEITHER
    }
}
