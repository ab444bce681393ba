package io.mittari.metrics.engine.crash;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what a process is about to change on disk, and ends it at once before the n-th change, as kill -9 would. Seen by
 * the JDK's own classes, so it knows nothing but them.
 */
public final class Writes {

    /** What the process reports that ended so. */
    public static final int HALTED = 137;

    private static final AtomicLong DONE = new AtomicLong();
    private static volatile long last = Long.MAX_VALUE;
    private static volatile boolean counting;

    private Writes() {}

    /** From now on; {@code last}: the change that must not happen, counted from 1. */
    public static void count(long last) {
        Writes.last = last;
        counting = true;
    }

    /** Returns how many there were. */
    public static long stop() {
        counting = false;
        return DONE.get();
    }

    /** A change comes next. */
    public static void next() {
        if (counting && DONE.incrementAndGet() >= last) {
            Runtime.getRuntime().halt(HALTED);
        }
    }
}
