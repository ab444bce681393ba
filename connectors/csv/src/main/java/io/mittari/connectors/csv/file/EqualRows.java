package io.mittari.connectors.csv.file;

import io.mittari.connectors.csv.mapping.FileUnfit;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names rows by their content, and tells equal ones apart by number. Shown all rows first, it remembers in bitmaps which
 * may stand twice, so that only those are counted one by one: memory is bounded whatever the file holds. One thread.
 */
final class EqualRows {

    /** Different rows that may stand more than once. */
    static final int MOST_REPEATED = 1_000_000;

    private static final long[] NONE = {};
    private static final int LEAST_BITS = 1 << 16;
    private static final int MOST_BITS = 1 << 27;

    private final String file;
    private final int mask;
    private final MessageDigest digest;
    private long[] once;
    private long[] twice;
    private int repeated;
    private Tally numbers = new Tally();

    private EqualRows(String file, int bits) {
        this.file = file;
        this.once = new long[bits / 64];
        this.twice = new long[bits / 64];
        this.mask = bits - 1;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    /** @param bytes size of the file */
    static EqualRows forFile(String file, long bytes) {
        var wanted = Math.max(LEAST_BITS, Math.min(MOST_BITS, bytes));
        return new EqualRows(file, (int) Long.highestOneBit(wanted));
    }

    /** For files whose rows are named otherwise. */
    static EqualRows unused() {
        return new EqualRows("", 64);
    }

    /** @throws FileUnfit if too many rows stand more than once */
    void note(char[] characters, int[] ends, int count) {
        var bits = bits(characters, ends, count);
        if (has(once, bits)) {
            if (!has(twice, bits) && ++repeated > MOST_REPEATED) {
                throw tooMany();
            }
            set(twice, bits);
        }
        set(once, bits);
    }

    /** 128 bits of a hash; the second equal row gets {@code #2}, and so on. */
    String fingerprint(char[] characters, int[] ends, int count) {
        var hash = hash(characters, ends, count);
        var name = HexFormat.of().formatHex(hash, 0, 16);
        if (!has(twice, bits(characters, ends, count))) {
            return name;
        }
        var number = numbers.count(ByteBuffer.wrap(hash).getLong());
        if (number == 0) {
            throw tooMany();
        }
        return number == 1 ? name : name + "#" + number;
    }

    /** No row will be asked for any more. */
    void forget() {
        once = NONE;
        twice = NONE;
        numbers = new Tally();
    }

    private FileUnfit tooMany() {
        return new FileUnfit(
                "%s: more than %,d different rows stand in it more than once, too many to number; give its rows a \"key\" or an \"id\""
                        .formatted(file, MOST_REPEATED));
    }

    /** Two bits of the map, one in each half: two different rows seldom share both. */
    private boolean has(long[] map, long bits) {
        return has(map, (int) bits & mask) && has(map, (int) (bits >>> 32) & mask);
    }

    private static boolean has(long[] map, int bit) {
        return (map[bit >>> 6] & (1L << (bit & 63))) != 0;
    }

    private void set(long[] map, long bits) {
        set(map, (int) bits & mask);
        set(map, (int) (bits >>> 32) & mask);
    }

    private static void set(long[] map, int bit) {
        map[bit >>> 6] |= 1L << (bit & 63);
    }

    private byte[] hash(char[] characters, int[] ends, int count) {
        var start = 0;
        for (var i = 0; i < count; i++) {
            digest.update(new String(characters, start, ends[i] - start).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0x1f);
            start = ends[i];
        }
        return digest.digest();
    }

    private static long bits(char[] characters, int[] ends, int count) {
        var hash = 0xcbf29ce484222325L;
        var start = 0;
        for (var i = 0; i < count; i++) {
            for (var k = start; k < ends[i]; k++) {
                hash = (hash ^ characters[k]) * 0x100000001b3L;
            }
            hash = (hash ^ 0x1f) * 0x100000001b3L;
            start = ends[i];
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
