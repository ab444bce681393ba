package io.mittari.metrics.engine.column;

/** A column of numbers of 8 bytes each. */
public final class Longs extends Pieces {

    public Longs(Space space) {
        super(space, 8);
    }

    public long get(int index) {
        return piece(index).getLong((index & MASK) << 3);
    }

    public void set(int index, long value) {
        piece(index).putLong((index & MASK) << 3, value);
    }

    /** Adds one at the end; returns its index. */
    public int add(long value) {
        int index = grow();
        set(index, value);
        return index;
    }
}
