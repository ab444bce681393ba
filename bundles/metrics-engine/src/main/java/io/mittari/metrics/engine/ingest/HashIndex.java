package io.mittari.metrics.engine.ingest;

import io.mittari.metrics.engine.column.LongColumn;
import java.util.Arrays;
import java.util.function.LongToIntFunction;

/** Numbers for the 128-bit hashes of one batch, in order of their coming. */
final class HashIndex {

    static final int NONE = -1;

    private final LongColumn high = new LongColumn();
    private final LongColumn low = new LongColumn();
    private int[] slots = empty(64);

    int size() {
        return high.size();
    }

    /** The hash's number, or {@link #NONE}. */
    int find(long h, long l) {
        int mask = slots.length - 1;
        for (int slot = (int) l & mask; ; slot = (slot + 1) & mask) {
            int number = slots[slot];
            if (number == NONE || (low.get(number) == l && high.get(number) == h)) {
                return number;
            }
        }
    }

    /** Gives the next number to a hash that has none. */
    int add(long h, long l) {
        if (size() * 3L >= slots.length * 2L) {
            grow();
        }
        int number = high.add(h);
        low.add(l);
        place(number, l);
        return number;
    }

    long high(int number) {
        return high.get(number);
    }

    long low(int number) {
        return low.get(number);
    }

    /** How many hashes fall to each of {@code parts} by their first half. */
    int[] countsBy(LongToIntFunction part, int parts) {
        var counts = new int[parts];
        for (int number = 0; number < size(); number++) {
            counts[part.applyAsInt(high.get(number))]++;
        }
        return counts;
    }

    private void grow() {
        slots = empty(slots.length * 2);
        for (int number = 0; number < size(); number++) {
            place(number, low.get(number));
        }
    }

    private void place(int number, long l) {
        int mask = slots.length - 1;
        int slot = (int) l & mask;
        while (slots[slot] != NONE) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = number;
    }

    private static int[] empty(int length) {
        var slots = new int[length];
        Arrays.fill(slots, NONE);
        return slots;
    }
}
