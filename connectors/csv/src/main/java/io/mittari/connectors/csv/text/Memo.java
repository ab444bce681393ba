package io.mittari.connectors.csv.text;

import org.jspecify.annotations.Nullable;

/** Remembers what texts came to, as many as fit; columns repeat themselves. One thread. */
public final class Memo<T> {

    private static final int SLOTS = 2048;

    private final @Nullable String[] texts = new @Nullable String[SLOTS];
    private final @Nullable Object[] results = new @Nullable Object[SLOTS];

    /** What was put for the text; null if it is not remembered. */
    @SuppressWarnings("unchecked") // only put() writes results
    public @Nullable T get(String text) {
        var i = slot(text);
        var held = texts[i];
        return held != null && held.equals(text) ? (T) results[i] : null;
    }

    public void put(String text, T result) {
        var i = slot(text);
        texts[i] = text;
        results[i] = result;
    }

    private static int slot(String text) {
        var hash = text.hashCode();
        return (hash ^ (hash >>> 11) ^ (hash >>> 22)) & (SLOTS - 1);
    }
}
