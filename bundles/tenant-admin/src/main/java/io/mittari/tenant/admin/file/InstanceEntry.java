package io.mittari.tenant.admin.file;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.store.LiveInstance.Kind;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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

    /** When it runs by itself, as stated; empty: it does not. */
    public Optional<String> schedule() {
        return stated.get("schedule") instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    /**
     * The entry with another version.
     *
     * @param settings a JSON object as text; null: those it has
     * @throws BadRequest if the settings are no JSON object
     */
    public JsonObject moved(String version, @Nullable String settings) throws BadRequest {
        var moved = Json.createObjectBuilder(stated).add("version", version);
        if (settings == null) {
            return moved.build();
        }
        try (var reader = Json.createReader(new StringReader(settings))) {
            return moved.add("settings", reader.readObject()).build();
        } catch (JsonException e) {
            throw new BadRequest(
                    "the settings of %s cannot be read as a JSON object: %s".formatted(name, e.getMessage()));
        }
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
