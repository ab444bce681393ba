package io.mittari.metrics.engine.image;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A column that is laid out when it is first asked for, and asked for again for each opportunity. For many threads. */
final class Column<T> {

    private final Supplier<T> made;
    private final long bytes;
    private volatile @Nullable T laidOut;

    /** @param bytes that it takes once it is laid out */
    Column(long bytes, Supplier<T> made) {
        this.made = made;
        this.bytes = bytes;
    }

    T get() {
        var there = laidOut;
        return there == null ? layOut() : there;
    }

    private synchronized T layOut() {
        var there = laidOut;
        if (there == null) {
            there = made.get();
            laidOut = there;
        }
        return there;
    }

    long heapBytes() {
        return laidOut == null ? 0 : bytes + 80;
    }
}
