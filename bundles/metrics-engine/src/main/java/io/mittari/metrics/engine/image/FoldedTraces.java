package io.mittari.metrics.engine.image;

import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.fact.Rate;
import io.mittari.metrics.api.tenant.TenantSettings;
import io.mittari.metrics.engine.view.FactsView.Provenance;
import io.mittari.metrics.engine.view.Traces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facts behind a folded view. A fact's number is its ordinal in the journal. For one thread. */
final class FoldedTraces implements Traces {

    private final Point point;
    private final Image image;
    private final TenantSettings settings;
    private final int today;
    private final Slots slots;
    private final int @Nullable [] live;
    private final Map<Stage, Integer> stages;
    private final Dimensions dimensions;
    private final Story story;
    private final Ties ties;
    private final Map<String, int[]> descriptions = new HashMap<>();
    private @Nullable Map<Integer, Integer> links;
    private int told = NONE;

    /**
     * @param live the slots that are opportunities; null: all
     * @param stages numbers of their names
     */
    FoldedTraces(
            Point point,
            TenantSettings settings,
            int today,
            Slots slots,
            int @Nullable [] live,
            Map<Stage, Integer> stages,
            Dimensions dimensions) {
        this.point = point;
        this.image = point.image;
        this.settings = settings;
        this.today = today;
        this.slots = slots;
        this.live = live;
        this.stages = stages;
        this.dimensions = dimensions;
        this.story = new Story(point, image.texts.find(TenantSettings.MAIN));
        this.ties = new Ties(point, null, story);
    }

    @Override
    public int key(int opportunity) {
        return slots.keys.get(slot(opportunity));
    }

    @Override
    public int holder(int key) {
        int slot = key < point.keys ? slots.ofKey.get(key) : Slots.NONE;
        if (slot == Slots.NONE) {
            return NONE;
        }
        return live == null ? slot : Arrays.binarySearch(live, slot);
    }

    @Override
    public int entry(int opportunity, Stage stage) {
        return fact(image.stages, story(opportunity).entry(stages.getOrDefault(stage, Texts.NONE)));
    }

    @Override
    public int close(int opportunity) {
        return fact(image.closes, closing(opportunity));
    }

    @Override
    public int value(int opportunity) {
        int close = closing(opportunity);
        return close == Story.NOTHING ? NONE : fact(image.opens, story.openBefore(story.closeDay(close)));
    }

    @Override
    public int description(int opportunity, String dimension) {
        return fact(image.descriptions, descriptions.computeIfAbsent(dimension, dimensions::rows)[opportunity]);
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
        var rates = new ArrayList<RateFact>();
        for (int i = 0; i < point.others; i++) {
            if (point.stands(image.others, i) && image.otherFacts.get(i) instanceof Rate rate) {
                rates.add(new RateFact(rate, point.provenance(image.others, i), fact(image.others, i)));
            }
        }
        return rates;
    }

    private int closing(int opportunity) {
        var of = story(opportunity);
        return of.close(today, Folding.last(image, settings, of.funnel));
    }

    private Story story(int opportunity) {
        if (told != opportunity) {
            Folding.tell(slots, slot(opportunity), point, ties, story);
            told = opportunity;
        }
        return story;
    }

    private Map<Integer, Integer> links() {
        var newest = new HashMap<Integer, Integer>();
        for (int i = 0; i < point.links; i++) {
            if (point.stands(image.links, i)) {
                int first = image.linkKeys.get(i == 0 ? 0 : image.linkEnds.get(i - 1));
                newest.merge(holder(first), fact(image.links, i), Math::max);
            }
        }
        for (int i = 0; i < point.froms; i++) {
            if (point.stands(image.froms, i)) {
                newest.merge(holder(point.subject(image.froms, i)), fact(image.froms, i), Math::max);
            }
        }
        return newest;
    }

    private int slot(int opportunity) {
        return live == null ? opportunity : live[opportunity];
    }

    private static int fact(Table table, int place) {
        return place < 0 ? NONE : table.ordinals.get(place);
    }
}
