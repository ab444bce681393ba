package io.mittari.metrics.engine.column;

import java.util.function.IntUnaryOperator;

/** A column of numbers of 4 bytes each. */
public final class Ints extends Pieces {

    public Ints(Space space) {
        super(space, 4);
    }

    public int get(int index) {
        return piece(index).getInt((index & MASK) << 2);
    }

    public void set(int index, int value) {
        piece(index).putInt((index & MASK) << 2, value);
    }

    /** Puts something else in the place of each. */
    public void replace(IntUnaryOperator by) {
        for (int index = 0; index < size(); index++) {
            int value = get(index);
            int other = by.applyAsInt(value);
            if (other != value) {
                set(index, other);
            }
        }
    }

    /** Adds one at the end; returns its index. */
    public int add(int value) {
        int index = grow();
        set(index, value);
        return index;
    }
}
