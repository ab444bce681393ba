package io.mittari.metrics.engine;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.engine.view.FactsView;
import io.mittari.metrics.engine.view.FactsView.Provenance;
import io.mittari.metrics.engine.view.Traces;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** All that a view says, line by line, in an order that does not depend on how it numbers what. */
final class Everything {

    private static final Currency USD = Currency.getInstance("USD");

    private Everything() {}

    /** @param days views as of these days are told as well */
    static List<String> of(FactsView view, String... days) throws MetricsException {
        var told = new ArrayList<String>();
        add("now", view, told);
        for (var day : days) {
            add(day, view.asOf(Acme.day(day)), told);
        }
        return told;
    }

    private static void add(String when, FactsView view, List<String> told) {
        told.add("%s: sequence %d, %d opportunities, zone %s"
                .formatted(when, view.sequence(), view.size(), view.settings().zone()));
        told.add("%s: funnels %s, stages %s, dimensions %s"
                .formatted(when, view.funnels(), view.stages(), view.dimensions()));
        view.coverage().forEach(coverage -> told.add(when + ": " + coverage));
        told.add(when + ": rate " + view.rate(USD, LocalDate.parse("2026-05-01")));
        var traces = view.traces();
        traces.rates().forEach(rate -> told.add(when + ": " + rate));
        var lines = new ArrayList<String>();
        for (var stage : view.stages()) {
            var again = view.reEntries(stage);
            for (int i = 0; i < again.size(); i++) {
                lines.add("%s: %s again into %s on %d"
                        .formatted(when, view.key(again.opportunities()[i]), stage, again.days()[i]));
            }
        }
        view.totals().forEach(total -> lines.add(when + ": " + total));
        view.costs().forEach(cost -> lines.add(when + ": " + cost));
        for (int i = 0; i < view.size(); i++) {
            lines.add(when + ": " + line(view, i) + traced(view, traces, i));
        }
        lines.sort(null);
        told.addAll(lines);
    }

    private static String line(FactsView view, int i) {
        var line = new StringBuilder(view.key(i))
                .append(" in ")
                .append(view.funnels().get(view.funnel()[i]));
        line.append(view.further()[i] ? " further" : "");
        for (var stage : view.stages()) {
            int day = view.entered(stage)[i];
            boolean undated = view.undated(stage)[i];
            line.append(' ').append(stage).append('=').append(day).append(undated ? "+" : "");
            if (day != FactsView.NEVER || undated) {
                line.append(" by ").append(told(view.entryProvenance(i, stage)));
            }
        }
        line.append(" | closed ").append(view.closeDay()[i]).append(' ').append(view.outcome()[i]);
        if (view.closeDay()[i] != FactsView.NEVER) {
            line.append(money(view, view.closeValue()[i], view.closeCurrency()[i]));
            line.append(" by ").append(told(view.closeProvenance(i)));
        }
        line.append(" | open").append(money(view, view.openValue()[i], view.openCurrency()[i]));
        line.append(' ').append(view.expectedDay()[i]).append(' ').append(view.probability()[i]);
        line.append(" before")
                .append(money(view, view.valueBeforeClose()[i], view.openCurrency()[i]))
                .append(" |");
        for (var dimension : view.dimensions()) {
            int code = view.codes(dimension)[i];
            line.append(' ').append(dimension).append('=');
            line.append(code == FactsView.BLANK ? "-" : view.label(dimension, code));
        }
        return line.toString();
    }

    /** The facts behind it, which have the same numbers in each view. */
    private static String traced(FactsView view, Traces traces, int i) {
        var line = new StringBuilder(" | key ").append(traces.key(i)).append(" of ");
        line.append(view.key(traces.holder(traces.key(i))));
        var facts = new ArrayList<Integer>(List.of(traces.close(i), traces.value(i), traces.link(i)));
        view.stages().forEach(stage -> facts.add(traces.entry(i, stage)));
        view.dimensions().forEach(dimension -> facts.add(traces.description(i, dimension)));
        for (int fact : facts) {
            line.append(' ').append(fact);
            if (fact != Traces.NONE) {
                line.append(" by ").append(told(traces.provenance(fact)));
                line.append(" until ").append(traces.ended(fact));
            }
        }
        return line.toString();
    }

    private static String money(FactsView view, long value, byte currency) {
        return value == FactsView.NO_VALUE
                ? " -"
                : " " + value + " " + view.currencies().get(currency);
    }

    private static String told(Provenance provenance) {
        return "%s %s #%d".formatted(provenance.source(), provenance.origin(), provenance.sequence());
    }
}
