package io.mittari.metrics.engine.counting;

import io.mittari.metrics.engine.view.FactsView;

/** The facts by whose days a metric puts opportunities into periods. */
public enum Facts {
    /** Entries into stages, winning included. */
    ENTRIES,
    /** Closes. */
    CLOSES;

    /** From the first to the last day with such facts, today at most; empty if there are none. */
    Span span(Population population) {
        var path = new Path(population);
        int from = Integer.MAX_VALUE;
        int to = Integer.MIN_VALUE;
        for (int i = 0; i < population.view().size(); i++) {
            if (population.groups().of(i) < 0) {
                continue;
            }
            if (population.closed(i)) {
                from = Math.min(from, population.view().closeDay()[i]);
                to = Math.max(to, population.view().closeDay()[i]);
            }
            if (this == ENTRIES) {
                path.read(i);
                for (int s = 0; s < population.stages().size(); s++) {
                    if (path.own(s) != FactsView.NEVER) {
                        from = Math.min(from, path.own(s));
                        to = Math.max(to, path.own(s));
                    }
                }
            }
        }
        for (var fact : population.view().totals()) {
            var range = Totals.range(fact.total());
            if ((fact.total().outcome() != null || this == ENTRIES) && range.from() <= population.today()) {
                from = Math.min(from, range.from());
                to = Math.max(to, range.from());
            }
        }
        return new Span(from, to);
    }
}
