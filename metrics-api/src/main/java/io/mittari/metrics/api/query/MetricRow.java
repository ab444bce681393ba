package io.mittari.metrics.api.query;

import io.mittari.metrics.api.Measurement;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One number of an answer.
 *
 * @param by the dimensions asked for and their values, in the order asked; {@code stage-count}, {@code open-now} and
 *     {@code conversion} also carry {@code stage}
 */
public record MetricRow(Map<String, String> by, Measurement cell) {

    public MetricRow {
        by = Collections.unmodifiableMap(new LinkedHashMap<>(by));
    }
}
