package io.mittari.connectors.csv.advice;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A JSON file of this bundle. */
final class Resource {

    private Resource() {}

    static JsonStructure read(String name) {
        try (var in = Objects.requireNonNull(Resource.class.getResourceAsStream(name), name);
                var reader = Json.createReader(in)) {
            return reader.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> texts(@Nullable JsonArray array) {
        return array == null
                ? List.of()
                : array.getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList();
    }

    static List<String> texts(JsonObject object, String key) {
        return texts(object.getJsonArray(key));
    }
}
