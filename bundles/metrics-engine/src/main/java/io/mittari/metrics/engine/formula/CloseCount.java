package io.mittari.metrics.engine.formula;

import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.Measurement.Notes;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.query.MetricDefinition;
import io.mittari.metrics.engine.counting.Grid;
import java.util.ArrayList;
import java.util.List;

/** Closes of one outcome, totals included. */
final class CloseCount {

    private final MetricDefinition metric;
    private final Outcome outcome;

    CloseCount(MetricDefinition metric, Outcome outcome) {
        this.metric = metric;
        this.outcome = outcome;
    }

    List<Measurement> measure(Grid grid, Formula.Terms terms) throws BadRequest {
        var closes = new Closes(grid);
        var single = Outcomes.closed(grid, closes).of(outcome);
        var saying = new Saying(metric, terms.basis(), grid.population());
        var answer = new ArrayList<Measurement>();
        for (int cell = 0; cell < grid.cells(); cell++) {
            var span = grid.span(cell);
            var totals = closes.totals(outcome).in(span);
            long count = single[cell] + totals.count();
            var notes = Notes.NONE.estimated(totals.estimated());
            var gap = saying.gap(closes.covered(), span, notes);
            if (totals.untold() || (totals.any() && grid.population().byAttribute())) {
                answer.add(saying.noData(Saying.ONLY_TOTALS, Notes.NONE));
            } else if (count == 0 && gap.isPresent()) {
                answer.add(gap.get());
            } else {
                answer.add(saying.count(count, closes.covered(), span, notes));
            }
        }
        return answer;
    }

    /** The closes of one outcome, and its totals. */
    static void explain(Grid grid, Outcome outcome, Evidence evidence) {
        var population = grid.population();
        var view = population.view();
        for (int i = 0; i < view.size(); i++) {
            if (view.outcome()[i] == outcome && population.closed(i) && grid.cell(i, view.closeDay()[i]) >= 0) {
                evidence.close(i, outcome.word());
            }
        }
        var totals = new Closes(grid).totals(outcome);
        for (int cell = 0; cell < grid.cells(); cell++) {
            totals.facts(grid.span(cell)).forEach(fact -> evidence.total(fact, "counted"));
        }
    }
}
