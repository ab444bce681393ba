package io.mittari.metrics.engine.image;

import java.util.Arrays;
import java.util.BitSet;

/**
 * One long per opportunity. A copy shares what it does not change; a chunk in which nothing was ever set takes no memory.
 * One thread writes, before others read.
 */
final class SlotLongs {

    private static final int BITS = 8;
    private static final int EACH = 1 << BITS;
    private static final int MASK = EACH - 1;

    private final long absent;

    /** Null where nothing was ever set. */
    private long[][] chunks;

    private final BitSet own = new BitSet();
    private int there;

    /** @param absent what stands where nothing was set */
    SlotLongs(long absent) {
        this(absent, new long[4][], 0);
    }

    private SlotLongs(long absent, long[][] chunks, int there) {
        this.absent = absent;
        this.chunks = chunks;
        this.there = there;
    }

    SlotLongs copy() {
        return new SlotLongs(absent, chunks.clone(), there);
    }

    long get(int slot) {
        int at = slot >>> BITS;
        var chunk = at < chunks.length ? chunks[at] : null;
        return chunk == null ? absent : chunk[slot & MASK];
    }

    void set(int slot, long value) {
        if (get(slot) != value) {
            writable(slot >>> BITS)[slot & MASK] = value;
        }
    }

    private long[] writable(int at) {
        if (at >= chunks.length) {
            chunks = Arrays.copyOf(chunks, Math.max(at + 1, chunks.length * 3 / 2));
        }
        var chunk = chunks[at];
        if (chunk == null) {
            chunk = new long[EACH];
            Arrays.fill(chunk, absent);
            there++;
        } else if (own.get(at)) {
            return chunk;
        } else {
            chunk = chunk.clone();
        }
        own.set(at);
        chunks[at] = chunk;
        return chunk;
    }

    /** The first {@code size} as an array. */
    long[] flat(int size) {
        var all = new long[size];
        for (int from = 0, at = 0; from < size; from += EACH, at++) {
            int length = Math.min(EACH, size - from);
            var chunk = at < chunks.length ? chunks[at] : null;
            if (chunk == null) {
                Arrays.fill(all, from, from + length, absent);
            } else {
                System.arraycopy(chunk, 0, all, from, length);
            }
        }
        return all;
    }

    /** Whether nothing was ever set. */
    boolean isEmpty() {
        return there == 0;
    }

    /** Bytes of the heap. */
    long heapBytes() {
        return 100 + 4L * chunks.length + chunkBytes(there);
    }

    /** Bytes of the heap that it does not share with another. */
    long heapBytesBeside(SlotLongs other) {
        int alone = 0;
        for (int at = 0; at < chunks.length; at++) {
            if (chunks[at] != null && (at >= other.chunks.length || chunks[at] != other.chunks[at])) {
                alone++;
            }
        }
        return 100 + 4L * chunks.length + chunkBytes(alone);
    }

    private static long chunkBytes(int chunks) {
        return (16L + 8L * EACH) * chunks;
    }
}
