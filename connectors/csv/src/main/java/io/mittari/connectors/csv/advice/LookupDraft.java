package io.mittari.connectors.csv.advice;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file in which values of another may be looked up: its first column whose texts differ has a name that the other has too.
 *
 * @param name of the lookup
 * @param key the column that is searched
 */
record LookupDraft(FileProfile file, String name, ColumnProfile key) {

    /** Null if the file shares no such column with any of the others. */
    static @Nullable LookupDraft of(FileProfile file, List<Drafted> data) {
        for (var column : file.named()) {
            if (column.isUnique()
                    && data.stream().anyMatch(other -> searching(column, other).isPresent())) {
                var base = file.name().indexOf('.') < 0
                        ? file.name()
                        : file.name().substring(0, file.name().indexOf('.'));
                return new LookupDraft(file, String.join("-", Names.words(base)), column);
            }
        }
        return null;
    }

    private static Optional<ColumnProfile> searching(ColumnProfile key, Drafted data) {
        var wanted = Names.joined(key.name());
        return data.file().named().stream()
                .filter(column -> Names.joined(column.name()).equals(wanted))
                .findFirst();
    }

    JsonObject written() {
        return Json.createObjectBuilder()
                .add("file", file.glob())
                .add("key", key.name())
                .build();
    }

    /** Attributes of the data file that this one holds. */
    Map<String, JsonObject> attributes(Drafted data) {
        var attributes = new LinkedHashMap<String, JsonObject>();
        searching(key, data)
                .ifPresent(column -> file.named().stream()
                        .filter(held -> held != key && EntryDraft.isDimension(held))
                        .forEach(held -> attributes.put(
                                String.join(" ", Names.words(held.name())),
                                Json.createObjectBuilder()
                                        .add("column", column.name())
                                        .add("lookup", name + "." + held.name())
                                        .build())));
        return attributes;
    }
}
