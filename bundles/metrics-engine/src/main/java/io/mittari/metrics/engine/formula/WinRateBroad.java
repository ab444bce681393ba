package io.mittari.metrics.engine.formula;

import static io.mittari.metrics.api.query.MetricDefinition.Direction.HIGHER_IS_BETTER;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Unit;
import io.mittari.metrics.api.query.MetricDefinition;
import io.mittari.metrics.engine.counting.Facts;
import io.mittari.metrics.engine.counting.Grid;
import java.util.List;

/** Won of all that ended, without a decision too. */
final class WinRateBroad implements Formula {

    private static final MetricDefinition METRIC = new MetricDefinition(
            "win-rate-broad",
            1,
            "Win rate, no decision included",
            Unit.PERCENT,
            HIGHER_IS_BETTER,
            "closed: won / (won + lost + no decision), by close date; created: won / all that entered the first stage in the period",
            "C15, C20, C43",
            List.of(Basis.CLOSED, Basis.CREATED));

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
        return new Winning(METRIC, true).measure(grid, terms);
    }

    @Override
    public void explain(Grid grid, Terms terms, int stage, Evidence evidence) {
        new Winning(METRIC, true).explain(grid, terms, evidence);
    }
}
