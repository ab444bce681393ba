package io.mittari.metrics.engine.column;

/** A column of bytes. */
public final class Bytes extends Pieces {

    public Bytes(Space space) {
        super(space, 1);
    }

    public byte get(int index) {
        return piece(index).get(index & MASK);
    }

    public void set(int index, byte value) {
        piece(index).put(index & MASK, value);
    }

    /** Adds one at the end; returns its index. */
    public int add(byte value) {
        int index = grow();
        set(index, value);
        return index;
    }
}
