package io.mittari.metrics.engine.column;

import java.nio.charset.StandardCharsets;

/** Texts that are seldom read, as bytes one after the other. */
public final class TextColumn {

    private final ByteColumn bytes = new ByteColumn();
    private final IntColumn ends = new IntColumn();

    public int size() {
        return ends.size();
    }

    /** Adds one at the end; returns its index. */
    public int add(String text) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            bytes.add(b);
        }
        return ends.add(bytes.size());
    }

    public String get(int index) {
        int from = index == 0 ? 0 : ends.get(index - 1);
        var text = new byte[ends.get(index) - from];
        for (int i = 0; i < text.length; i++) {
            text[i] = bytes.get(from + i);
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    /** Memory it takes, about. */
    public long bytes() {
        return bytes.bytes() + ends.bytes();
    }
}
