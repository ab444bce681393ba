package io.mittari.connectors.csv.advice;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the texts of a stage or status column mean.
 *
 * @param meanings by text, as far as they are known
 * @param unknown the other texts
 */
record Texts(ColumnProfile column, Map<String, String> meanings, List<String> unknown) {

    /** A column with more different texts is no list of stages. */
    private static final int MOST = 60;

    /** @return null if the column is none, or has too many different texts */
    static @Nullable Texts of(@Nullable ColumnProfile column, StageWords words) {
        if (column == null || !column.hasFewValues() || column.values().size() > MOST) {
            return null;
        }
        var meanings = new LinkedHashMap<String, String>();
        var unknown = new ArrayList<String>();
        for (var text : column.values()) {
            var meaning = words.of(text);
            if (meaning == null) {
                unknown.add(text);
            } else {
                meanings.put(text, meaning);
            }
        }
        return new Texts(column, meanings, unknown);
    }

    boolean hasAny(Set<String> wanted) {
        return meanings.values().stream().anyMatch(wanted::contains);
    }

    /** Those that mean one of the wanted. */
    List<String> of(Set<String> wanted) {
        return meanings.entrySet().stream()
                .filter(one -> wanted.contains(one.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A cell that lists the wanted meanings; every other text makes no fact. */
    JsonObject cell(Set<String> wanted) {
        var values = Json.createObjectBuilder();
        of(wanted).forEach(text -> values.add(text, meanings.getOrDefault(text, "")));
        values.addNull("*");
        return Json.createObjectBuilder()
                .add("column", column.name())
                .add("values", values)
                .build();
    }
}
