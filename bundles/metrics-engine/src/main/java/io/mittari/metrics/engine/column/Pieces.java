package io.mittari.metrics.engine.column;

import io.mittari.metrics.engine.column.Space.Piece;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** A column that grows in pieces of a {@link Space}. One thread writes; others may read what was there when handed to them. */
public abstract class Pieces {

    static final int BITS = 12;
    static final int EACH = 1 << BITS;
    static final int MASK = EACH - 1;

    private final Space space;
    private final int width;

    /** Volatile, so that who reads while it grows sees the new list of pieces together with the pieces in it. */
    private volatile ByteBuffer[] pieces = new ByteBuffer[2];

    private long[] places = new long[2];
    private int size;

    Pieces(Space space, int width) {
        this.space = space;
        this.width = width;
    }

    public final int size() {
        return size;
    }

    final ByteBuffer piece(int index) {
        return pieces[index >>> BITS];
    }

    /** Makes room for one more at the end; returns its index. */
    final int grow() {
        int piece = size >>> BITS;
        if ((size & MASK) == 0) {
            put(piece, space.take(EACH * width));
        }
        return size++;
    }

    private void put(int piece, Piece taken) {
        var all = pieces;
        if (piece == all.length) {
            all = Arrays.copyOf(all, piece * 2);
            places = Arrays.copyOf(places, piece * 2);
        }
        all[piece] = taken.bytes();
        places[piece] = taken.place();
        pieces = all;
    }

    /** Bytes of the heap besides the pieces themselves. */
    public final long heapBytes() {
        return 64 + 12L * pieces.length;
    }

    /** Says where its pieces are. */
    public final void write(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int piece = 0; piece << BITS < size; piece++) {
            out.writeLong(places[piece]);
        }
    }

    /** Finds again what was written; only for an empty column. */
    public final void read(DataInput in) throws IOException {
        int all = in.readInt();
        for (int piece = 0; piece << BITS < all; piece++) {
            long place = in.readLong();
            put(piece, new Piece(place, space.at(place, EACH * width)));
        }
        size = all;
    }

    /** Adds all it holds to a checksum. */
    public final void check(CRC32C sum) {
        for (int piece = 0; piece << BITS < size; piece++) {
            sum.update(pieces[piece].duplicate().position(0).limit(Math.min(EACH, size - (piece << BITS)) * width));
        }
    }
}
