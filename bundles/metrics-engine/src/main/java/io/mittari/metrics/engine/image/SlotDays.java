package io.mittari.metrics.engine.image;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Several days for each of few opportunities. A copy shares what it does not change; else like {@link SlotInts}. */
final class SlotDays {

    private static final int BITS = 8;
    private static final int EACH = 1 << BITS;
    private static final int MASK = EACH - 1;

    /** What an opportunity's days take besides the days themselves. */
    private static final int ARRAY = 24;

    /** Null where there are none. */
    private int[] @Nullable [][] chunks;

    private final BitSet own = new BitSet();
    private int days;

    SlotDays() {
        this(new int[4][][], 0);
    }

    private SlotDays(int[] @Nullable [][] chunks, int days) {
        this.chunks = chunks;
        this.days = days;
    }

    SlotDays copy() {
        return new SlotDays(chunks.clone(), days);
    }

    int @Nullable [] get(int slot) {
        int at = slot >>> BITS;
        var chunk = at < chunks.length ? chunks[at] : null;
        return chunk == null ? null : chunk[slot & MASK];
    }

    /** @param some in order, none of them twice; null: none */
    void set(int slot, int @Nullable [] some) {
        var before = get(slot);
        if (!Arrays.equals(before, some)) {
            writable(slot >>> BITS)[slot & MASK] = some;
            days += (some == null ? 0 : some.length) - (before == null ? 0 : before.length);
        }
    }

    private int[] @Nullable [] writable(int at) {
        if (at >= chunks.length) {
            chunks = Arrays.copyOf(chunks, Math.max(at + 1, chunks.length * 3 / 2));
        }
        var chunk = chunks[at];
        if (chunk != null && own.get(at)) {
            return chunk;
        }
        chunk = chunk == null ? new int[EACH][] : chunk.clone();
        own.set(at);
        chunks[at] = chunk;
        return chunk;
    }

    /** How many days there are. */
    int size() {
        return days;
    }

    /** Bytes of the heap. */
    long heapBytes() {
        return heapBytes(new int[0][][]);
    }

    /** Bytes of the heap that it does not share with another. */
    long heapBytesBeside(SlotDays other) {
        return heapBytes(other.chunks);
    }

    private long heapBytes(int[] @Nullable [][] shared) {
        long bytes = 100 + 4L * chunks.length;
        for (int at = 0; at < chunks.length; at++) {
            var chunk = chunks[at];
            if (chunk != null && (at >= shared.length || chunk != shared[at])) {
                bytes += 16 + 4L * EACH;
                for (var some : chunk) {
                    bytes += some == null ? 0 : ARRAY + 4L * some.length;
                }
            }
        }
        return bytes;
    }
}
