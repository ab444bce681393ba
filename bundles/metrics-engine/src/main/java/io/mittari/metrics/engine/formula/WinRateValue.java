package io.mittari.metrics.engine.formula;

import static io.mittari.metrics.api.query.MetricDefinition.Direction.HIGHER_IS_BETTER;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.Measurement.Notes;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.Unit;
import io.mittari.metrics.api.query.MetricDefinition;
import io.mittari.metrics.engine.counting.Exchange;
import io.mittari.metrics.engine.counting.Facts;
import io.mittari.metrics.engine.counting.Grid;
import io.mittari.metrics.engine.counting.Said;
import io.mittari.metrics.engine.view.FactsView;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Won value of won and lost value. */
final class WinRateValue implements Formula {

    private static final MetricDefinition METRIC = new MetricDefinition(
            "win-rate-value",
            1,
            "Win rate by value",
            Unit.PERCENT,
            HIGHER_IS_BETTER,
            "won value / (won value + lost value), by close date; lost value is the last open value before the close, else"
                    + " the close's own if above 0; no data if more than 20 % of the lost have neither",
            "C20, C24",
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
        var closes = new Closes(grid);
        var exchange = new Exchange(grid.population());
        var won = amounts(grid, exchange);
        var lost = amounts(grid, exchange);
        var view = grid.population().view();
        closes.each((i, cell, outcome) -> {
            if (outcome == Outcome.WON) {
                won[cell].add(view.closeValue()[i], view.closeCurrency()[i], view.closeDay()[i]);
            } else if (outcome == Outcome.LOST) {
                addLost(view, i, lost[cell]);
            }
        });
        var saying = new Saying(METRIC, terms.basis(), grid.population());
        var answer = new ArrayList<Measurement>();
        for (int cell = 0; cell < won.length; cell++) {
            var span = grid.span(cell);
            if (closes.onlyTotals(span)) {
                answer.add(saying.noData(Saying.ONLY_TOTALS, Notes.NONE));
            } else if (won[cell].count() + lost[cell].count() + lost[cell].without() == 0) {
                answer.add(saying.nothing(closes.covered(), span, Said.NONE_DECIDED_VALUED.of(), Notes.NONE));
            } else {
                answer.add(cell(won[cell], lost[cell], saying, m -> saying.said(m, closes.covered(), span, m.notes())));
            }
        }
        return answer;
    }

    @Override
    public void explain(Grid grid, Terms terms, int stage, Evidence evidence) {
        var population = grid.population();
        var view = population.view();
        for (int i = 0; i < view.size(); i++) {
            var outcome = view.outcome()[i];
            if (outcome != null
                    && outcome != Outcome.NONE
                    && population.closed(i)
                    && grid.cell(i, view.closeDay()[i]) >= 0) {
                evidence.close(i, outcome.word());
                if (outcome == Outcome.LOST && view.valueBeforeClose()[i] != FactsView.NO_VALUE) {
                    evidence.valueBefore(i);
                }
            }
        }
    }

    private static Measurement cell(Amounts won, Amounts lost, Saying saying, UnaryOperator<Measurement> said) {
        var missing = won.missing() == null ? lost.missing() : won.missing();
        if (missing != null) {
            return saying.noData(missing, Notes.NONE);
        }
        if (lost.without() * 5 > lost.without() + lost.count()) {
            return saying.noData(Said.LOST_VALUE_UNKNOWN.of(), Notes.NONE.withoutValue(lost.without()));
        }
        var all = BigDecimal.valueOf(won.sum()).add(BigDecimal.valueOf(lost.sum()));
        if (all.signum() <= 0) {
            return saying.noData(Said.NONE_DECIDED_VALUED.of(), Notes.NONE);
        }
        var share = BigDecimal.valueOf(won.sum()).movePointRight(2).divide(all, MathContext.DECIMAL128);
        long without = won.without() + lost.without();
        var notes = won.notes();
        return said.apply(Measurement.of(share, METRIC.unit(), METRIC.definition())
                .ofN((long) won.count() + lost.count())
                .noting(without == 0 ? notes : notes.withoutValue(without)));
    }

    private static void addLost(FactsView view, int opportunity, Amounts lost) {
        int day = view.closeDay()[opportunity];
        long before = view.valueBeforeClose()[opportunity];
        long own = view.closeValue()[opportunity];
        if (before != FactsView.NO_VALUE) {
            lost.add(before, view.openCurrency()[opportunity], day);
        } else {
            lost.add(own > 0 ? own : FactsView.NO_VALUE, view.closeCurrency()[opportunity], day);
        }
    }

    private static Amounts[] amounts(Grid grid, Exchange exchange) {
        var amounts = new Amounts[grid.cells()];
        for (int cell = 0; cell < amounts.length; cell++) {
            amounts[cell] = new Amounts(exchange, false);
        }
        return amounts;
    }
}
