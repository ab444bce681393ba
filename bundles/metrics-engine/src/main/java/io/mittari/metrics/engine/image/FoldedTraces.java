package io.mittari.metrics.engine.image;

import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.fact.Rate;
import io.mittari.metrics.engine.image.Image.Table;
import io.mittari.metrics.engine.view.FactsView.Provenance;
import io.mittari.metrics.engine.view.Traces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facts behind a folded view. A fact's number is its ordinal in the journal. For one thread. */
final class FoldedTraces implements Traces {

    private final Point point;
    private final Opportunities opportunities;
    private final Entries entries;
    private final Closings closings;
    private final Openings openings;
    private final Dimensions dimensions;
    private final Map<String, int[]> descriptions = new HashMap<>();
    private @Nullable Map<Integer, Integer> links;

    FoldedTraces(
            Point point,
            Opportunities opportunities,
            Entries entries,
            Closings closings,
            Openings openings,
            Dimensions dimensions) {
        this.point = point;
        this.opportunities = opportunities;
        this.entries = entries;
        this.closings = closings;
        this.openings = openings;
        this.dimensions = dimensions;
    }

    @Override
    public int key(int opportunity) {
        return opportunities.key(opportunity);
    }

    @Override
    public int holder(int key) {
        return opportunities.holder(key);
    }

    @Override
    public int entry(int opportunity, Stage stage) {
        return fact(point.image.stages, entries.row(stage, opportunity));
    }

    @Override
    public int close(int opportunity) {
        return fact(point.image.closes, closings.row(opportunity));
    }

    @Override
    public int value(int opportunity) {
        return fact(point.image.opens, openings.lastRow(opportunity));
    }

    @Override
    public int description(int opportunity, String dimension) {
        return fact(point.image.descriptions, descriptions.computeIfAbsent(dimension, dimensions::rows)[opportunity]);
    }

    @Override
    public int link(int opportunity) {
        if (links == null) {
            links = links();
        }
        return links.getOrDefault(opportunity, NONE);
    }

    @Override
    public Provenance provenance(int fact) {
        return point.provenance(fact);
    }

    @Override
    public long ended(int fact) {
        return point.ended(fact);
    }

    @Override
    public List<RateFact> rates() {
        var image = point.image;
        var rates = new ArrayList<RateFact>();
        for (int i = 0; i < point.rows(image.others); i++) {
            if (point.stands(image.others, i) && image.otherFacts.get(i) instanceof Rate rate) {
                rates.add(new RateFact(rate, point.provenance(image.others, i), fact(image.others, i)));
            }
        }
        return rates;
    }

    private Map<Integer, Integer> links() {
        var image = point.image;
        var newest = new HashMap<Integer, Integer>();
        for (int i = 0; i < point.rows(image.links); i++) {
            if (point.stands(image.links, i)) {
                int first = image.linkKeys.get(i == 0 ? 0 : image.linkEnds.get(i - 1));
                newest.merge(opportunities.holder(first), fact(image.links, i), Math::max);
            }
        }
        for (int i = 0; i < point.rows(image.froms); i++) {
            if (point.stands(image.froms, i)) {
                newest.merge(opportunities.of(image.froms, i), fact(image.froms, i), Math::max);
            }
        }
        return newest;
    }

    private static int fact(Table table, int row) {
        return row < 0 ? NONE : table.ordinals.get(row);
    }
}
