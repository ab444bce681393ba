package io.mittari.connectors.csv.advice;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The tools whose exports are known. */
final class Presets {

    /** A file with fewer of a tool's columns may be anybody's. */
    private static final int LEAST = 3;

    private final List<Preset> all;

    Presets() {
        all = ((JsonArray) Resource.read("presets.json"))
                .getValuesAs(JsonObject.class).stream().map(Preset::of).toList();
    }

    List<String> names() {
        return all.stream()
                .filter(preset -> preset.lacks() == null)
                .map(Preset::name)
                .toList();
    }

    Optional<Preset> named(String name) {
        return all.stream()
                .filter(preset -> preset.name().equals(name) && preset.lacks() == null)
                .findFirst();
    }

    /** The preset that knows most of the columns: at least three, and most of them; of equals the one that needs more. */
    Optional<Preset> find(List<ColumnProfile> columns) {
        return all.stream()
                .filter(preset -> preset.fits(columns))
                .filter(preset -> preset.known(columns) >= LEAST && 2 * preset.known(columns) > columns.size())
                .max(Comparator.<Preset>comparingLong(preset -> preset.known(columns))
                        .thenComparingInt(preset -> preset.needed().size()));
    }
}
