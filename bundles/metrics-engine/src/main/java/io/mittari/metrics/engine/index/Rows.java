package io.mittari.metrics.engine.index;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Rows of a fixed width, numbered from 0. Numbers and offsets of cells are the caller's care. */
public final class Rows {

    private final Room room;
    private final String file;
    private final int width;
    private final int bits;
    private final int mask;
    private ByteBuffer[] pieces = new ByteBuffer[4];
    private int made;
    private int size;

    public Rows(Room room, String file, int width) {
        this.room = room;
        this.file = file;
        this.width = width;
        this.bits = room.pieceBits();
        this.mask = (1 << bits) - 1;
    }

    public int size() {
        return size;
    }

    /** Bytes of a row that are not its hash, where it has one. */
    int cells() {
        return width - HashTable.CELLS;
    }

    public long getLong(int row, int offset) {
        return pieces[row >>> bits].getLong((row & mask) * width + offset);
    }

    public void putLong(int row, int offset, long value) {
        pieces[row >>> bits].putLong((row & mask) * width + offset, value);
    }

    public int getInt(int row, int offset) {
        return pieces[row >>> bits].getInt((row & mask) * width + offset);
    }

    public void putInt(int row, int offset, int value) {
        pieces[row >>> bits].putInt((row & mask) * width + offset, value);
    }

    /** Takes the space for so many more rows. */
    public void reserve(int more) throws IOException {
        while ((long) made << bits < (long) size + more) {
            if (made == pieces.length) {
                pieces = Arrays.copyOf(pieces, made * 2);
            }
            pieces[made] = room.make(file, made, width << bits);
            made++;
        }
    }

    /** Adds a row of zeros; returns its number. */
    public int add() throws IOException {
        reserve(1);
        return size++;
    }

    /** Tells what {@link #read} needs to find them again, and to find them unchanged. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int piece = 0; (long) piece << bits < size; piece++) {
            out.writeInt(checksum(pieces[piece]));
        }
    }

    public void read(DataInput in) throws IOException {
        int rows = in.readInt();
        for (int piece = 0; (long) piece << bits < rows; piece++) {
            if (piece == pieces.length) {
                pieces = Arrays.copyOf(pieces, piece * 2);
            }
            pieces[piece] = room.open(file, piece, width << bits);
            made = piece + 1;
            if (checksum(pieces[piece]) != in.readInt()) {
                throw new DamagedIndex("the checksum of %s is wrong".formatted(file));
            }
        }
        size = rows;
    }

    static int checksum(ByteBuffer piece) {
        var crc = new CRC32C();
        crc.update(piece.duplicate().clear());
        return (int) crc.getValue();
    }

    public long heap() {
        return 40L * pieces.length;
    }
}
