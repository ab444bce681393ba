package io.mittari.metrics.engine.formula;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.query.MetricDefinition;
import io.mittari.metrics.engine.counting.Facts;
import io.mittari.metrics.engine.counting.Grid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One metric: a pure function of facts, day and question. Has no state, so any number of threads may ask it. */
public interface Formula {

    MetricDefinition definition();

    /** Whose days put opportunities into periods. */
    Facts facts();

    /** The same on these terms: who was created in a period entered in it, however it ended. */
    default Facts facts(Terms terms) {
        return terms.basis() == Basis.CREATED ? Facts.ENTRIES : facts();
    }

    /** Whether every cell of the grid is told per stage; then the answer has one cell per stage for each. */
    default boolean byStage() {
        return false;
    }

    /** The number of the first stage it is told for: a conversion has no first one. */
    default int firstStage() {
        return 0;
    }

    /** Whether it tells of today only, so that a cut by time says nothing. */
    default boolean timeless() {
        return false;
    }

    /** A measurement for each cell of the grid, or for each cell and stage from the first on. */
    List<Measurement> measure(Grid grid, Terms terms) throws BadRequest;

    /**
     * The facts behind the grid's numbers.
     *
     * @param stage number of the stage, where the metric is told per stage
     */
    void explain(Grid grid, Terms terms, int stage, Evidence evidence);

    /**
     * On which terms a number is asked for.
     *
     * @param basis a fit one
     * @param horizon days; null: none
     */
    record Terms(Basis basis, @Nullable Integer horizon) {}
}
