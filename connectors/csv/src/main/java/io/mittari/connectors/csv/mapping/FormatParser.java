package io.mittari.connectors.csv.mapping;

import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code format}, key by key over the one that holds otherwise. */
final class FormatParser {

    private static final Set<String> KEYS = Set.of(
            "delimiter",
            "quote",
            "lineEnd",
            "encoding",
            "locale",
            "header",
            "skip",
            "columns",
            "empty",
            "dates",
            "passOver");

    private FormatParser() {}

    static Format parse(@Nullable Node node, Format otherwise) {
        if (node == null || node instanceof Node.Null) {
            return otherwise;
        }
        var keys = Keys.of(node, "format", KEYS);
        var header = header(keys, otherwise.header());
        var columns = keys.has("columns") ? columns(keys) : otherwise.columns();
        if (Boolean.FALSE.equals(header) && columns == null) {
            throw new MappingRefused(keys.place("header"), "a file without header needs \"columns\"");
        }
        return new Format(
                keys.has("delimiter") ? delimiter(keys) : otherwise.delimiter(),
                keys.has("quote") ? quote(keys) : otherwise.quote(),
                keys.has("lineEnd") ? lineEnd(keys) : otherwise.lineEnd(),
                keys.has("encoding") ? encoding(keys) : otherwise.encoding(),
                keys.has("locale") ? locale(keys) : otherwise.locale(),
                header,
                skip(keys, otherwise.skip()),
                columns,
                keys.has("empty") ? new HashSet<>(Keys.texts(keys.need("empty", ""), "texts")) : otherwise.empty(),
                keys.has("dates") ? CellParser.dates(keys.get("dates")) : otherwise.dates(),
                keys.flag("passOver", otherwise.passOver()));
    }

    private static boolean isAuto(Keys keys, String key) {
        return keys.get(key) instanceof Node.Text text && text.value().equals("auto");
    }

    private static @Nullable Boolean header(Keys keys, @Nullable Boolean otherwise) {
        if (isAuto(keys, "header")) {
            return null;
        }
        return keys.has("header") ? Boolean.valueOf(keys.flag("header", true)) : otherwise;
    }

    private static @Nullable Integer skip(Keys keys, @Nullable Integer otherwise) {
        if (isAuto(keys, "skip")) {
            return null;
        }
        return keys.has("skip") ? Integer.valueOf(keys.number("skip", 0, 0, 1_000)) : otherwise;
    }

    private static @Nullable Character quote(Keys keys) {
        var text = keys.text("quote");
        if (text == null || text.equals("auto")) {
            return null;
        }
        if (text.equals("none")) {
            return '\0';
        }
        if (text.length() != 1 || "\r\n".contains(text)) {
            throw new MappingRefused(
                    keys.place("quote"), "one character, \"none\" or \"auto\", not \"%s\"".formatted(text));
        }
        return text.charAt(0);
    }

    private static @Nullable Character lineEnd(Keys keys) {
        var text = keys.text("lineEnd");
        if (text == null || text.equals("auto")) {
            return null;
        }
        return switch (text) {
            case "LF", "CRLF" -> '\n';
            case "CR" -> '\r';
            default ->
                throw new MappingRefused(keys.place("lineEnd"), "LF, CRLF, CR or auto, not \"%s\"".formatted(text));
        };
    }

    private static @Nullable Character delimiter(Keys keys) {
        var text = keys.text("delimiter");
        if (text == null || text.equals("auto")) {
            return null;
        }
        if (text.equals("tab")) {
            return '\t';
        }
        if (text.length() != 1 || "\"\r\n".contains(text)) {
            throw new MappingRefused(
                    keys.place("delimiter"), "one character, \"tab\" or \"auto\", not \"%s\"".formatted(text));
        }
        return text.charAt(0);
    }

    private static @Nullable Charset encoding(Keys keys) {
        var text = keys.text("encoding");
        if (text == null || text.equals("auto")) {
            return null;
        }
        try {
            return Charset.forName(text);
        } catch (IllegalArgumentException e) {
            throw new MappingRefused(
                    keys.place("encoding"),
                    "no encoding \"%s\"; for example UTF-8, windows-1252, windows-1254, UTF-16LE".formatted(text));
        }
    }

    private static @Nullable Locale locale(Keys keys) {
        var text = keys.text("locale");
        if (text == null || text.equals("auto")) {
            return null;
        }
        var locale = Locale.forLanguageTag(text.replace('_', '-'));
        if (locale.getLanguage().isEmpty()) {
            throw new MappingRefused(keys.place("locale"), "no locale \"%s\"; for example fi-FI".formatted(text));
        }
        return locale;
    }

    private static @Nullable List<String> columns(Keys keys) {
        var node = keys.get("columns");
        if (node == null || node instanceof Node.Null) {
            return null;
        }
        return Keys.texts(node, "column names").stream().map(String::strip).toList();
    }
}
