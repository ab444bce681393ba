package io.mittari.connectors.csv.mapping;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of the mapping's text that knows where it stands. */
sealed interface Node {

    Place place();

    /** What it is, in words for a message. */
    String kind();

    record Obj(Place place, Map<String, Node> values, Map<String, Place> keys) implements Node {
        @Override
        public String kind() {
            return "an object";
        }
    }

    record Arr(Place place, List<Node> values) implements Node {
        @Override
        public String kind() {
            return "a list";
        }
    }

    record Text(Place place, String value) implements Node {
        @Override
        public String kind() {
            return "the text \"" + value + '"';
        }
    }

    record Num(Place place, String value) implements Node {
        @Override
        public String kind() {
            return "the number " + value;
        }
    }

    record Bool(Place place, boolean value) implements Node {
        @Override
        public String kind() {
            return String.valueOf(value);
        }
    }

    record Null(Place place) implements Node {
        @Override
        public String kind() {
            return "null";
        }
    }

    /**
     * Reads a JSON text.
     *
     * @throws MappingRefused if it is no JSON, or a key stands twice in an object
     */
    static Node read(String json) {
        try (var parser = Json.createParser(new StringReader(json))) {
            var reader = new Reading(json, parser);
            var event = reader.next();
            var root = reader.value(event, "");
            if (parser.hasNext()) {
                reader.next();
            }
            return root;
        } catch (JsonParsingException e) {
            var at = e.getLocation();
            throw new MappingRefused(
                    new Place("", (int) at.getLineNumber(), (int) at.getColumnNumber()), "no JSON: " + e.getMessage());
        }
    }

    /** Walks the parser and remembers where the last token began. */
    final class Reading {

        private final String json;
        private final JsonParser parser;
        private int start;

        private Reading(String json, JsonParser parser) {
            this.json = json;
            this.parser = parser;
        }

        private JsonParser.Event next() {
            var from = (int)
                    Math.max(0, Math.min(json.length(), parser.getLocation().getStreamOffset()));
            if (!parser.hasNext()) {
                throw new MappingRefused(place(""), "no JSON: the text ends too early");
            }
            var event = event();
            while (from < json.length() && " \t\r\n,:".indexOf(json.charAt(from)) >= 0) {
                from++;
            }
            start = from;
            return event;
        }

        private JsonParser.Event event() {
            try {
                return parser.next();
            } catch (JsonException e) {
                throw e;
            } catch (RuntimeException tooDeep) { // how Parsson tells of nesting beyond its limit
                throw new MappingRefused(place(""), "cannot be read as JSON: " + tooDeep.getMessage());
            }
        }

        private Place place(String path) {
            var line = 1;
            var begin = 0;
            for (var i = 0; i < start && i < json.length(); i++) {
                if (json.charAt(i) == '\n') {
                    line++;
                    begin = i + 1;
                }
            }
            return new Place(path, line, start - begin + 1);
        }

        private Node value(JsonParser.Event event, String path) {
            var place = place(path);
            return switch (event) {
                case START_OBJECT -> object(place, path);
                case START_ARRAY -> array(place, path);
                case VALUE_STRING -> new Text(place, parser.getString());
                case VALUE_NUMBER -> new Num(place, parser.getBigDecimal().toPlainString());
                case VALUE_TRUE -> new Bool(place, true);
                case VALUE_FALSE -> new Bool(place, false);
                case VALUE_NULL -> new Null(place);
                default -> throw new MappingRefused(place, "no JSON: " + event);
            };
        }

        private Obj object(Place place, String path) {
            var values = new LinkedHashMap<String, Node>();
            var keys = new LinkedHashMap<String, Place>();
            for (var event = next(); event != JsonParser.Event.END_OBJECT; event = next()) {
                var key = parser.getString();
                var at = path.isEmpty() ? key : path + "." + key;
                if (keys.put(key, place(at)) != null) {
                    throw new MappingRefused(place(at), "stands twice");
                }
                values.put(key, value(next(), at));
            }
            return new Obj(place, Collections.unmodifiableMap(values), Collections.unmodifiableMap(keys));
        }

        private Arr array(Place place, String path) {
            var values = new ArrayList<Node>();
            for (var event = next(); event != JsonParser.Event.END_ARRAY; event = next()) {
                values.add(value(event, path + "[" + values.size() + "]"));
            }
            return new Arr(place, Collections.unmodifiableList(values));
        }
    }
}
