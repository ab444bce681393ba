package io.mittari.connectors.csv.mapping;

import java.util.List;

/**
 * A text with {@code *} in it, each for any number of characters; regardless of case.
 *
 * @param written as in the mapping, folded
 * @param parts what stands between the stars
 */
record Wild(String written, List<String> parts) {

    Wild {
        parts = List.copyOf(parts);
    }

    static boolean isWild(String text) {
        return text.indexOf('*') >= 0;
    }

    static Wild of(String text) {
        var folded = Words.folded(text);
        return new Wild(folded, List.of(folded.split("\\*", -1)));
    }

    /** Whether the folded text is one of those meant; never for an empty one. */
    boolean matches(String folded) {
        if (folded.isEmpty()) {
            return false;
        }
        var first = parts.get(0);
        var last = parts.get(parts.size() - 1);
        if (parts.size() == 1) {
            return folded.equals(first);
        }
        if (folded.length() < first.length() + last.length() || !folded.startsWith(first) || !folded.endsWith(last)) {
            return false;
        }
        var from = first.length();
        var until = folded.length() - last.length();
        for (var part : parts.subList(1, parts.size() - 1)) {
            var found = folded.indexOf(part, from);
            if (found < 0 || found + part.length() > until) {
                return false;
            }
            from = found + part.length();
        }
        return true;
    }
}
