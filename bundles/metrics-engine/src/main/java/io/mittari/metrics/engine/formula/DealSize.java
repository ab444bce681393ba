package io.mittari.metrics.engine.formula;

import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.Measurement.Notes;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Money;
import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.query.MetricDefinition;
import io.mittari.metrics.engine.counting.Exchange;
import io.mittari.metrics.engine.counting.Grid;
import io.mittari.metrics.engine.counting.Said;
import io.mittari.metrics.engine.view.FactsView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A middle of the values of deals won (C22). */
final class DealSize {

    private final MetricDefinition metric;
    private final boolean keep;
    private final Function<Amounts, BigDecimal> middle;

    /**
     * @param keep whether the middle needs each value
     * @param middle in minor units, of one value or more
     */
    DealSize(MetricDefinition metric, boolean keep, Function<Amounts, BigDecimal> middle) {
        this.metric = metric;
        this.keep = keep;
        this.middle = middle;
    }

    List<Measurement> measure(Grid grid, Formula.Terms terms) throws BadRequest {
        var closes = new Closes(grid);
        var exchange = new Exchange(grid.population());
        var won = WonAmounts.of(grid, closes, exchange, keep);
        var saying = new Saying(metric, terms.basis(), grid.population());
        var answer = new ArrayList<Measurement>();
        for (int cell = 0; cell < won.length; cell++) {
            var amounts = won[cell];
            var span = grid.span(cell);
            var missing = amounts.missing();
            if (closes.onlyTotals(span)) {
                answer.add(saying.noData(Saying.ONLY_TOTALS, Notes.NONE));
            } else if (missing != null) {
                answer.add(saying.noData(missing, amounts.notes()));
            } else if (amounts.count() == 0) {
                var none = amounts.without() == 0 ? Said.NONE_WON : Said.NO_VALUE;
                answer.add(saying.nothing(closes.covered(), span, none.of(), amounts.notes()));
            } else {
                answer.add(saying.said(money(amounts, exchange), closes.covered(), span, amounts.notes()));
            }
        }
        return answer;
    }

    /** The wins, those without value told apart. */
    static void explain(Grid grid, Evidence evidence) {
        var population = grid.population();
        var view = population.view();
        for (int i = 0; i < view.size(); i++) {
            if (view.outcome()[i] == Outcome.WON && population.closed(i) && grid.cell(i, view.closeDay()[i]) >= 0) {
                evidence.close(i, view.closeValue()[i] == FactsView.NO_VALUE ? "left out: without value" : "counted");
            }
        }
    }

    private Measurement money(Amounts amounts, Exchange exchange) {
        var currency = exchange.target();
        var major = middle.apply(amounts).movePointLeft(Money.decimals(currency));
        return Measurement.money(major, metric.unit(), currency, metric.definition())
                .ofN(amounts.count());
    }
}
