package io.mittari.metrics.engine.admin;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a person is called, to be found in texts and in the bytes of files of any encoding: upper or lower case, with the
 * last word first or last, and with signs or the ends of cells between the words. Safe for many threads; holds the name,
 * so it is never logged.
 */
public final class PersonTexts {

    /** A shorter text is found as a word only: {@code Ann}, not {@code Annual}. */
    private static final int PART_OF_WORD = 5;

    private static final String SIGNS = "[\\x01-\\x2F\\x3A-\\x40\\x5B-\\x60\\x7B-\\x7F]";
    private static final String WORD = "[A-Za-z0-9]";

    private static final List<Encoding> ENCODINGS = List.of(
            new Encoding(
                    List.of("UTF-8", "windows-1252", "windows-1254", "x-MacRoman"),
                    "(?:" + SIGNS + "|\\xA0|\\xC2\\xA0){1,8}",
                    WORD),
            new Encoding(List.of("UTF-16LE"), "(?:" + SIGNS + "\\x00|\\xA0\\x00){1,8}", WORD + "\\x00"),
            new Encoding(List.of("UTF-16BE"), "(?:\\x00" + SIGNS + "|\\x00\\xA0){1,8}", "\\x00" + WORD));

    private final Pattern pattern;
    private final boolean empty;

    private PersonTexts(Set<String> alternatives) {
        this.empty = alternatives.isEmpty();
        this.pattern = Pattern.compile(String.join("|", alternatives), Pattern.CASE_INSENSITIVE);
    }

    /** @param texts names and addresses; blank ones say nothing */
    public static PersonTexts of(Collection<String> texts) {
        var alternatives = new LinkedHashSet<String>();
        for (var text : texts) {
            var words = Arrays.stream(
                            Normalizer.normalize(text, Normalizer.Form.NFC).split("[\\s\\u00A0,;]+"))
                    .filter(word -> !word.isEmpty())
                    .toList();
            for (var order : orders(words)) {
                for (var encoding : ENCODINGS) {
                    alternatives.add(pattern(order, encoding));
                }
            }
        }
        return new PersonTexts(alternatives);
    }

    /** Whether there is nothing to look for. */
    public boolean isEmpty() {
        return empty;
    }

    /** Whether a text names the person. */
    public boolean in(String text) {
        return !empty
                && pattern.matcher(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
                        .find();
    }

    /**
     * Puts an {@code x} in the place of each letter and digit of the person in the first bytes of an array; what separates
     * words, and the length, stay.
     *
     * @return how often the person was named there
     */
    public int mask(byte[] bytes, int length) {
        if (empty) {
            return 0;
        }
        var found = pattern.matcher(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
        int times = 0;
        while (found.find()) {
            times++;
            for (int at = found.start(); at < found.end(); at++) {
                if (bytes[at] < 0 || Character.isLetterOrDigit(bytes[at])) {
                    bytes[at] = 'x';
                }
            }
        }
        return times;
    }

    /** As written, and with the last word first. */
    private static List<List<String>> orders(List<String> words) {
        if (words.size() < 2) {
            return words.isEmpty() ? List.of() : List.of(words);
        }
        var turned = new ArrayList<String>();
        turned.add(words.get(words.size() - 1));
        turned.addAll(words.subList(0, words.size() - 1));
        return List.of(words, turned);
    }

    private static String pattern(List<String> words, Encoding encoding) {
        var parts = words.stream().map(word -> word(word, encoding)).toList();
        var whole = String.join(encoding.signs(), parts);
        return words.stream().mapToInt(String::length).sum() < PART_OF_WORD
                ? "(?<!" + encoding.word() + ")" + whole + "(?!" + encoding.word() + ")"
                : whole;
    }

    private static String word(String word, Encoding encoding) {
        var pattern = new StringBuilder();
        word.codePoints().forEach(letter -> {
            var forms = new LinkedHashSet<String>();
            var text = Character.toString(letter);
            for (var form : List.of(text, text.toLowerCase(Locale.ROOT), text.toUpperCase(Locale.ROOT))) {
                encoding.forms(form, forms);
                encoding.forms(Normalizer.normalize(form, Normalizer.Form.NFD), forms);
            }
            pattern.append(forms.size() == 1 ? forms.iterator().next() : "(?:" + String.join("|", forms) + ")");
        });
        return pattern.toString();
    }

    /**
     * How letters stand in bytes; a byte is a character from 0 to 255 in the pattern.
     *
     * @param signs what may stand between two words
     * @param word a letter or digit
     */
    private record Encoding(List<String> charsets, String signs, String word) {

        void forms(String letter, Set<String> forms) {
            for (var name : charsets) {
                if (Charset.isSupported(name)
                        && Charset.forName(name).newEncoder().canEncode(letter)) {
                    var form = new StringBuilder();
                    for (byte each : letter.getBytes(Charset.forName(name))) {
                        form.append("\\x%02X".formatted(each & 0xff));
                    }
                    forms.add(form.toString());
                }
            }
        }
    }
}
