package io.mittari.metrics.engine.formula;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.engine.counting.Exchange;
import io.mittari.metrics.engine.counting.Grid;

/** Values of the deals won, cell by cell. */
final class WonAmounts {

    private WonAmounts() {}

    static Amounts[] of(Grid grid, Closes closes, Exchange exchange, boolean keep) throws BadRequest {
        var view = grid.population().view();
        var amounts = new Amounts[grid.cells()];
        for (int cell = 0; cell < amounts.length; cell++) {
            amounts[cell] = new Amounts(exchange, keep);
        }
        closes.each((i, cell, outcome) -> {
            if (outcome == Outcome.WON) {
                amounts[cell].add(view.closeValue()[i], view.closeCurrency()[i], view.closeDay()[i]);
            }
        });
        return amounts;
    }
}
