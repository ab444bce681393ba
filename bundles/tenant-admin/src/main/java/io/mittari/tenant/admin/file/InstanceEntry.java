package io.mittari.tenant.admin.file;

import io.mittari.metrics.store.LiveInstance.Kind;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An instance as a tenant file asks for it.
 *
 * @param version empty: the one it has, else the newest that is shipped
 * @param stated the entry as written
 */
public record InstanceEntry(
        Kind kind, String component, String name, Optional<String> version, JsonObject settings, JsonObject stated) {

    static InstanceEntry of(Kind kind, JsonObject entry) {
        return new InstanceEntry(
                kind,
                entry.getString("component"),
                entry.getString("name"),
                Optional.ofNullable(entry.getString("version", null)),
                entry.getOrDefault("settings", JsonValue.EMPTY_JSON_OBJECT).asJsonObject(),
                entry);
    }

    /** Keys that differ from an earlier entry, beside those that make the running instance. */
    public Set<String> remarksThatDiffer(InstanceEntry before) {
        var keys = new TreeSet<>(stated.keySet());
        keys.addAll(before.stated.keySet());
        keys.removeAll(Set.of("component", "name", "version", "settings"));
        keys.removeIf(key -> Objects.equals(stated.get(key), before.stated.get(key)));
        return keys;
    }
}
