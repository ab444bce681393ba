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

/**
 * Attributes of opportunities, their own and those of what they refer to; each worked out when it is first asked for, and
 * from then on kept up with what happens.
 */
final class Dimensions {

    /** First touch: the earliest value stays (C30). Of all others the newest counts. */
    private static final Set<String> FIRST_TOUCH = Set.of("channel", "campaign");

    /** Which attribute of an opportunity refers to which entity, in the order in which they are asked. */
    private static final List<String> REFERENCES = List.of("company", "owner", "product", "campaign", "contact");

    private final Point point;
    private final Slots slots;
    private final Names people;
    private final Set<String> names;
    private final Map<String, SlotInts> own = new ConcurrentHashMap<>();
    private final Map<EntityAttribute, Map<Integer, Said>> entities = new ConcurrentHashMap<>();
    private final Map<String, Dimension> asked = new ConcurrentHashMap<>();

    Dimensions(Point point, Slots slots, Tallies tallies, Names people) {
        this(point, slots, people, names(point.image, tallies));
    }

    private Dimensions(Point point, Slots slots, Names people, Set<String> names) {
        this.point = point;
        this.slots = slots;
        this.people = people;
        this.names = names;
    }

    /** The same without the names that were asked for. */
    Dimensions unnamed() {
        var same = new Dimensions(point, slots, people, names);
        same.own.putAll(own);
        same.entities.putAll(entities);
        return same;
    }

    /** Those of a later point, which need not be worked out anew but where something changed. */
    Dimensions next(Point later, Slots laterSlots, Tallies tallies, BitSet changed, Delta delta) {
        var next = new Dimensions(later, laterSlots, tallies, people);
        if (!Arrays.equals(point.ranks(), later.ranks())) {
            return next;
        }
        own.forEach((name, values) -> {
            var copy = values.copy();
            next.fill(copy, name, changed);
            next.own.put(name, copy);
        });
        if (!delta.hasEntities() && !delta.hasTimes()) {
            next.entities.putAll(entities);
        }
        return next;
    }

    Set<String> names() {
        return names;
    }

    Names people() {
        return people;
    }

    Dimension of(String name) {
        return asked.computeIfAbsent(name, n -> labelled(values(n)));
    }

    /** Codes by opportunity, and what they mean. */
    @SuppressWarnings("ArrayRecordComponent") // a column, handed on as such
    record Dimension(int[] codes, List<String> labels) {}

    /** @param name number of the attribute's name */
    private record EntityAttribute(int entity, int name) {}

    /** What a description says of an entity. */
    private record Said(int value, int description) {}

    /**
     * The descriptions that gave opportunities their values, {@link Story#NOTHING} for none; of values through a reference
     * the newer of both. Worked out anew each time.
     */
    int[] rows(String name) {
        int number = point.image.texts.find(name);
        var live = slots.live();
        var values = Flat.of(own(name), slots.count(), live);
        var rows = Flat.of(ownRows(name), slots.count(), live);
        for (int reference = 0; number != Texts.NONE && reference < REFERENCES.size(); reference++) {
            var attribute = REFERENCES.get(reference);
            var ofEntities = attribute.equals(name)
                    ? Map.<Integer, Said>of()
                    : ofEntities(new EntityAttribute(reference + 1, number));
            if (!ofEntities.isEmpty()) {
                var references = own(attribute);
                var referenceRows = ownRows(attribute);
                for (int i = 0; i < values.length; i++) {
                    int slot = live == null ? i : live[i];
                    var said = values[i] == Texts.NONE ? ofEntities.get(references.get(slot)) : null;
                    if (said != null) {
                        values[i] = said.value();
                        rows[i] = Math.max(said.description(), referenceRows.get(slot));
                    }
                }
            }
        }
        if (FIRST_TOUCH.contains(name)) {
            var from = leads(values, live);
            var own = rows.clone();
            Arrays.setAll(rows, i -> own[from[i]]);
        }
        return rows;
    }

    /** Bytes of the heap. */
    long heapBytes() {
        long bytes = 500;
        for (var values : own.values()) {
            bytes += 100 + values.heapBytes();
        }
        for (var values : entities.values()) {
            bytes += 100 + 104L * values.size();
        }
        return bytes + askedBytes();
    }

    /** Bytes of the heap that it does not share with another. */
    long heapBytesBeside(Dimensions other) {
        long bytes = 500;
        for (var entry : own.entrySet()) {
            var same = other.own.get(entry.getKey());
            bytes += same == null
                    ? entry.getValue().heapBytes()
                    : entry.getValue().heapBytesBeside(same);
        }
        return bytes + askedBytes();
    }

    private long askedBytes() {
        long bytes = 0;
        for (var dimension : asked.values()) {
            bytes += 100
                    + 4L * dimension.codes().length
                    + 80L * dimension.labels().size();
        }
        return bytes;
    }

    private int[] values(String name) {
        int number = point.image.texts.find(name);
        var live = slots.live();
        var values = Flat.of(own(name), slots.count(), live);
        for (int reference = 0; number != Texts.NONE && reference < REFERENCES.size(); reference++) {
            var attribute = REFERENCES.get(reference);
            if (!attribute.equals(name)) {
                fill(values, attribute, ofEntities(new EntityAttribute(reference + 1, number)), live);
            }
        }
        if (FIRST_TOUCH.contains(name)) {
            var from = leads(values, live);
            var own = values.clone();
            Arrays.setAll(values, i -> own[from[i]]);
        }
        return values;
    }

    private void fill(int[] values, String attribute, Map<Integer, Said> ofEntities, int @Nullable [] live) {
        if (ofEntities.isEmpty()) {
            return;
        }
        var references = own(attribute);
        for (int i = 0; i < values.length; i++) {
            int reference = references.get(live == null ? i : live[i]);
            var said = values[i] == Texts.NONE && reference != Texts.NONE ? ofEntities.get(reference) : null;
            if (said != null) {
                values[i] = said.value();
            }
        }
    }

    /** Whose value each one takes: a further deal that of the lead it came out of, that of its lead, and so on. */
    private int[] leads(int[] values, int @Nullable [] live) {
        var leads = new int[values.length];
        var met = new HashSet<Integer>();
        for (int i = 0; i < values.length; i++) {
            leads[i] = i;
            met.clear();
            met.add(live == null ? i : live[i]);
            int slot = slots.parents.get(live == null ? i : live[i]);
            while (slot != Slots.NONE && met.add(slot)) {
                int parent = live == null ? slot : Arrays.binarySearch(live, slot);
                if (values[parent] != Texts.NONE) {
                    leads[i] = parent;
                }
                slot = slots.parents.get(slot);
            }
        }
        return leads;
    }

    /** What is said of opportunities themselves. */
    private SlotInts own(String name) {
        return own.computeIfAbsent(name, n -> {
            var values = new SlotInts(Texts.NONE);
            var all = new BitSet();
            all.set(0, slots.count());
            fill(values, n, all);
            return values;
        });
    }

    /** Which descriptions say it of opportunities themselves. */
    private SlotInts ownRows(String name) {
        var rows = new SlotInts(Story.NOTHING);
        var all = new BitSet();
        all.set(0, slots.count());
        eachOwn(name, all, (slot, best) -> rows.set(slot, best == null ? Story.NOTHING : best.from()));
        return rows;
    }

    private void fill(SlotInts values, String name, BitSet which) {
        eachOwn(name, which, (slot, best) -> values.set(slot, best == null ? Texts.NONE : best.value()));
    }

    /** Takes what is said of a slot; null: it is free. */
    private interface OfSlot {
        void take(int slot, @Nullable Best best);
    }

    private void eachOwn(String name, BitSet which, OfSlot taker) {
        int number = point.image.texts.find(name);
        if (number == Texts.NONE) {
            return;
        }
        var story = new Story(point, Texts.NONE);
        var ties = new Ties(point, null, story);
        var best = Best.ofOpportunity(point, story, number, FIRST_TOUCH.contains(name));
        which.stream().forEach(slot -> {
            if (slots.keys.get(slot) == Slots.NONE) {
                taker.take(slot, null);
            } else {
                Folding.tell(slots, slot, point, ties, story);
                best.ofStory();
                taker.take(slot, best);
            }
        });
    }

    /** What is said of companies, owners, …, by the number of their name. */
    private Map<Integer, Said> ofEntities(EntityAttribute what) {
        return entities.computeIfAbsent(what, this::workOut);
    }

    private Map<Integer, Said> workOut(EntityAttribute what) {
        var image = point.image;
        var bests = new HashMap<Integer, Best>();
        var scratch = new Story(point, Texts.NONE);
        for (int i = 0; i < point.entityDescriptions; i++) {
            int description = image.entityDescriptions.get(i);
            int ordinal = image.descriptions.ordinals.get(description);
            if (ordinal < point.ordinals
                    && image.descriptionEntities.get(description) == what.entity()
                    && point.stands(ordinal)) {
                bests.computeIfAbsent(
                                image.descriptionNames.get(description),
                                name -> Best.ofEntity(point, scratch, what.name()))
                        .offer(description);
            }
        }
        var values = new HashMap<Integer, Said>();
        bests.forEach((name, best) -> {
            if (best.value() != Texts.NONE) {
                values.put(name, new Said(best.value(), best.from()));
            }
        });
        return values;
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
        var shown = people.of(texts.values());
        texts.replaceAll((value, text) -> shown.getOrDefault(text, text));
        var labels = List.copyOf(new TreeSet<>(texts.values()));
        var codes = new HashMap<Integer, Integer>();
        texts.forEach((value, label) -> codes.put(value, Collections.binarySearch(labels, label)));
        for (int i = 0; i < values.length; i++) {
            values[i] = codes.getOrDefault(values[i], FactsView.BLANK);
        }
        return new Dimension(values, labels);
    }

    private static Set<String> names(Image image, Tallies tallies) {
        var all = new TreeSet<String>();
        tallies.attributes.getOrDefault(0, Map.of()).keySet().forEach(name -> all.add(image.texts.text(name)));
        for (int reference = 0; reference < REFERENCES.size(); reference++) {
            if (all.contains(REFERENCES.get(reference))) {
                tallies.attributes
                        .getOrDefault(reference + 1, Map.of())
                        .keySet()
                        .forEach(name -> all.add(image.texts.text(name)));
            }
        }
        return all;
    }
}
