package io.mittari.connectors.csv.mapping;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Words in messages. */
final class Words {

    private Words() {}

    /** Texts are compared regardless of case. */
    static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** {@code a, b, c}. */
    static String list(Collection<String> words) {
        return words.stream().collect(Collectors.joining(", "));
    }

    /** The known word that is written most like this one. */
    static String nearest(String word, Collection<String> known) {
        var best = "";
        var least = Integer.MAX_VALUE;
        for (var candidate : known) {
            var distance = distance(folded(word), folded(candidate));
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return best;
    }

    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var above = row[j];
                var same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(above, row[j - 1]) + 1, diagonal + same);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
