package io.mittari.metrics.engine.journal;

import java.nio.charset.StandardCharsets;

/** A column being read. */
final class In {

    private final byte[] bytes;
    private final int end;
    private int at;

    In(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    int at() {
        return at;
    }

    int raw() {
        need(1);
        return bytes[at++] & 0xff;
    }

    long number() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = raw();
            value |= (next & 0x7fL) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new DamagedBlock("a number does not end");
    }

    /** A number that counts or points at something in memory. */
    int count() {
        long value = number();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new DamagedBlock("a count of " + value);
        }
        return (int) value;
    }

    /** Asks for room for so many things, each of a byte at least: who made the count up shall not make us wait for memory. */
    void holds(int things) {
        need(things);
    }

    long signed() {
        long value = number();
        return (value >>> 1) ^ -(value & 1);
    }

    long fixed() {
        need(8);
        long value = 0;
        for (int shift = 0; shift < 64; shift += 8) {
            value |= (bytes[at++] & 0xffL) << shift;
        }
        return value;
    }

    String text() {
        int length = count();
        need(length);
        var text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    /** The next bytes as a column of their own. */
    In part(int length) {
        need(length);
        at += length;
        return new In(bytes, at - length, at);
    }

    private void need(int length) {
        if (length < 0 || end - at < length) {
            throw new DamagedBlock("a column ends too early");
        }
    }
}
