package io.mittari.metrics.engine.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A column being written. */
final class Out {

    private byte[] bytes = new byte[256];
    private int size;

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    void raw(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    /** Small numbers take few bytes; negative ones ten. */
    void number(long value) {
        room(10);
        while ((value & ~0x7fL) != 0) {
            bytes[size++] = (byte) (value | 0x80);
            value >>>= 7;
        }
        bytes[size++] = (byte) value;
    }

    /** Numbers near zero, on either side, take few bytes. */
    void signed(long value) {
        number((value << 1) ^ (value >> 63));
    }

    void fixed(long value) {
        room(8);
        for (int shift = 0; shift < 64; shift += 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    void text(String text) {
        int length = text.length();
        room(length + 5);
        int before = size;
        number(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c > 0x7f) {
                size = before;
                wide(text);
                return;
            }
            bytes[size++] = (byte) c;
        }
    }

    private void wide(String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        append(utf8, 0, utf8.length);
    }

    void append(Out other) {
        append(other.bytes, 0, other.size);
    }

    void append(byte[] from, int start, int length) {
        room(length);
        System.arraycopy(from, start, bytes, size, length);
        size += length;
    }

    /** The bytes so far; beyond {@link #size()} there is rubbish. */
    byte[] array() {
        return bytes;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, size);
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
