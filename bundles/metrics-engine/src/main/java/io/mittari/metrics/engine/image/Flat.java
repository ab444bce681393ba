package io.mittari.metrics.engine.image;

import org.jspecify.annotations.Nullable;

/** Columns of slots as arrays with one element per opportunity. */
final class Flat {

    private Flat() {}

    /** @param live the slots that are opportunities; null: all */
    static int[] of(SlotInts slots, int count, int @Nullable [] live) {
        var all = slots.flat(count);
        if (live == null) {
            return all;
        }
        var some = new int[live.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = all[live[i]];
        }
        return some;
    }

    static long[] of(SlotLongs slots, int count, int @Nullable [] live) {
        var all = slots.flat(count);
        if (live == null) {
            return all;
        }
        var some = new long[live.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = all[live[i]];
        }
        return some;
    }

    static byte[] of(SlotBytes slots, int count, int @Nullable [] live) {
        var all = slots.flat(count);
        if (live == null) {
            return all;
        }
        var some = new byte[live.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = all[live[i]];
        }
        return some;
    }
}
