package io.mittari.web;

import io.mittari.connector.spi.MappingCheck;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** What a mapping makes of files. */
final class CheckJson {

    private CheckJson() {}

    static JsonObject of(MappingCheck check) {
        var files = Json.createArrayBuilder();
        check.files().forEach(file -> files.add(file(file)));
        return Json.createObjectBuilder()
                .add("files", files)
                .add("remarks", Json.createArrayBuilder(check.remarks()))
                .build();
    }

    private static JsonObjectBuilder file(MappingCheck.CheckedFile file) {
        var columns = Json.createArrayBuilder();
        file.columns()
                .forEach(column -> columns.add(Json.createObjectBuilder()
                        .add("name", column.name())
                        .add("used", column.used())
                        .add("type", column.type())
                        .add("written", column.written())
                        .add("filled", column.filled())
                        .add("values", Json.createArrayBuilder(column.values()))));
        var facts = Json.createArrayBuilder();
        file.facts()
                .forEach(fact -> facts.add(Json.createObjectBuilder()
                        .add("place", fact.place())
                        .add("fact", fact.fact())
                        .add("rows", fact.rows())));
        var reasons = Json.createArrayBuilder();
        file.reasons()
                .forEach(reason -> reasons.add(Json.createObjectBuilder()
                        .add("reason", reason.reason())
                        .add("rows", reason.rows())
                        .add("line", reason.line())
                        .add("raw", reason.raw())));
        return Json.createObjectBuilder()
                .add("name", file.name())
                .add("entry", file.entry())
                .add("dialect", file.dialect())
                .add("rows", file.rows())
                .add("taken", file.taken())
                .add("empty", file.empty())
                .add("rejected", file.rejected())
                .add("columns", columns)
                .add("facts", facts)
                .add("reasons", reasons);
    }
}
