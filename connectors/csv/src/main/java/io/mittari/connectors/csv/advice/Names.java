package io.mittari.connectors.csv.advice;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Column names and stage names as people write them, made comparable: no case, accents, punctuation. */
final class Names {

    private static final Pattern HUMP = Pattern.compile("(?<=[\\p{Ll}\\d])(?=\\p{Lu})");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    private Names() {}

    /** {@code CloseDate} and {@code close_date} are {@code close, date}. */
    static List<String> words(String name) {
        var spread = HUMP.matcher(name).replaceAll(" ");
        var plain = MARKS.matcher(Normalizer.normalize(spread.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD))
                .replaceAll("")
                .replace('ı', 'i')
                .replace("ß", "ss");
        return Stream.of(GAP.split(plain)).filter(word -> !word.isEmpty()).toList();
    }

    /** All of it in one: {@code closedate}. */
    static String joined(String name) {
        return String.join("", words(name));
    }

    /** Whether these words stand in a row somewhere in the name. */
    static boolean holds(List<String> name, List<String> words) {
        for (var from = 0; from + words.size() <= name.size(); from++) {
            if (name.subList(from, from + words.size()).equals(words)) {
                return true;
            }
        }
        return false;
    }
}
