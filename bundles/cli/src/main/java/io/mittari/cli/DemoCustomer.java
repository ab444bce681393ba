package io.mittari.cli;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParsingException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One folder of the distribution's {@code demo}: a tenant file, the exports it brings, and {@code demo.json}, which says
 * what to show: {@code {"month":"2026-10","files":["leads.csv"]}}, with {@code "today"} and {@code "connector"} where
 * they are needed.
 *
 * @param mapping text of {@code mapping.json}; null where the tenant file has it
 */
record DemoCustomer(
        String tenantFile,
        String id,
        String month,
        @Nullable String today,
        String connector,
        @Nullable String mapping,
        List<Path> files) {

    private static final Set<String> KEYS = Set.of("month", "today", "connector", "files");

    DemoCustomer {
        files = List.copyOf(files);
    }

    static List<DemoCustomer> in(Path folder) throws Failure {
        var customers = new ArrayList<DemoCustomer>();
        try (var folders = Files.list(folder)) {
            for (var one : folders.filter(Files::isDirectory).sorted().toList()) {
                customers.add(read(one));
            }
        } catch (IOException unreadable) {
            throw Failure.failed("the demo in %s cannot be read: %s".formatted(folder, unreadable));
        }
        if (customers.isEmpty()) {
            throw Failure.failed("there is no demo customer in " + folder);
        }
        return customers;
    }

    private static DemoCustomer read(Path folder) throws IOException, Failure {
        var tenant = Stated.in(folder.resolve("tenant.json"));
        var demo = Stated.in(folder.resolve("demo.json"));
        demo.demandKnown(KEYS);
        var mapping = folder.resolve("mapping.json");
        var files = new ArrayList<Path>();
        for (var name : demo.texts("files")) {
            files.add(folder.resolve(name));
        }
        return new DemoCustomer(
                tenant.text(),
                tenant.text("id"),
                demo.text("month"),
                demo.json().containsKey("today") ? demo.text("today") : null,
                demo.json().containsKey("connector") ? demo.text("connector") : "csv",
                Files.exists(mapping) ? Files.readString(mapping) : null,
                files);
    }

    JsonObject order() {
        var order = Json.createObjectBuilder().add("tenant", id).add("connector", connector);
        return (mapping == null ? order : order.add("mapping", mapping)).build();
    }

    /** A file of the demo, asked key by key; what is missing or wrong in it is told by file and key. */
    private record Stated(Path file, String text, JsonObject json) {

        static Stated in(Path file) throws IOException, Failure {
            var text = Files.readString(file);
            try (var reader = Json.createReader(new StringReader(text))) {
                if (reader.readValue() instanceof JsonObject json) {
                    return new Stated(file, text, json);
                }
                throw Failure.failed("%s is no JSON object".formatted(file));
            } catch (JsonParsingException unreadable) {
                throw Failure.failed("%s is no JSON: %s".formatted(file, unreadable.getMessage()));
            }
        }

        void demandKnown(Set<String> keys) throws Failure {
            for (var key : json.keySet()) {
                if (!keys.contains(key)) {
                    throw Failure.failed("%s: there is no key '%s'; there are: %s"
                            .formatted(file, key, String.join(", ", new TreeSet<>(keys))));
                }
            }
        }

        String text(String key) throws Failure {
            return textOf(key, json.get(key));
        }

        List<String> texts(String key) throws Failure {
            if (!(json.get(key) instanceof JsonArray list)) {
                throw wrong(key, json.get(key), "a list of texts");
            }
            var texts = new ArrayList<String>();
            for (var value : list) {
                texts.add(textOf("%s[%d]".formatted(key, texts.size()), value));
            }
            return texts;
        }

        private String textOf(String key, @Nullable JsonValue value) throws Failure {
            if (value instanceof JsonString text) {
                return text.getString();
            }
            throw wrong(key, value, "a text");
        }

        private Failure wrong(String key, @Nullable JsonValue value, String wanted) {
            return Failure.failed(
                    value == null
                            ? "%s: '%s' is missing".formatted(file, key)
                            : "%s: '%s' is %s, not %s".formatted(file, key, wanted, value));
        }
    }
}
