package io.mittari.cli;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    DemoCustomer {
        files = List.copyOf(files);
    }

    static List<DemoCustomer> in(Path folder) throws Failure {
        var customers = new ArrayList<DemoCustomer>();
        try (var folders = Files.list(folder)) {
            for (var one : folders.filter(Files::isDirectory).sorted().toList()) {
                customers.add(read(one));
            }
        } catch (IOException | JsonException | NullPointerException | ClassCastException unreadable) {
            throw Failure.failed("the demo in %s cannot be read: %s".formatted(folder, unreadable));
        }
        if (customers.isEmpty()) {
            throw Failure.failed("there is no demo customer in " + folder);
        }
        return customers;
    }

    private static DemoCustomer read(Path folder) throws IOException {
        var tenantFile = Files.readString(folder.resolve("tenant.json"));
        var demo = json(Files.readString(folder.resolve("demo.json")));
        var mapping = folder.resolve("mapping.json");
        return new DemoCustomer(
                tenantFile,
                json(tenantFile).getString("id"),
                demo.getString("month"),
                demo.getString("today", null),
                demo.getString("connector", "csv"),
                Files.exists(mapping) ? Files.readString(mapping) : null,
                demo.getJsonArray("files").getValuesAs(JsonString.class).stream()
                        .map(name -> folder.resolve(name.getString()))
                        .toList());
    }

    JsonObject order() {
        var order = Json.createObjectBuilder().add("tenant", id).add("connector", connector);
        return (mapping == null ? order : order.add("mapping", mapping)).build();
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
