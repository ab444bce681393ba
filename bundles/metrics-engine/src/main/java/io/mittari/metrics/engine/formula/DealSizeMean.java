package io.mittari.metrics.engine.formula;

import static io.mittari.metrics.api.query.MetricDefinition.Direction.HIGHER_IS_BETTER;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Unit;
import io.mittari.metrics.api.query.MetricDefinition;
import io.mittari.metrics.engine.counting.Facts;
import io.mittari.metrics.engine.counting.Grid;
import java.math.BigDecimal;
import java.util.List;

/** Mean value of a deal won. */
final class DealSizeMean implements Formula {

    private static final MetricDefinition METRIC = new MetricDefinition(
            "deal-size-mean",
            1,
            "Deal size, mean",
            Unit.MONEY,
            HIGHER_IS_BETTER,
            "Mean value of the deals won, by close date; wins without a value are left out, 0 is a value",
            "C7, C22, C24",
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
        return new DealSize(
                        METRIC, false, amounts -> Saying.divided(BigDecimal.valueOf(amounts.sum()), amounts.count()))
                .measure(grid, terms);
    }

    @Override
    public void explain(Grid grid, Terms terms, int stage, Evidence evidence) {
        DealSize.explain(grid, evidence);
    }
}
