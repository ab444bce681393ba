package io.mittari.metrics.engine.formula;

import static io.mittari.metrics.api.query.MetricDefinition.Direction.HIGHER_IS_BETTER;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.Measurement.Notes;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Money;
import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.Unit;
import io.mittari.metrics.api.query.MetricDefinition;
import io.mittari.metrics.api.tenant.TenantSettings;
import io.mittari.metrics.engine.counting.Exchange;
import io.mittari.metrics.engine.counting.Facts;
import io.mittari.metrics.engine.counting.Grid;
import io.mittari.metrics.engine.counting.Said;
import io.mittari.metrics.engine.counting.Totals;
import io.mittari.metrics.engine.view.FactsView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Total revenue, booked (C21). */
final class Revenue implements Formula {

    private static final MetricDefinition METRIC = new MetricDefinition(
            "revenue",
            1,
            "Revenue",
            Unit.MONEY,
            HIGHER_IS_BETTER,
            "booked: sum of the values of the last standing wins, at their close date",
            "C16, C19, C21, C24",
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
        var won = WonAmounts.of(grid, closes, exchange, false);
        var saying = new Saying(METRIC, terms.basis(), grid.population());
        var answer = new ArrayList<Measurement>();
        for (int cell = 0; cell < won.length; cell++) {
            answer.add(cell(grid, cell, won[cell], closes, exchange, saying));
        }
        return answer;
    }

    @Override
    public void explain(Grid grid, Terms terms, int stage, Evidence evidence) {
        DealSize.explain(grid, evidence);
        var totals = new Closes(grid).totals(Outcome.WON);
        for (int cell = 0; cell < grid.cells(); cell++) {
            totals.facts(grid.span(cell)).forEach(fact -> evidence.total(fact, "counted"));
        }
    }

    private static Measurement cell(
            Grid grid, int cell, Amounts amounts, Closes closes, Exchange exchange, Saying saying) {
        var span = grid.span(cell);
        var totals = closes.totals(Outcome.WON).in(span);
        if (grid.population().view().settings().revenue() == TenantSettings.Revenue.INVOICED) {
            return saying.noData(Said.NO_INVOICES.of(), Notes.NONE);
        }
        if (totals.untold() || (totals.any() && grid.population().byAttribute())) {
            return saying.noData(Saying.ONLY_TOTALS, Notes.NONE);
        }
        closes.totals(Outcome.WON).facts(span).forEach(fact -> add(fact, amounts));
        var missing = amounts.missing();
        if (missing != null) {
            return saying.noData(missing, amounts.notes());
        }
        if (amounts.count() == 0 && amounts.without() > 0) {
            return saying.noData(Said.NO_VALUE.of(), amounts.notes());
        }
        var gap = saying.gap(closes.covered(), span, amounts.notes());
        if (amounts.count() == 0 && gap.isPresent()) {
            return gap.get();
        }
        var notes = amounts.notes().estimated(totals.estimated());
        return saying.said(
                Measurement.sum(new Money(amounts.sum(), exchange.target()), METRIC.definition())
                        .ofN(amounts.count()),
                closes.covered(),
                span,
                notes.remarks(Stream.concat(Stream.of(Said.BOOKED.of()), notes.remarks().stream())
                        .toList()));
    }

    private static void add(FactsView.TotalFact fact, Amounts amounts) {
        var value = fact.total().value();
        if (value == null) {
            amounts.addWithout();
        } else {
            amounts.add(value, Totals.day(fact));
        }
    }
}
