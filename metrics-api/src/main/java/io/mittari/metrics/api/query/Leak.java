package io.mittari.metrics.api.query;

import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.Stage;
import org.jspecify.annotations.Nullable;

/**
 * A conversion below its floor (C46).
 *
 * @param cohort whom it was measured on: settled months only (C12)
 * @param horizon days within which they had to convert
 * @param rate cohort conversion
 * @param floor percent
 * @param certain whether the interval leaves out the floor; else it is a possible leak
 * @param deals further deals in the cohort if the rate were at its floor
 * @param money their worth; null if deals have no value
 */
public record Leak(
        Stage from,
        Stage to,
        Period cohort,
        int horizon,
        Measurement rate,
        double floor,
        boolean certain,
        double deals,
        @Nullable Measurement money) {}
