package io.mittari.metrics.engine.image;

import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.fact.Cost;
import io.mittari.metrics.api.fact.Fact;
import io.mittari.metrics.api.fact.Rate;
import io.mittari.metrics.api.fact.Total;
import io.mittari.metrics.engine.view.FactsView;
import io.mittari.metrics.engine.view.FactsView.CostFact;
import io.mittari.metrics.engine.view.FactsView.TotalFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Costs, totals and rates that stand at a point, which are few. */
final class Others {

    final List<TotalFact> totals = new ArrayList<>();
    final List<CostFact> costs = new ArrayList<>();
    final List<Rate> rates = new ArrayList<>();

    /** By number of the text that names it. */
    final Map<Integer, Source> sources = new HashMap<>();

    Others(Point point) {
        var image = point.image;
        for (int i = 0; i < point.others; i++) {
            if (point.stands(image.others, i)) {
                var fact = image.otherFacts.get(i);
                add(point, i, fact);
                sources.computeIfAbsent(point.source(image.others.rows.get(i)), name -> new Source())
                        .add(point, fact);
            }
        }
    }

    private void add(Point point, int place, Fact fact) {
        if (fact instanceof Total total) {
            totals.add(new TotalFact(
                    total, point.provenance(point.image.others, place), point.image.others.ordinals.get(place)));
        } else if (fact instanceof Cost cost) {
            costs.add(new CostFact(cost, cost.at().day(point.zone), point.provenance(point.image.others, place)));
        } else if (fact instanceof Rate rate) {
            rates.add(rate);
        }
    }

    long heapBytes() {
        return 120L * (totals.size() + costs.size()) + 8L * rates.size();
    }

    /** What they say of the time that one source covers (C4). */
    static final class Source {
        final Set<Stage> stages = new HashSet<>();
        boolean closes;
        int first = FactsView.NEVER;

        private void add(Point point, Fact fact) {
            if (fact instanceof Total total) {
                day(total.at().toEpochDay());
                closes |= total.outcome() != null;
                if (total.stage() != null) {
                    stages.add(total.stage());
                }
            } else if (fact instanceof Cost cost) {
                day(cost.at().day(point.zone).toEpochDay());
            } else if (fact instanceof Rate rate) {
                day(rate.at().toEpochDay());
            }
        }

        private void day(long day) {
            first = first == FactsView.NEVER ? (int) day : (int) Math.min(first, day);
        }
    }
}
