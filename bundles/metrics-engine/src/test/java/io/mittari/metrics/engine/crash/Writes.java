package io.mittari.metrics.engine.crash;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what a process is about to change on disk, and which named points it reaches, and ends it at once before the n-th
 * change or at a point, as kill -9 would. Seen by the JDK's own classes, so it knows nothing but them.
 */
public final class Writes {

    /** What the process reports that ended so. */
    public static final int HALTED = 137;

    private static final AtomicLong DONE = new AtomicLong();
    private static volatile long last = Long.MAX_VALUE;
    private static final Map<String, Integer> TIMES = new ConcurrentHashMap<>();
    private static final Queue<String> POINTS = new ConcurrentLinkedQueue<>();
    private static volatile String end = "";
    private static volatile boolean counting;

    private Writes() {}

    /** From now on; {@code last}: the change that must not happen, counted from 1. */
    public static void count(long last) {
        Writes.last = last;
        counting = true;
    }

    /** From now on; {@code end}: the point at which it ends, {@code name#2} when it is reached the second time. */
    public static void count(String end) {
        Writes.end = end;
        counting = true;
    }

    /** Every point that was reached, in order, each after the number of changes before it. */
    public static List<String> points() {
        return List.copyOf(POINTS);
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

    /** A named point is reached. */
    public static void reached(String point) {
        if (counting) {
            var numbered = point + "#" + TIMES.merge(point, 1, Integer::sum);
            POINTS.add(DONE.get() + " " + numbered);
            if (numbered.equals(end)) {
                Runtime.getRuntime().halt(HALTED);
            }
        }
    }
}
