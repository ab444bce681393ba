package io.mittari.metrics.engine.ingest;

/**
 * A 128-bit hash of texts and numbers, after MurmurHash3 (x64): the same for ever, for it stands in journals. Two
 * different contents never meet in practice.
 */
final class Hash {

    private static final long C1 = 0x87c37b91114253d5L;
    private static final long C2 = 0x4cf5ad432745937fL;

    private long h1;
    private long h2;
    private long length;

    Hash restart() {
        h1 = 0;
        h2 = 0;
        length = 0;
        return this;
    }

    Hash add(long a, long b) {
        long k1 = Long.rotateLeft(a * C1, 31) * C2;
        h1 = (Long.rotateLeft(h1 ^ k1, 27) + h2) * 5 + 0x52dce729L;
        long k2 = Long.rotateLeft(b * C2, 33) * C1;
        h2 = (Long.rotateLeft(h2 ^ k2, 31) + h1) * 5 + 0x38495ab5L;
        length += 16;
        return this;
    }

    Hash add(long number) {
        return add(number, 0);
    }

    Hash add(String text) {
        int size = text.length();
        add(size, 1);
        int at = 0;
        for (; at + 8 <= size; at += 8) {
            add(four(text, at), four(text, at + 4));
        }
        long a = 0;
        long b = 0;
        for (int i = 0; at + i < size; i++) {
            if (i < 4) {
                a |= (long) text.charAt(at + i) << (16 * i);
            } else {
                b |= (long) text.charAt(at + i) << (16 * (i - 4));
            }
        }
        return at == size ? this : add(a, b);
    }

    /** Ends it; the first half of the result. */
    long high() {
        long a = h1 ^ length;
        long b = h2 ^ length;
        a += b;
        b += a;
        return mixed(a) + mixed(b);
    }

    /** Ends it; the second half. */
    long low() {
        long a = h1 ^ length;
        long b = h2 ^ length;
        a += b;
        b += a;
        return mixed(a) + 2 * mixed(b);
    }

    static long mixed(long k) {
        k = (k ^ (k >>> 33)) * 0xff51afd7ed558ccdL;
        k = (k ^ (k >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return k ^ (k >>> 33);
    }

    private static long four(String text, int at) {
        return text.charAt(at)
                | (long) text.charAt(at + 1) << 16
                | (long) text.charAt(at + 2) << 32
                | (long) text.charAt(at + 3) << 48;
    }
}
