package io.mittari.connectors.csv.file;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The exports shared beside the repository, and what is in them. */
final class Samples {

    private Samples() {}

    /** An Excel-style export: its name, the locale it was written in, its header and rows. */
    record Export(String name, Locale locale, List<String> header, List<List<JsonValue>> rows) {

        Path path() {
            return Shared.file("data/csv/locale/" + name);
        }

        /** A mapping that takes every column. */
        String mapping() {
            return """
                    { "mapping": 1, "key": "%s",
                      "facts": [ { "fact": "closed", "outcome": "won", "value": "%s", "at": "%s" } ],
                      "attributes": { "company": "%s", "city": "%s", "phase": "%s", "note": "%s" } }
                    """.formatted(
                            header.get(0),
                            header.get(4),
                            header.get(5),
                            header.get(1),
                            header.get(2),
                            header.get(3),
                            header.get(6));
        }

        String text(int row, int column) {
            return ((JsonString) rows.get(row).get(column)).getString();
        }

        BigDecimal number(int row, int column) {
            return ((JsonNumber) rows.get(row).get(column)).bigDecimalValue();
        }
    }

    static List<Export> exports() throws IOException {
        var all = new ArrayList<Export>();
        expected("data/csv/locale/expected.json").asJsonObject().forEach((name, about) -> {
            var object = about.asJsonObject();
            all.add(new Export(
                    name,
                    Locale.forLanguageTag(object.getString("locale")),
                    object.getJsonArray("header").getValuesAs(JsonString::getString),
                    object.getJsonArray("rows").getValuesAs(JsonArray.class).stream()
                            .map(row -> List.copyOf(row))
                            .toList()));
        });
        return all;
    }

    /** An acid test: its name, and the table that is in it, header first. */
    record Acid(String name, List<List<String>> table) {

        Path path() {
            return Shared.file("data/csv/spectrum/csvs/" + name + ".csv");
        }
    }

    static List<Acid> spectrum() throws IOException {
        var all = new ArrayList<Acid>();
        try (var files = Files.list(Shared.file("data/csv/spectrum/json"))) {
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString().replace(".json", "");
                if (!name.equals("location_coordinates")) {
                    all.add(new Acid(
                            name,
                            table(expected("data/csv/spectrum/json/" + name + ".json")
                                    .asJsonArray())));
                }
            }
        }
        return all;
    }

    private static List<List<String>> table(JsonArray rows) {
        var table = new ArrayList<List<String>>();
        table.add(List.copyOf(rows.getJsonObject(0).keySet()));
        for (var row : rows.getValuesAs(JsonObject.class)) {
            table.add(table.get(0).stream().map(row::getString).toList());
        }
        return table;
    }

    private static JsonValue expected(String name) throws IOException {
        try (var reader = Json.createReader(Files.newBufferedReader(Shared.file(name)))) {
            return reader.readValue();
        }
    }
}
