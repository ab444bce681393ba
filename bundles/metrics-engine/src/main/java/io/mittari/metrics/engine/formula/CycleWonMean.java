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
import java.util.Set;

/** Mean days of the won. */
final class CycleWonMean implements Formula {

    private static final MetricDefinition METRIC = new MetricDefinition(
            "cycle-won-mean",
            1,
            "Sales cycle of the won, mean",
            Unit.DAYS,
            LOWER_IS_BETTER,
            "Mean days of the won from the earliest dated own stage entry to the close, by close date",
            "C25",
            List.of(Basis.CLOSED));

    private final Cycle cycle = new Cycle(METRIC, Set.of(Outcome.WON), Days::mean);

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
        return cycle.measure(grid, terms);
    }

    @Override
    public void explain(Grid grid, Terms terms, int stage, Evidence evidence) {
        cycle.explain(grid, evidence);
    }
}
