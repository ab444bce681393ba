package io.mittari.launcher;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The little JSON that the launcher writes; a JSON library is there only once the framework runs. */
final class Json {

    private Json() {}

    static String object(Map<String, ?> fields) {
        return fields.entrySet().stream()
                .map(field -> text(field.getKey()) + ":" + value(field.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    static String array(List<String> elements) {
        return elements.stream().collect(Collectors.joining(",\n ", "[", "]\n"));
    }

    private static String value(Object value) {
        return value instanceof Number ? value.toString() : text(value.toString());
    }

    private static String text(String text) {
        var out = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c < ' ') {
                out.append("\\u%04x".formatted(c));
            } else {
                out.append((char) c);
            }
        });
        return out.append('"').toString();
    }
}
