package io.mittari.metrics.engine.image;

import io.mittari.metrics.engine.journal.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keys that links and origins tie together, and which of them are one opportunity (C6). Not for two threads. */
final class Ties {

    private static final int NONE = -1;

    private final Point point;
    private final @Nullable Point before;
    private final Image image;
    private final Story story;
    private final Places keys = new Places();
    private final Places ahead = new Places();
    private int[] groups = {};
    private int[] firstDays = {};
    private boolean[] told = {};
    private int[] parents = {};

    /** @param before where links that do not stand any more stood yet */
    Ties(Point point, @Nullable Point before, Story story) {
        this.point = point;
        this.before = before;
        this.image = point.image;
        this.story = story;
    }

    /** All keys that are tied to this one, in order. */
    Places around(int key, BitSet visited) {
        keys.clear();
        ahead.clear();
        visit(key, visited);
        for (int i = 0; i < ahead.size(); i++) {
            int next = ahead.get(i);
            keys.add(next);
            if (image.ways.isTied(next)) {
                lookAround(next, visited);
            }
        }
        keys.sort();
        return keys;
    }

    private void visit(int key, BitSet visited) {
        if (!visited.get(key)) {
            visited.set(key);
            ahead.add(key);
        }
    }

    private void lookAround(int key, BitSet visited) {
        for (int at = image.ways.lastLinked(key); at >= 0; at = image.ways.linkedBefore(at)) {
            int link = image.ways.linkAt(at);
            if (ties(image.links, link)) {
                for (int k = linkFrom(link); k < image.linkEnds.get(link); k++) {
                    visit(image.linkKeys.get(k), visited);
                }
            }
        }
        for (int from = image.ways.lastFrom(key); from >= 0; from = image.ways.fromBefore(from)) {
            if (ties(image.froms, from)) {
                visit(point.subject(image.froms, from), visited);
            }
        }
        for (int row = image.ways.lastRow(key); row >= 0; row = image.ways.rowBefore(row)) {
            for (int o = image.rowOrdinals.get(row); row < point.rows && o < point.end(row); o++) {
                if (Image.kind(image.kinds.get(o)) == Kind.FROM && ties(image.froms, image.places.get(o))) {
                    visit(image.fromKeys.get(image.places.get(o)), visited);
                }
            }
        }
    }

    private int linkFrom(int link) {
        return link == 0 ? 0 : image.linkEnds.get(link - 1);
    }

    private boolean ties(Table table, int place) {
        int ordinal = table.ordinals.get(place);
        return ordinal < point.ordinals
                && (point.stands(ordinal) || (before != null && ordinal < before.ordinals && before.stands(ordinal)));
    }

    /** Works out what follows for the keys last asked {@link #around}. */
    void resolve() {
        int size = keys.size();
        groups = new int[size];
        firstDays = new int[size];
        told = new boolean[size];
        parents = new int[size];
        Arrays.fill(parents, NONE);
        for (int i = 0; i < size; i++) {
            groups[i] = i;
            story.begin();
            story.add(keys.get(i));
            told[i] = story.isTold();
            firstDays[i] = story.firstDay();
        }
        for (int i = 0; i < size; i++) {
            joinLinked(keys.get(i));
        }
        var further = continueLeads();
        // a deal may be linked to one of another lead: the earlier lead goes first, then its key
        further.sort(Comparator.comparingInt((Origin origin) -> origin.leadDay).thenComparing(Origin::leadKey));
        for (var origin : further) {
            int deal = find(origin.deal);
            int lead = find(origin.lead);
            if (deal != lead && parents[deal] == NONE) {
                parents[deal] = lead;
            }
        }
    }

    /** The lowest index of those that are one with this one. */
    int group(int index) {
        return find(index);
    }

    /** Whether anything is said of the key itself. */
    boolean isTold(int index) {
        return told[index];
    }

    /** The group that a group came out of as a further deal; negative: none. */
    int parent(int group) {
        return parents[group];
    }

    /** Whether one is a better name than the other: it appeared earlier. */
    boolean names(int index, int other) {
        return firstDays[index] < firstDays[other]
                || (firstDays[index] == firstDays[other]
                        && image.name(keys.get(index)).compareTo(image.name(keys.get(other))) < 0);
    }

    private void joinLinked(int key) {
        for (int at = image.ways.lastLinked(key); at >= 0; at = image.ways.linkedBefore(at)) {
            int link = image.ways.linkAt(at);
            int ordinal = image.links.ordinals.get(link);
            if (ordinal < point.ordinals && point.stands(ordinal)) {
                for (int k = linkFrom(link); k < image.linkEnds.get(link); k++) {
                    join(keys.find(key), keys.find(image.linkKeys.get(k)));
                }
            }
        }
    }

    /** Joins each lead with its first deal; returns the further deals. */
    private List<Origin> continueLeads() {
        var byLead = new TreeMap<Integer, List<Origin>>();
        for (var origin : origins()) {
            byLead.computeIfAbsent(origin.lead, lead -> new ArrayList<>()).add(origin);
        }
        var further = new ArrayList<Origin>();
        var joins = new ArrayList<Origin>();
        for (var deals : byLead.values()) {
            deals.sort(Comparator.comparingInt((Origin origin) -> origin.day)
                    .thenComparing(origin -> image.name(origin.key)));
            joins.add(deals.get(0));
            for (var origin : deals.subList(1, deals.size())) {
                if (origin.deal != deals.get(0).deal) {
                    further.add(origin);
                }
            }
        }
        joins.forEach(origin -> join(origin.deal, origin.lead));
        return further;
    }

    private List<Origin> origins() {
        var known = new boolean[groups.length];
        var first = new int[groups.length];
        Arrays.fill(first, Integer.MAX_VALUE);
        for (int i = 0; i < groups.length; i++) {
            known[find(i)] |= told[i];
            first[find(i)] = Math.min(first[find(i)], firstDays[i]);
        }
        var origins = new ArrayList<Origin>();
        for (int i = 0; i < groups.length; i++) {
            story.begin();
            story.add(keys.get(i));
            for (int f = 0; f < story.froms.size(); f++) {
                int deal = find(i);
                int named = image.fromKeys.get(story.froms.get(f));
                int lead = find(keys.find(named));
                if (deal != lead && known[deal] && known[lead]) {
                    origins.add(new Origin(keys.get(i), deal, lead, first[deal], first[lead], image.name(named)));
                }
            }
        }
        return origins;
    }

    private int find(int index) {
        int root = index;
        while (groups[root] != root) {
            groups[root] = groups[groups[root]];
            root = groups[root];
        }
        return root;
    }

    /** The lower one becomes the root, so that the result does not depend on the order of joining. */
    private void join(int one, int other) {
        int a = find(one);
        int b = find(other);
        groups[Math.max(a, b)] = Math.min(a, b);
    }

    /** A deal that came out of a lead, both by their groups. */
    private record Origin(int key, int deal, int lead, int day, int leadDay, String leadKey) {}
}
