package io.mittari.metrics.engine.image;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for texts that come again and again. */
final class Texts {

    static final int NONE = -1;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private long bytes;

    synchronized int number(String text) {
        var known = numbers.get(text);
        if (known != null) {
            return known;
        }
        int number = texts.size();
        numbers.put(text, number);
        texts.add(text);
        bytes += 120 + 2L * text.length();
        return number;
    }

    /** The number of a text, {@link #NONE} if it never came. */
    synchronized int find(String text) {
        return numbers.getOrDefault(text, NONE);
    }

    synchronized String text(int number) {
        return texts.get(number);
    }

    synchronized long bytes() {
        return bytes;
    }
}
