package io.mittari.connectors.csv.mapping;

import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code format}, key by key over the one that holds otherwise. */
final class FormatParser {

    private static final Set<String> KEYS =
            Set.of("delimiter", "encoding", "locale", "header", "skip", "columns", "empty", "dates");

    private FormatParser() {}

    static Format parse(@Nullable Node node, Format otherwise) {
        if (node == null || node instanceof Node.Null) {
            return otherwise;
        }
        var keys = Keys.of(node, "format", KEYS);
        var header = keys.flag("header", otherwise.header());
        var columns = keys.has("columns") ? columns(keys) : otherwise.columns();
        if (!header && columns == null) {
            throw new MappingRefused(keys.place("header"), "a file without header needs \"columns\"");
        }
        return new Format(
                keys.has("delimiter") ? delimiter(keys) : otherwise.delimiter(),
                keys.has("encoding") ? encoding(keys) : otherwise.encoding(),
                keys.has("locale") ? locale(keys) : otherwise.locale(),
                header,
                keys.number("skip", otherwise.skip(), 0, 1_000),
                columns,
                keys.has("empty") ? new HashSet<>(Keys.texts(keys.need("empty", ""), "texts")) : otherwise.empty(),
                keys.has("dates") ? CellParser.dates(keys.get("dates")) : otherwise.dates());
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
