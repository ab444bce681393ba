package io.mittari.metrics.engine.image;

import io.mittari.metrics.engine.image.Image.Table;
import io.mittari.metrics.engine.view.FactsView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Which keys are one opportunity, by links and by what came out of what (C6). */
final class Opportunities {

    static final int NONE = -1;

    private final Point point;
    private final Groups groups;
    private final int[] firstDays;
    private final int[] ofKey;
    private final int[] names;
    private final int[] parents;
    private final boolean[] further;
    private final int size;

    Opportunities(Point point) {
        this.point = point;
        this.groups = new Groups(point.keys());
        this.firstDays = new int[groups.size()];
        Arrays.fill(firstDays, Integer.MAX_VALUE);
        joinLinked();
        var named = named();
        var origins = continueLeads(named);
        this.ofKey = new int[groups.size()];
        this.size = number(named);
        this.names = names(named);
        this.parents = new int[size];
        this.further = new boolean[size];
        Arrays.fill(parents, NONE);
        // a deal may be linked to one of another lead: the earlier lead goes first, then its key
        origins.sort(Comparator.comparingInt((Origin origin) -> origin.leadDay).thenComparing(Origin::leadKey));
        for (var origin : origins) {
            int deal = ofKey[origin.deal];
            int lead = ofKey[origin.lead];
            if (deal != lead && !further[deal]) {
                parents[deal] = lead;
                further[deal] = true;
            }
        }
    }

    int size() {
        return size;
    }

    /** The opportunity a row is about, or {@link #NONE}. */
    int of(Table table, int index) {
        int subject = point.subject(table, index);
        return subject < 0 ? NONE : ofKey[subject];
    }

    /** The opportunity that a further deal came out of; {@link #NONE} for all others. */
    int parent(int opportunity) {
        return parents[opportunity];
    }

    /** Whether it has a {@link #parent}. */
    boolean[] further() {
        return further;
    }

    /** Number of the key it is named by. */
    int key(int opportunity) {
        return names[opportunity];
    }

    /** The opportunity that has a key, or {@link #NONE}. */
    int holder(int key) {
        return key < ofKey.length ? ofKey[key] : NONE;
    }

    /** The key under which an opportunity appeared first. */
    String name(int opportunity) {
        return text(names[opportunity]);
    }

    private String text(int key) {
        var kind = point.image.texts.text(point.image.keyKinds.get(key));
        var id = point.image.keyIds.get(key);
        return kind.isEmpty() ? id : kind + " " + id;
    }

    private void joinLinked() {
        var image = point.image;
        int rows = point.rows(image.links);
        for (int i = 0; i < rows; i++) {
            if (point.stands(image.links, i)) {
                int from = i == 0 ? 0 : image.linkEnds.get(i - 1);
                int first = image.linkKeys.get(from);
                for (int k = from + 1; k < image.linkEnds.get(i); k++) {
                    groups.join(first, image.linkKeys.get(k));
                }
            }
        }
    }

    /** Keys that anything is said of; the first day of each on the way. */
    private BitSet named() {
        var image = point.image;
        var named = new BitSet(groups.size());
        int stages = point.rows(image.stages);
        for (int i = 0; i < stages; i++) {
            int key = point.subject(image.stages, i);
            if (key >= 0 && point.stands(image.stages, i)) {
                named.set(key);
                int day = point.day(image.stageMoments.get(i));
                if (day != FactsView.NEVER && day < firstDays[key]) {
                    firstDays[key] = day;
                }
            }
        }
        for (var table : List.of(image.closes, image.opens, image.descriptions)) {
            int rows = point.rows(table);
            for (int i = 0; i < rows; i++) {
                int key = point.subject(table, i);
                if (key >= 0
                        && point.stands(table, i)
                        && (table != image.descriptions || Descriptions.isOfOpportunity(image, i))) {
                    named.set(key);
                }
            }
        }
        return named;
    }

    /** Joins each lead with its first deal; returns the further deals. */
    private List<Origin> continueLeads(BitSet named) {
        var origins = origins(named);
        var byLead = new TreeMap<Integer, List<Origin>>();
        for (var origin : origins) {
            byLead.computeIfAbsent(origin.lead, lead -> new ArrayList<>()).add(origin);
        }
        var further = new ArrayList<Origin>();
        var joins = new ArrayList<Origin>();
        for (var deals : byLead.values()) {
            deals.sort(
                    Comparator.comparingInt((Origin origin) -> origin.day).thenComparing(origin -> text(origin.key)));
            joins.add(deals.get(0));
            for (var origin : deals.subList(1, deals.size())) {
                if (origin.deal != deals.get(0).deal) {
                    further.add(origin);
                }
            }
        }
        joins.forEach(origin -> groups.join(origin.deal, origin.lead));
        return further;
    }

    private List<Origin> origins(BitSet named) {
        var image = point.image;
        var known = new BitSet();
        named.stream().forEach(key -> known.set(groups.find(key)));
        var origins = new ArrayList<Origin>();
        int rows = point.rows(image.froms);
        if (rows == 0) {
            return origins;
        }
        var first = new int[groups.size()];
        Arrays.fill(first, Integer.MAX_VALUE);
        for (int key = 0; key < first.length; key++) {
            int root = groups.find(key);
            first[root] = Math.min(first[root], firstDays[key]);
        }
        for (int i = 0; i < rows; i++) {
            if (point.stands(image.froms, i)) {
                int key = point.subject(image.froms, i);
                int deal = groups.find(key);
                int lead = groups.find(image.fromKeys.get(i));
                if (deal != lead && known.get(deal) && known.get(lead)) {
                    origins.add(new Origin(key, deal, lead, first[deal], first[lead], text(image.fromKeys.get(i))));
                }
            }
        }
        return origins;
    }

    private int number(BitSet named) {
        Arrays.fill(ofKey, NONE);
        int next = 0;
        for (int key = named.nextSetBit(0); key >= 0; key = named.nextSetBit(key + 1)) {
            int root = groups.find(key);
            if (ofKey[root] == NONE) {
                ofKey[root] = next++;
            }
        }
        for (int key = 0; key < ofKey.length; key++) {
            ofKey[key] = ofKey[groups.find(key)];
        }
        return next;
    }

    private int[] names(BitSet named) {
        var best = new int[size];
        Arrays.fill(best, NONE);
        for (int key = named.nextSetBit(0); key >= 0; key = named.nextSetBit(key + 1)) {
            int opportunity = ofKey[key];
            int other = best[opportunity];
            if (other == NONE || firstDays[key] < firstDays[other] || isBefore(key, other)) {
                best[opportunity] = key;
            }
        }
        return best;
    }

    private boolean isBefore(int key, int other) {
        return firstDays[key] == firstDays[other] && text(key).compareTo(text(other)) < 0;
    }

    /** A deal that came out of a lead, both by the roots of their groups. */
    private record Origin(int key, int deal, int lead, int day, int leadDay, String leadKey) {}
}
