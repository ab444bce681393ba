package io.mittari.metrics.api;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;

/**
 * Something said of a number, for the reader: in English, and with what is needed to say it in another language.
 *
 * @param key names the sentence, {@code nobody-entered}; empty if it is only told in English
 * @param parts what stands in its gaps, in order: names, numbers, days as {@code 2026-10-31}
 * @param text in English, gaps filled
 */
public record Sentence(String key, List<String> parts, String text) {

    public Sentence {
        parts = List.copyOf(parts);
    }

    /**
     * A sentence that can be translated.
     *
     * @param english with <code>{}</code> for every part
     */
    public static Sentence of(String key, String english, Object... parts) {
        var text = english;
        for (var part : parts) {
            text = text.replaceFirst("\\{}", Matcher.quoteReplacement(String.valueOf(part)));
        }
        return new Sentence(key, Arrays.stream(parts).map(String::valueOf).toList(), text);
    }

    /** One that is only told in English. */
    public static Sentence plain(String text) {
        return new Sentence("", List.of(), text);
    }

    /** The English text. */
    @Override
    public String toString() {
        return text;
    }
}
