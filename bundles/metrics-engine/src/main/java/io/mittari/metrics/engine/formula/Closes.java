package io.mittari.metrics.engine.formula;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.engine.counting.Covered;
import io.mittari.metrics.engine.counting.Grid;
import io.mittari.metrics.engine.counting.Span;
import io.mittari.metrics.engine.counting.Totals;
import java.util.EnumMap;
import java.util.Map;

/** The last standing closes of a grid's opportunities, by close date (C16). */
final class Closes {

    private final Grid grid;
    private final Covered covered;
    private final Map<Outcome, Totals> totals = new EnumMap<>(Outcome.class);

    Closes(Grid grid) {
        var population = grid.population();
        this.grid = grid;
        this.covered = Covered.closes(population.view(), population.today());
        for (var outcome : Outcome.values()) {
            totals.put(outcome, Totals.of(population, outcome));
        }
    }

    Covered covered() {
        return covered;
    }

    Totals totals(Outcome outcome) {
        return totals.getOrDefault(outcome, Totals.none());
    }

    /** Whether totals have a part in the outcomes of a span, so that nothing can be said of single deals (C19). */
    boolean onlyTotals(Span span) {
        return totals.values().stream().anyMatch(t -> t.in(span).present());
    }

    /** Visits each close that lies in the grid; refuses what a total tells already. */
    void each(Visitor visitor) throws BadRequest {
        var view = grid.population().view();
        for (int i = 0; i < view.size(); i++) {
            var outcome = view.outcome()[i];
            if (outcome == null || !grid.population().closed(i)) {
                continue;
            }
            int day = view.closeDay()[i];
            int cell = grid.cell(i, day);
            if (cell >= 0) {
                var told = totals(outcome);
                if (!told.isEmpty() && told.tells(day)) {
                    throw new BadRequest(told.twice(day).toString());
                }
                visitor.visit(i, cell, outcome);
            }
        }
    }

    /** What is done with a close. */
    interface Visitor {
        void visit(int opportunity, int cell, Outcome outcome);
    }
}
