package io.mittari.metrics.engine.image;

import io.mittari.metrics.engine.view.FactsView;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of the opportunities, a slot for each. A slot whose opportunity is no more is free for the next one. A copy
 * shares what it does not change.
 */
final class Slots {

    static final int NONE = -1;
    static final byte NOT_CLOSED = -1;

    /** By key: its slot. */
    final SlotInts ofKey;

    /** The key that names it. */
    final SlotInts keys;

    /** The one it is a further deal of. */
    final SlotInts parents;

    /** Number of the text of its funnel, plus one; 0: the main one. */
    final SlotInts funnels;

    /** The latest day of any entry or close, whatever day it is today. */
    final SlotInts latest;

    final SlotInts closeDays;
    final SlotBytes outcomes;
    final SlotLongs closeValues;
    final SlotBytes closeCurrencies;
    final SlotLongs openValues;
    final SlotBytes openCurrencies;
    final SlotInts expected;
    final SlotLongs probabilities;
    final SlotLongs valuesBeforeClose;
    final Map<Integer, OfStage> stages = new TreeMap<>();
    private final BitSet free;
    private int count;

    Slots() {
        ofKey = new SlotInts(NONE);
        keys = new SlotInts(NONE);
        parents = new SlotInts(NONE);
        funnels = new SlotInts(0);
        latest = new SlotInts(FactsView.NEVER);
        closeDays = new SlotInts(FactsView.NEVER);
        outcomes = new SlotBytes(NOT_CLOSED);
        closeValues = new SlotLongs(FactsView.NO_VALUE);
        closeCurrencies = new SlotBytes((byte) 0);
        openValues = new SlotLongs(FactsView.NO_VALUE);
        openCurrencies = new SlotBytes((byte) 0);
        expected = new SlotInts(FactsView.NEVER);
        probabilities = new SlotLongs(Double.doubleToLongBits(Double.NaN));
        valuesBeforeClose = new SlotLongs(FactsView.NO_VALUE);
        free = new BitSet();
    }

    private Slots(Slots other) {
        ofKey = other.ofKey.copy();
        keys = other.keys.copy();
        parents = other.parents.copy();
        funnels = other.funnels.copy();
        latest = other.latest.copy();
        closeDays = other.closeDays.copy();
        outcomes = other.outcomes.copy();
        closeValues = other.closeValues.copy();
        closeCurrencies = other.closeCurrencies.copy();
        openValues = other.openValues.copy();
        openCurrencies = other.openCurrencies.copy();
        expected = other.expected.copy();
        probabilities = other.probabilities.copy();
        valuesBeforeClose = other.valuesBeforeClose.copy();
        other.stages.forEach((name, stage) -> stages.put(name, stage.copy()));
        free = (BitSet) other.free.clone();
        count = other.count;
    }

    Slots copy() {
        return new Slots(this);
    }

    /** First days of entry, who has an entry without one, and further days. */
    record OfStage(SlotInts days, SlotBytes undated, SlotDays later) {

        private OfStage copy() {
            return new OfStage(days.copy(), undated.copy(), later.copy());
        }

        private void clear(int slot) {
            days.set(slot, FactsView.NEVER);
            undated.set(slot, (byte) 0);
            later.set(slot, null);
        }

        private long heapBytes() {
            return 250 + days.heapBytes() + undated.heapBytes() + later.heapBytes();
        }

        private long heapBytesBeside(OfStage other) {
            return 250
                    + days.heapBytesBeside(other.days)
                    + undated.heapBytesBeside(other.undated)
                    + later.heapBytesBeside(other.later);
        }
    }

    OfStage stage(int name) {
        return stages.computeIfAbsent(
                name, n -> new OfStage(new SlotInts(FactsView.NEVER), new SlotBytes((byte) 0), new SlotDays()));
    }

    /** Slots there are, free ones among them. */
    int count() {
        return count;
    }

    int size() {
        return count - free.cardinality();
    }

    /** The slots that are not free, in order; null: all of them. */
    int @Nullable [] live() {
        if (free.isEmpty()) {
            return null;
        }
        var live = new int[size()];
        int slot = -1;
        for (int i = 0; i < live.length; i++) {
            slot = free.nextClearBit(slot + 1);
            live[i] = slot;
        }
        return live;
    }

    int take() {
        int slot = free.nextSetBit(0);
        if (slot < 0) {
            return count++;
        }
        free.clear(slot);
        return slot;
    }

    void free(int slot) {
        free.set(slot);
        keys.set(slot, NONE);
        parents.set(slot, NONE);
        funnels.set(slot, 0);
        latest.set(slot, FactsView.NEVER);
        setClose(slot, FactsView.NEVER, NOT_CLOSED, FactsView.NO_VALUE, (byte) 0);
        setOpen(slot, FactsView.NO_VALUE, (byte) 0, FactsView.NEVER, Double.doubleToLongBits(Double.NaN));
        valuesBeforeClose.set(slot, FactsView.NO_VALUE);
        clearStages(slot);
    }

    void clearStages(int slot) {
        stages.values().forEach(stage -> stage.clear(slot));
    }

    void setClose(int slot, int day, byte outcome, long value, byte currency) {
        closeDays.set(slot, day);
        outcomes.set(slot, outcome);
        closeValues.set(slot, value);
        closeCurrencies.set(slot, currency);
    }

    void setOpen(int slot, long value, byte currency, int day, long probability) {
        openValues.set(slot, value);
        openCurrencies.set(slot, currency);
        expected.set(slot, day);
        probabilities.set(slot, probability);
    }

    /** Bytes of the heap. */
    long heapBytes() {
        long bytes = 1_000L + free.size() / 8;
        for (var ints : new SlotInts[] {ofKey, keys, parents, funnels, latest, closeDays, expected}) {
            bytes += ints.heapBytes();
        }
        for (var longs : new SlotLongs[] {closeValues, openValues, probabilities, valuesBeforeClose}) {
            bytes += longs.heapBytes();
        }
        for (var all : new SlotBytes[] {outcomes, closeCurrencies, openCurrencies}) {
            bytes += all.heapBytes();
        }
        for (var stage : stages.values()) {
            bytes += stage.heapBytes();
        }
        return bytes;
    }

    /** Bytes of the heap that it does not share with another. */
    long heapBytesBeside(Slots other) {
        long bytes = 1_000L
                + free.size() / 8
                + ofKey.heapBytesBeside(other.ofKey)
                + keys.heapBytesBeside(other.keys)
                + parents.heapBytesBeside(other.parents)
                + funnels.heapBytesBeside(other.funnels)
                + latest.heapBytesBeside(other.latest)
                + closeDays.heapBytesBeside(other.closeDays)
                + expected.heapBytesBeside(other.expected)
                + closeValues.heapBytesBeside(other.closeValues)
                + openValues.heapBytesBeside(other.openValues)
                + probabilities.heapBytesBeside(other.probabilities)
                + valuesBeforeClose.heapBytesBeside(other.valuesBeforeClose)
                + outcomes.heapBytesBeside(other.outcomes)
                + closeCurrencies.heapBytesBeside(other.closeCurrencies)
                + openCurrencies.heapBytesBeside(other.openCurrencies);
        for (var entry : stages.entrySet()) {
            var stage = entry.getValue();
            var same = other.stages.get(entry.getKey());
            bytes += same == null ? stage.heapBytes() : stage.heapBytesBeside(same);
        }
        return bytes;
    }
}
