package io.mittari.connectors.csv.file;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a file was read, kept with each of its rejected rows so that they can be read again in the same way: its dialect in
 * words, and behind that when it was changed and, by column, a text written as the column's are.
 *
 * @param quote {@link RowReader#NO_QUOTE}: none
 * @param changed the file's last change; null: it was not kept
 * @param examples {@code Amount: 0,5}, where all rows of the file have decided that
 */
record Reading(
        char delimiter,
        char quote,
        char lineEnd,
        boolean header,
        @Nullable Instant changed,
        Map<String, String> examples) {

    /** Characters that are kept. */
    private static final int MOST = 30_000;

    private static final Pattern DELIMITER = Pattern.compile("(?:^| )delimiter=(tab|.)");
    private static final Pattern QUOTE = Pattern.compile("(?:^| )quote=(none|.)");
    private static final Pattern HEADER = Pattern.compile("(?:^| )header=(yes|no)");
    private static final Pattern RETURN = Pattern.compile(" lineEnd=CR(?: |$)");
    private static final Pattern CHANGED = Pattern.compile(" changed=(\\S+)");
    private static final String DECIDED = " decided=";

    /** The text that {@link #of} reads; columns that it has no room for are decided by the rows that are read again. */
    static String written(String dialect, Instant changed, Map<String, String> examples) {
        var decided = Json.createObjectBuilder();
        var room = MOST - dialect.length();
        for (var example : examples.entrySet()) {
            room -= 2 * example.getKey().length() + example.getValue().length() + 6;
            if (room > 0) {
                decided.add(example.getKey(), example.getValue());
            }
        }
        return dialect + " changed=" + changed + DECIDED + decided.build();
    }

    /** Null if the text does not tell. */
    static @Nullable Reading of(String text) {
        var at = text.indexOf(DECIDED);
        var words = at < 0 ? text : text.substring(0, at);
        var delimiter = DELIMITER.matcher(words);
        var quote = QUOTE.matcher(words);
        var header = HEADER.matcher(words);
        var changed = CHANGED.matcher(words);
        if (!delimiter.find() || !quote.find() || !header.find()) {
            return null;
        }
        try {
            return new Reading(
                    delimiter.group(1).equals("tab") ? '\t' : delimiter.group(1).charAt(0),
                    quote.group(1).equals("none")
                            ? RowReader.NO_QUOTE
                            : quote.group(1).charAt(0),
                    RETURN.matcher(words).find() ? '\r' : '\n',
                    header.group(1).equals("yes"),
                    changed.find() ? Instant.parse(changed.group(1)) : null,
                    at < 0 ? Map.of() : examples(text.substring(at + DECIDED.length())));
        } catch (DateTimeException | JsonException damaged) {
            return null;
        }
    }

    private static Map<String, String> examples(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            var examples = new LinkedHashMap<String, String>();
            JsonObject all = reader.readObject();
            all.keySet().forEach(column -> examples.put(column, all.getString(column)));
            return examples;
        }
    }
}
