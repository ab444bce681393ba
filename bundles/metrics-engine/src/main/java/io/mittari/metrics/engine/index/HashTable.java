package io.mittari.metrics.engine.index;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.IntUnaryOperator;

/**
 * Numbers for 128-bit hashes, in order of their coming, and a row of cells for each. To find a number there are 256
 * parts, by the hash's first byte, of slots with open addressing; the parts grow one by one, so that no single hash
 * waits for all others to be placed anew. A slot is four bytes more of the hash, and the number and 1. Not for two
 * threads.
 */
public final class HashTable {

    /** No such hash. */
    public static final int NONE = -1;

    /** Offset of the first cell of a row; before it stands the hash. */
    public static final int CELLS = 16;

    static final int PARTS = 256;

    private static final int FIRST_BITS = 2;
    private static final int LAST_BITS = 26;

    private final Room room;
    private final String name;
    private final Rows rows;
    private final ByteBuffer[] parts = new ByteBuffer[PARTS];
    private final int[] bits = new int[PARTS];
    private final int[] used = new int[PARTS];
    private final int[] partsOf = new int[LAST_BITS + 1];

    /**
     * Without rows, and without space for any.
     *
     * @param cells bytes beside each hash
     */
    public HashTable(Room room, String name, int cells) {
        this.room = room;
        this.name = name;
        this.rows = new Rows(room, name + ".rows", CELLS + cells);
    }

    public int size() {
        return rows.size();
    }

    /** The rows' cells. */
    public Rows rows() {
        return rows;
    }

    /** The hash's number, or {@link #NONE}. */
    public int find(long high, long low) {
        int part = part(high);
        var slots = parts[part];
        if (slots == null) {
            return NONE;
        }
        int mask = (1 << bits[part]) - 1;
        int mark = mark(high);
        for (int slot = mark & mask; ; slot = (slot + 1) & mask) {
            long found = slots.getLong(slot << 3);
            if (found == 0) {
                return NONE;
            }
            if ((int) (found >>> 32) == mark) {
                int number = (int) found - 1;
                if (rows.getLong(number, 0) == high && rows.getLong(number, 8) == low) {
                    return number;
                }
            }
        }
    }

    /** Gives the next number to a hash that has none. */
    public int add(long high, long low) throws IOException {
        int part = part(high);
        reserve(part, 1);
        int number = rows.add();
        rows.putLong(number, 0, high);
        rows.putLong(number, 8, low);
        place(parts[part], bits[part], (long) mark(high) << 32 | number + 1L);
        used[part]++;
        return number;
    }

    /**
     * Takes all space that hashes need which are not there yet; after it, adding them cannot fail.
     *
     * @param perPart how many begin with this byte
     */
    public void reserve(int hashes, IntUnaryOperator perPart) throws IOException {
        rows.reserve(hashes);
        for (int part = 0; part < PARTS; part++) {
            reserve(part, perPart.applyAsInt(part));
        }
    }

    /** The byte that decides on a hash's part. */
    public static int part(long high) {
        return (int) (high >>> 56);
    }

    /** Takes all rows of another table, with their cells, in their order. */
    public void addAll(HashTable other) throws IOException {
        int width = CELLS + other.rows.cells();
        for (int row = 0; row < other.size(); row++) {
            int number = add(other.rows.getLong(row, 0), other.rows.getLong(row, 8));
            for (int cell = CELLS; cell < width; cell += 4) {
                rows.putInt(number, cell, other.rows.getInt(row, cell));
            }
        }
    }

    public void write(DataOutput out) throws IOException {
        rows.write(out);
        for (int part = 0; part < PARTS; part++) {
            out.writeByte(bits[part]);
            out.writeInt(used[part]);
            out.writeInt(parts[part] == null ? 0 : Rows.checksum(parts[part]));
        }
    }

    /** @throws DamagedIndex if it is not what was written */
    public void read(DataInput in) throws IOException {
        rows.read(in);
        for (int part = 0; part < PARTS; part++) {
            bits[part] = in.readUnsignedByte();
            used[part] = in.readInt();
            int checksum = in.readInt();
            if (bits[part] > 0) {
                partsOf[bits[part]]++;
                parts[part] = room.open(file(bits[part]), part, 8 << bits[part]);
                if (Rows.checksum(parts[part]) != checksum) {
                    throw new DamagedIndex("the checksum of %s is wrong".formatted(file(bits[part])));
                }
            }
        }
    }

    /** What it takes of the heap beside its room. */
    public long heap() {
        return 20L * PARTS + 64L * PARTS + rows.heap();
    }

    private void reserve(int part, int more) throws IOException {
        while (used[part] + more > limit(part, bits[part])) {
            grow(part);
        }
    }

    /** Between 1/2 and 3/4, not the same for all parts: else all would grow in the same few batches. */
    private static int limit(int part, int bits) {
        return bits == 0 ? 0 : (int) (((1L << bits) * (2 * PARTS + part)) / (4 * PARTS));
    }

    private void grow(int part) throws IOException {
        int before = bits[part];
        int after = before == 0 ? FIRST_BITS : before + 1;
        if (after > LAST_BITS) {
            throw new IOException("%s cannot hold more than %,d hashes".formatted(name, size()));
        }
        var larger = room.make(file(after), part, 8 << after);
        var smaller = parts[part];
        for (int slot = 0; before > 0 && slot < 1 << before; slot++) {
            long found = smaller.getLong(slot << 3);
            if (found != 0) {
                place(larger, after, found);
            }
        }
        parts[part] = larger;
        bits[part] = after;
        partsOf[after]++;
        if (before > 0 && --partsOf[before] == 0) {
            room.drop(file(before));
        }
    }

    private static void place(ByteBuffer slots, int bits, long slot) {
        int mask = (1 << bits) - 1;
        int at = (int) (slot >>> 32) & mask;
        while (slots.getLong(at << 3) != 0) {
            at = (at + 1) & mask;
        }
        slots.putLong(at << 3, slot);
    }

    private static int mark(long high) {
        return (int) (high >>> 24);
    }

    private String file(int bits) {
        return "%s.slots.%d".formatted(name, bits);
    }
}
