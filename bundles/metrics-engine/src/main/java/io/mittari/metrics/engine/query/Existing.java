package io.mittari.metrics.engine.query;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/** What there is instead of what was asked for, the most alike first. */
final class Existing {

    private Existing() {}

    static String nearestFirst(String asked, Collection<String> existing) {
        return existing.isEmpty()
                ? "none"
                : existing.stream()
                        .sorted(Comparator.<String>comparingInt(name -> distance(asked, name))
                                .thenComparing(Comparator.naturalOrder()))
                        .collect(Collectors.joining(", "));
    }

    /** Letters to add, drop or change (Levenshtein). */
    private static int distance(String one, String other) {
        var a = one.toLowerCase(Locale.ROOT);
        var b = other.toLowerCase(Locale.ROOT);
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
