package io.mittari.metrics.engine.ingest;

import io.mittari.metrics.api.MetricsException.Unavailable;
import java.util.function.Consumer;

/**
 * Tells whether a rejected row may be kept under a name, in half a megabyte at most, however many there are: two bits of
 * a map for each. It may say yes of one that is not kept, and never no of one that is. Not for two threads.
 */
final class RejectedNames {

    static final int MOST_BITS = 1 << 22;

    private static final int LEAST_BITS = 1 << 13;

    /** Of these one name sets two: of 60 names that are not kept one is taken for one that is. */
    private static final int BITS_EACH = 16;

    private static final long[] NONE = {};

    private final Stored stored;
    private long[] bits = NONE;
    private long size;

    RejectedNames(Stored stored) {
        this.stored = stored;
    }

    /** Where they are kept. */
    @FunctionalInterface
    interface Stored {

        void each(Consumer<String> reader) throws Unavailable;
    }

    /** Those that are stored, and no others. */
    void read() throws Unavailable {
        bits = NONE;
        size = 0;
        stored.each(this::set);
        if (isCrowded()) {
            long[] wider = new long[bitsFor(size) / 64];
            bits = wider;
            stored.each(name -> set(wider, name));
        }
    }

    /** @param name 32 hex digits */
    void add(String name) {
        set(name);
    }

    /** To be called now and then, when all that were added are stored. */
    void makeRoom() throws Unavailable {
        if (isCrowded()) {
            read();
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean mayHold(String name) {
        return size > 0 && isSet(first(name)) && isSet(second(name));
    }

    long bytes() {
        return 8L * bits.length;
    }

    private void set(String name) {
        if (bits.length == 0) {
            bits = new long[LEAST_BITS / 64];
        }
        size++;
        set(bits, name);
    }

    private static void set(long[] map, String name) {
        set(map, first(name));
        set(map, second(name));
    }

    private static void set(long[] map, int hash) {
        int bit = hash & (map.length * 64 - 1);
        map[bit >>> 6] |= 1L << (bit & 63);
    }

    private boolean isSet(int hash) {
        int bit = hash & (bits.length * 64 - 1);
        return (bits[bit >>> 6] & (1L << (bit & 63))) != 0;
    }

    /** Each name is a hash itself. */
    private static int first(String name) {
        return Integer.parseUnsignedInt(name, 0, 8, 16);
    }

    private static int second(String name) {
        return Integer.parseUnsignedInt(name, 16, 24, 16);
    }

    private boolean isCrowded() {
        return size * BITS_EACH > 64L * bits.length && 64L * bits.length < MOST_BITS;
    }

    /** Twice of what is needed now, so that it is not read again soon. */
    private static int bitsFor(long names) {
        return (int) Math.min(MOST_BITS, Long.highestOneBit(names * BITS_EACH) * 2);
    }
}
