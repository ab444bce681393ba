package io.mittari.metrics.engine.formula;

import static io.mittari.metrics.api.query.MetricDefinition.Direction.LOWER_IS_BETTER;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.Unit;
import io.mittari.metrics.api.query.MetricDefinition;
import io.mittari.metrics.engine.counting.Facts;
import io.mittari.metrics.engine.counting.Grid;
import java.util.List;

/** How many were lost. */
final class LostCount implements Formula {

    private static final MetricDefinition METRIC = new MetricDefinition(
            "lost-count",
            1,
            "Lost opportunities",
            Unit.COUNT,
            LOWER_IS_BETTER,
            "opportunities whose last standing close says lost, by close date",
            "C16, C19",
            List.of(Basis.CLOSED));

    @Override
    public MetricDefinition definition() {
        return METRIC;
    }

    @Override
    public Facts facts() {
        return Facts.CLOSES;
    }

    @Override
    public List<Measurement> measure(Grid grid, Terms terms) throws BadRequest {
        return new CloseCount(METRIC, Outcome.LOST).measure(grid, terms);
    }

    @Override
    public void explain(Grid grid, Terms terms, int stage, Evidence evidence) {
        CloseCount.explain(grid, Outcome.LOST, evidence);
    }
}
