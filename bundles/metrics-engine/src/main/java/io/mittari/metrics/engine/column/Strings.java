package io.mittari.metrics.engine.column;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Texts as bytes one after the other. */
public final class Strings {

    private final Bytes bytes;
    private final Longs ends;

    public Strings(Space space) {
        bytes = new Bytes(space);
        ends = new Longs(space);
    }

    public int size() {
        return ends.size();
    }

    /** Adds one at the end; returns its index. */
    public int add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds bytes that need not be text. */
    public int add(byte[] text) {
        for (byte b : text) {
            bytes.add(b);
        }
        return ends.add(bytes.size());
    }

    public String get(int index) {
        return new String(bytes(index), StandardCharsets.UTF_8);
    }

    public byte[] bytes(int index) {
        int from = from(index);
        var text = new byte[(int) ends.get(index) - from];
        for (int i = 0; i < text.length; i++) {
            text[i] = bytes.get(from + i);
        }
        return text;
    }

    /** Whether one is these bytes. */
    public boolean is(int index, byte[] text) {
        int from = from(index);
        if (ends.get(index) - from != text.length) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (bytes.get(from + i) != text[i]) {
                return false;
            }
        }
        return true;
    }

    public List<Pieces> columns() {
        return List.of(bytes, ends);
    }

    private int from(int index) {
        return index == 0 ? 0 : (int) ends.get(index - 1);
    }
}
