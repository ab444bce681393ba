package io.mittari.connectors.csv.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Names rows by their content, and tells equal ones apart by number. Shown all rows first, it remembers in a bitmap
 * which may stand twice, so that only those are counted one by one; memory does not grow with the file. One thread.
 */
final class EqualRows {

    private static final int LEAST_BITS = 1 << 16;
    private static final int MOST_BITS = 1 << 27;

    private final long[] once;
    private final long[] twice;
    private final int mask;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final MessageDigest digest;

    private EqualRows(int bits) {
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
    static EqualRows forFile(long bytes) {
        var wanted = Math.max(LEAST_BITS, Math.min(MOST_BITS, bytes / 4));
        return new EqualRows((int) Long.highestOneBit(wanted));
    }

    /** For files whose rows are named otherwise. */
    static EqualRows unused() {
        return new EqualRows(64);
    }

    void note(char[] characters, int[] ends, int count) {
        var bit = bit(characters, ends, count);
        var word = bit >>> 6;
        var one = 1L << (bit & 63);
        if ((once[word] & one) != 0) {
            twice[word] |= one;
        }
        once[word] |= one;
    }

    /** 128 bits of a hash; the second equal row gets {@code #2}, and so on. */
    String fingerprint(char[] characters, int[] ends, int count) {
        var hash = hash(characters, ends, count);
        var bit = bit(characters, ends, count);
        if ((twice[bit >>> 6] & (1L << (bit & 63))) == 0) {
            return hash;
        }
        var number = numbers.merge(hash, 1, Integer::sum);
        return number == 1 ? hash : hash + "#" + number;
    }

    private String hash(char[] characters, int[] ends, int count) {
        var start = 0;
        for (var i = 0; i < count; i++) {
            digest.update(new String(characters, start, ends[i] - start).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0x1f);
            start = ends[i];
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    private int bit(char[] characters, int[] ends, int count) {
        var hash = 0xcbf29ce484222325L;
        var start = 0;
        for (var i = 0; i < count; i++) {
            for (var k = start; k < ends[i]; k++) {
                hash = (hash ^ characters[k]) * 0x100000001b3L;
            }
            hash = (hash ^ 0x1f) * 0x100000001b3L;
            start = ends[i];
        }
        hash ^= hash >>> 32;
        return (int) hash & mask;
    }
}
