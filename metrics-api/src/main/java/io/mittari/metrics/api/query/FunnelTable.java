package io.mittari.metrics.api.query;

import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.query.Trend.Trends;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A funnel, one row for each value of the dimensions asked for.
 *
 * @param horizon days of the cohort conversions; null: none
 * @param skippedPassed the rule of C9 that the counts follow
 */
public record FunnelTable(
        String funnel, Period period, @Nullable Integer horizon, boolean skippedPassed, List<Row> rows) {

    public FunnelTable {
        rows = List.copyOf(rows);
    }

    /**
     * @param stages in the funnel's order; a stage that no source ever gave is left out (C4)
     * @param won closes with that outcome and a close date in the period; {@code lost} and {@code none} alike
     * @param open not closed as of today
     */
    public record Row(Map<String, String> by, List<Step> stages, long won, long lost, long none, long open) {

        public Row {
            by = Collections.unmodifiableMap(new LinkedHashMap<>(by));
            stages = List.copyOf(stages);
        }
    }

    /**
     * One stage.
     *
     * @param count opportunities that entered it (C8, C9), with {@link Measurement.Notes#skipped()}
     * @param conversion from the stage before into this one; null for the first
     * @param trend of the count
     */
    public record Step(
            Stage stage, Measurement count, @Nullable Conversion conversion, Trends trend) {}

    /** Both bases, always. */
    public record Conversion(Rate period, Rate cohort) {}

    /** A conversion beside its earlier values. */
    public record Rate(Measurement cell, Trends trend) {}
}
