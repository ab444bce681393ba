package io.mittari.metrics.store.derby;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A page of rows whose checksum is wrong, in Derby's form: a header, records one after the other, and at the end, before
 * the checksum, one entry per record with its offset and length. What is wrong may be one byte inside a row: then the page
 * can be read on, and a block's own checksum tells whether it is that one. The first record of a table's first page, page 1,
 * is Derby's own.
 */
final class HeapPage {

    private static final int FORMAT = 0x0075_0000;
    private static final int OVERFLOW = 4;
    private static final int STATUS = 5;
    private static final int SLOTS = 14;
    private static final int NEXT_ID = 16;
    private static final int DELETED_AND_ONE = 36;
    private static final int HEADER = 60;
    private static final int ENTRY = 6;
    private static final int VALID = 1;

    /** In a record's first byte. */
    private static final int IS_DELETED = 1;

    private static final int HAS_FIRST_FIELD = 4;

    /** Fields of Derby's own record. */
    private static final int DERBYS_OWN = 1;

    private final ByteBuffer page;
    private final boolean first;
    private final int rowsEnd;
    private final int slots;

    HeapPage(byte[] content, boolean first) {
        page = ByteBuffer.wrap(content.clone());
        this.first = first;
        slots = page.getShort(SLOTS) & 0xffff;
        rowsEnd = content.length - PageFiles.CHECKSUM - ENTRY * slots;
    }

    /** Whether Derby can read the records on it, each of so many fields. */
    boolean isReadable(int fields) {
        if (page.getInt(0) != FORMAT || page.get(OVERFLOW) != 0 || page.get(STATUS) != VALID || rowsEnd < HEADER) {
            return false;
        }
        var places = new long[slots];
        int deleted = 0;
        for (int slot = 0; slot < slots; slot++) {
            int entry = rowsEnd + ENTRY * (slots - 1 - slot);
            int from = page.getShort(entry) & 0xffff;
            int length = page.getShort(entry + 2) & 0xffff;
            int reserved = page.getShort(entry + 4) & 0xffff;
            int wanted = first && slot == 0 ? DERBYS_OWN : fields;
            if (from < HEADER || from + length + reserved > rowsEnd || end(from, wanted) != from + length) {
                return false;
            }
            deleted += page.get(from) & IS_DELETED;
            places[slot] = (long) from << 32 | (from + length);
        }
        return (page.getShort(DELETED_AND_ONE) & 0xffff) == deleted + 1 && areApart(places);
    }

    /** The page as it is, with a checksum that says so. */
    byte[] accepted() {
        var content = page.array().clone();
        PageFiles.seal(content);
        return content;
    }

    /** Whether it can be emptied without harm to the table. */
    boolean canBeEmptied() {
        return !first || end(HEADER, DERBYS_OWN) > 0;
    }

    /** A page without rows but Derby's own; numbers of rows go on above those there can have been. */
    byte[] emptied() {
        var content = page.array().clone();
        var empty = ByteBuffer.wrap(content);
        int kept = first ? end(HEADER, DERBYS_OWN) : HEADER;
        empty.putInt(0, FORMAT);
        empty.put(OVERFLOW, (byte) 0);
        empty.put(STATUS, (byte) VALID);
        empty.putShort(SLOTS, (short) (first ? 1 : 0));
        empty.putInt(NEXT_ID, Math.max(content.length, Math.min(1 << 24, Math.abs(empty.getInt(NEXT_ID)))));
        Arrays.fill(content, SLOTS + 6, HEADER, (byte) 0);
        empty.putShort(DELETED_AND_ONE, (short) 1);
        Arrays.fill(content, kept, content.length, (byte) 0);
        if (first) {
            int entry = content.length - PageFiles.CHECKSUM - ENTRY;
            empty.putShort(entry, (short) HEADER);
            empty.putShort(entry + 2, (short) (kept - HEADER));
        }
        PageFiles.seal(content);
        return content;
    }

    /** Where the record that begins at {@code from} ends; -1: it is none, or not of so many fields. */
    private int end(int from, int fields) {
        var in = page.duplicate();
        in.position(from);
        try {
            int status = in.get();
            if ((status & ~(IS_DELETED | HAS_FIRST_FIELD)) != 0) {
                return -1;
            }
            number(in);
            if ((status & HAS_FIRST_FIELD) != 0 && number(in) != 0) {
                return -1;
            }
            if (number(in) != fields) {
                return -1;
            }
            for (int field = 0; field < fields; field++) {
                if (in.get() != 0) {
                    return -1;
                }
                int length = number(in);
                in.position(in.position() + length);
            }
            return in.position();
        } catch (BufferUnderflowException | IllegalArgumentException outside) {
            return -1;
        }
    }

    /** In one, two or four bytes; the first two bits tell. */
    private static int number(ByteBuffer in) {
        int first = in.get() & 0xff;
        if (first < 0x40) {
            return first;
        }
        int second = (first & 0x3f) << 8 | (in.get() & 0xff);
        if (first < 0x80) {
            return second;
        }
        return ((first & 0x7f) << 24) | ((second & 0xff) << 16) | (in.getShort() & 0xffff);
    }

    private static boolean areApart(long[] places) {
        Arrays.sort(places);
        for (int i = 1; i < places.length; i++) {
            if ((int) places[i - 1] > (int) (places[i] >>> 32)) {
                return false;
            }
        }
        return true;
    }
}
