package io.mittari.metrics.engine.image;

import io.mittari.metrics.engine.people.Names;
import io.mittari.metrics.engine.view.FactsView;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Attributes of opportunities, their own and those of what they refer to; each worked out when it is first asked for. */
final class Dimensions {

    /** First touch: the earliest value stays (C30). Of all others the newest counts. */
    private static final Set<String> FIRST_TOUCH = Set.of("channel", "campaign");

    /** Which attribute of an opportunity refers to which entity, in the order in which they are asked. */
    private static final List<String> REFERENCES = List.of("company", "owner", "product", "campaign", "contact");

    private final Point point;
    private final Opportunities opportunities;
    private final Names people;
    private final Map<String, Dimension> asked = new ConcurrentHashMap<>();
    private final Set<String> names;
    private final int[] ranks;
    private @Nullable RecordTimes times;

    Dimensions(Point point, Opportunities opportunities, Names people) {
        this.point = point;
        this.opportunities = opportunities;
        this.people = people;
        this.ranks = point.ranks();
        this.names = allNames();
    }

    Set<String> names() {
        return names;
    }

    Dimension of(String name) {
        return asked.computeIfAbsent(name, this::workOut);
    }

    /** Codes by opportunity, and what they mean. */
    @SuppressWarnings("ArrayRecordComponent") // a column, handed on as such
    record Dimension(int[] codes, List<String> labels) {}

    /** Rows of the descriptions that gave opportunities their values; of values through a reference the newer of both. */
    int[] rows(String name) {
        return found(name).from;
    }

    private Dimension workOut(String name) {
        return labelled(found(name).values);
    }

    private Best found(String name) {
        int number = point.image.texts.find(name);
        var found = own(name);
        for (int reference = 0; number != Texts.NONE && reference < REFERENCES.size(); reference++) {
            var attribute = REFERENCES.get(reference);
            if (!attribute.equals(name)) {
                fill(found, attribute, ofEntities(reference + 1, number));
            }
        }
        return FIRST_TOUCH.contains(name) ? inherited(found) : found;
    }

    /** A further deal takes what its lead has, which may be a further deal itself: what the first of them all has (C6). */
    private Best inherited(Best own) {
        var all = new Best(own.values.length, true);
        var met = new HashSet<Integer>();
        for (int i = 0; i < own.values.length; i++) {
            int giver = i;
            met.clear();
            for (int up = i; up != Opportunities.NONE && met.add(up); up = opportunities.parent(up)) {
                giver = own.values[up] == Texts.NONE ? giver : up;
            }
            all.values[i] = own.values[giver];
            all.from[i] = own.from[giver];
        }
        return all;
    }

    private void fill(Best found, String attribute, Map<Integer, Said> ofEntities) {
        if (ofEntities.isEmpty()) {
            return;
        }
        var references = own(attribute);
        for (int i = 0; i < found.values.length; i++) {
            var said = found.values[i] == Texts.NONE ? ofEntities.get(references.values[i]) : null;
            if (said != null) {
                found.values[i] = said.value();
                found.from[i] = Math.max(said.description(), references.from[i]);
            }
        }
    }

    /** What a description says of an entity. */
    private record Said(int value, int description) {}

    /** What is said of opportunities themselves. */
    private Best own(String name) {
        var image = point.image;
        int number = image.texts.find(name);
        var best = new Best(opportunities.size(), FIRST_TOUCH.contains(name));
        int rows = number == Texts.NONE ? 0 : point.rows(image.descriptions);
        for (int i = 0; i < rows; i++) {
            if (!Descriptions.isOfOpportunity(image, i) || !point.stands(image.descriptions, i)) {
                continue;
            }
            int opportunity = opportunities.of(image.descriptions, i);
            int value = value(i, number);
            if (opportunity != Opportunities.NONE && value != Texts.NONE) {
                best.offer(opportunity, i, value);
            }
        }
        return best;
    }

    /** What is said of companies, owners, …, by the number of their name. */
    private Map<Integer, Said> ofEntities(int entity, int number) {
        var image = point.image;
        var index = new HashMap<Integer, Integer>();
        int rows = point.rows(image.descriptions);
        for (int i = 0; i < rows; i++) {
            if (image.descriptionEntities.get(i) == entity && point.stands(image.descriptions, i)) {
                index.putIfAbsent(image.descriptionNames.get(i), index.size());
            }
        }
        var best = new Best(index.size(), false);
        for (int i = 0; !index.isEmpty() && i < rows; i++) {
            if (image.descriptionEntities.get(i) == entity && point.stands(image.descriptions, i)) {
                int value = value(i, number);
                var place = index.get(image.descriptionNames.get(i));
                if (value != Texts.NONE && place != null) {
                    best.offer(place, i, value);
                }
            }
        }
        var values = new HashMap<Integer, Said>();
        index.forEach((name, place) -> {
            if (best.values[place] != Texts.NONE) {
                values.put(name, new Said(best.values[place], best.from[place]));
            }
        });
        return values;
    }

    private int value(int description, int name) {
        var image = point.image;
        for (int at = Descriptions.from(image, description); at < image.descriptionEnds.get(description); at += 2) {
            if (image.attributes.get(at) == name) {
                return image.attributes.get(at + 1);
            }
        }
        return Texts.NONE;
    }

    private Dimension labelled(int[] values) {
        var texts = new HashMap<Integer, String>();
        var seen = new BitSet();
        for (int value : values) {
            if (value != Texts.NONE && !seen.get(value)) {
                seen.set(value);
                texts.put(value, point.image.texts.text(value));
            }
        }
        var names = people.of(texts.values());
        texts.replaceAll((value, text) -> names.getOrDefault(text, text));
        var labels = List.copyOf(new TreeSet<>(texts.values()));
        var codes = new HashMap<Integer, Integer>();
        texts.forEach((value, label) -> codes.put(value, Collections.binarySearch(labels, label)));
        var coded = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            coded[i] = codes.getOrDefault(values[i], FactsView.BLANK);
        }
        return new Dimension(coded, labels);
    }

    private Set<String> allNames() {
        var image = point.image;
        var ofEntity = new BitSet[REFERENCES.size() + 1];
        Arrays.setAll(ofEntity, entity -> new BitSet());
        int rows = point.rows(image.descriptions);
        for (int i = 0; i < rows; i++) {
            if (point.stands(image.descriptions, i)) {
                var found = ofEntity[image.descriptionEntities.get(i)];
                for (int at = Descriptions.from(image, i); at < image.descriptionEnds.get(i); at += 2) {
                    found.set(image.attributes.get(at));
                }
            }
        }
        var all = new TreeSet<String>();
        ofEntity[0].stream().forEach(name -> all.add(image.texts.text(name)));
        for (int reference = 0; reference < REFERENCES.size(); reference++) {
            if (all.contains(REFERENCES.get(reference))) {
                ofEntity[reference + 1].stream().forEach(name -> all.add(image.texts.text(name)));
            }
        }
        return all;
    }

    private synchronized RecordTimes times() {
        if (times == null) {
            times = new RecordTimes(point);
        }
        return times;
    }

    /** The best of what several descriptions say. The mapping's order goes first, then time, then the text. */
    private final class Best {

        private static final int NOBODY = -1;

        final int[] values;
        final int[] from;
        private final boolean firstTouch;

        Best(int size, boolean firstTouch) {
            values = new int[size];
            from = new int[size];
            Arrays.fill(values, Texts.NONE);
            Arrays.fill(from, NOBODY);
            this.firstTouch = firstTouch;
        }

        void offer(int place, int description, int value) {
            int other = from[place];
            if (other == NOBODY || isBetter(description, value, other, values[place])) {
                values[place] = value;
                from[place] = description;
            }
        }

        private boolean isBetter(int description, int value, int other, int otherValue) {
            int order = Integer.compare(rank(description), rank(other));
            if (order == 0) {
                order = firstTouch
                        ? Long.compare(first(description), first(other))
                        : Long.compare(last(other), last(description));
            }
            var texts = point.image.texts;
            return order < 0 || (order == 0 && texts.text(value).compareTo(texts.text(otherValue)) < 0);
        }

        /** What a single fact says comes after all descriptions. */
        private int rank(int description) {
            int rank = ranks[point.image.rowEntries.get(point.image.descriptions.rows.get(description))];
            return isContext(description) ? rank + 1_000_000 : rank;
        }

        private long first(int description) {
            return isContext(description) ? momentDay(description, Long.MAX_VALUE) : times().first(record(description));
        }

        private long last(int description) {
            return isContext(description) ? momentDay(description, Long.MIN_VALUE) : times().last(record(description));
        }

        private long momentDay(int description, long otherwise) {
            int day = point.day(point.image.descriptionMoments.get(description));
            return day == FactsView.NEVER ? otherwise : day;
        }

        private boolean isContext(int description) {
            var image = point.image;
            return Descriptions.isOfOpportunity(image, description)
                    && image.texts.text(image.descriptionNames.get(description)).equals(Descriptions.CONTEXT);
        }

        private int record(int description) {
            return point.image.rowRecords.get(point.image.descriptions.rows.get(description));
        }
    }
}
