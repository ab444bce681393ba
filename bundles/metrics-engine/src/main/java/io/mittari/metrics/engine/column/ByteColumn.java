package io.mittari.metrics.engine.column;

import java.util.Arrays;

/** Grows in pieces. One thread writes; others may read what was there when the column was handed to them. */
public final class ByteColumn {

    private static final int BITS = 12;
    private static final int PIECE = 1 << BITS;
    private static final int MASK = PIECE - 1;

    /** Volatile, so that who reads while it grows sees the new list of pieces together with the pieces in it. */
    private volatile byte[][] pieces = new byte[4][];

    private int size;

    public int size() {
        return size;
    }

    public byte get(int index) {
        return pieces[index >>> BITS][index & MASK];
    }

    public void set(int index, byte value) {
        pieces[index >>> BITS][index & MASK] = value;
    }

    /** Adds one at the end; returns its index. */
    public int add(byte value) {
        int piece = size >>> BITS;
        var all = pieces;
        if ((size & MASK) == 0) {
            if (piece == all.length) {
                all = Arrays.copyOf(all, piece * 2);
                pieces = all;
            }
            all[piece] = new byte[PIECE];
        }
        all[piece][size & MASK] = value;
        return size++;
    }

    /** Memory it takes, about. */
    public long bytes() {
        return (1L * PIECE + 16) * ((size + MASK) >>> BITS);
    }
}
