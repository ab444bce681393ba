package io.mittari.metrics.engine.formula;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.query.MetricDefinition;
import io.mittari.metrics.engine.counting.Grid;
import io.mittari.metrics.engine.counting.Path;
import io.mittari.metrics.engine.counting.Said;
import java.util.ArrayList;
import java.util.List;

/** Share of the won by count, narrow or broad (C20). */
final class Winning {

    private final MetricDefinition metric;
    private final boolean broad;

    Winning(MetricDefinition metric, boolean broad) {
        this.metric = metric;
        this.broad = broad;
    }

    List<Measurement> measure(Grid grid, Formula.Terms terms) throws BadRequest {
        boolean created = terms.basis() == Basis.CREATED;
        var closes = new Closes(grid);
        var outcomes = created ? Outcomes.created(grid) : Outcomes.closed(grid, closes);
        var saying = new Saying(metric, terms.basis(), grid.population());
        var answer = new ArrayList<Measurement>();
        for (int cell = 0; cell < grid.cells(); cell++) {
            var span = grid.span(cell);
            long all = (long) outcomes.won(cell) + outcomes.lost(cell) + outcomes.open(cell);
            all += broad ? outcomes.none(cell) : 0;
            var notes = Saying.leftOut(outcomes.undated(grid.group(cell), broad));
            if (closes.onlyTotals(span)) {
                answer.add(saying.noData(Saying.ONLY_TOTALS, notes));
            } else if (all == 0) {
                var none = created ? Said.NONE_CREATED : broad ? Said.NONE_CLOSED : Said.NONE_DECIDED;
                answer.add(saying.nothing(closes.covered(), span, none.of(), notes));
            } else {
                answer.add(saying.share(outcomes.won(cell), all, closes.covered(), span, notes));
            }
        }
        return answer;
    }

    void explain(Grid grid, Formula.Terms terms, Evidence evidence) {
        var population = grid.population();
        var path = new Path(population);
        for (int i = 0; i < population.view().size(); i++) {
            var outcome = population.closed(i) ? population.view().outcome()[i] : null;
            if (outcome == Outcome.NONE && !broad) {
                continue;
            }
            if (terms.basis() == Basis.CLOSED) {
                if (outcome != null && grid.cell(i, population.view().closeDay()[i]) >= 0) {
                    evidence.close(i, outcome.word());
                }
            } else if (!population.stages().isEmpty()) {
                path.read(i);
                int day = path.day(0);
                int cell = day == Path.NEVER ? grid.undated(i) : grid.cell(i, day);
                if (cell >= 0 && path.stood(0)) {
                    var stage = population.stages().get(path.behind(0));
                    evidence.entry(i, stage, day, outcome == null ? "open" : outcome.word());
                }
            }
        }
    }
}
