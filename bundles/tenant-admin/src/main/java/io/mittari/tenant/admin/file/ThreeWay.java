package io.mittari.tenant.admin.file;

import io.mittari.tenant.admin.Difference;
import io.mittari.tenant.admin.Difference.Outcome;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Merges what a template changed into a tenant's file: objects by key; the lists of instances by name and of people by
 * address; every other list as one value. Pure; one for each merge.
 */
final class ThreeWay {

    /** Lists whose elements are told apart, and by what. */
    private static final Map<String, String> LISTS =
            Map.of("connectors", "name", "reports", "name", "alerts", "name", "people", "email");

    /** @param json where there are conflicts, these places are as the tenant has them */
    record Merged(JsonObject json, List<Difference> differences) {}

    private final Choices choices;
    private final List<Difference> differences = new ArrayList<>();

    private ThreeWay(Choices choices) {
        this.choices = choices;
    }

    /** What changed from base to template, in the tenant's; what the tenant changed since base stays. */
    static Merged merge(JsonObject base, JsonObject template, JsonObject tenant, Choices choices) {
        var merging = new ThreeWay(choices);
        var merged = Json.createObjectBuilder();
        merging.parts("", base, template, tenant).forEach(merged::add);
        return new Merged(merged.build(), merging.differences);
    }

    private @Nullable JsonValue merged(
            String place, @Nullable JsonValue base, @Nullable JsonValue template, @Nullable JsonValue tenant) {
        if (isOfParts(place, template) && isOfParts(place, tenant) && (template != null || tenant != null)) {
            var merged = parts(place, isOfParts(place, base) ? base : null, template, tenant);
            return Objects.equals(tenant, base)
                    ? template
                    : Objects.equals(template, base) ? tenant : whole(place, merged);
        }
        return one(place, base, template, tenant);
    }

    /** A value that has no parts, or is not of the same form on both sides. */
    private @Nullable JsonValue one(
            String place, @Nullable JsonValue base, @Nullable JsonValue template, @Nullable JsonValue tenant) {
        if (Objects.equals(base, template)) {
            return base == null || base.equals(tenant) ? tenant : told(Outcome.KEPT, place, base, template, tenant);
        }
        if (Objects.equals(template, tenant)) {
            return told(Outcome.AGREED, place, base, template, tenant);
        }
        if (Objects.equals(base, tenant) || choices.takes(place)) {
            return told(Outcome.TAKEN, place, base, template, tenant);
        }
        return told(choices.keeps(place) ? Outcome.KEPT : Outcome.CONFLICT, place, base, template, tenant);
    }

    private @Nullable JsonValue told(
            Outcome outcome,
            String place,
            @Nullable JsonValue base,
            @Nullable JsonValue template,
            @Nullable JsonValue tenant) {
        differences.add(new Difference(place, outcome, text(base), text(template), text(tenant)));
        return outcome == Outcome.TAKEN ? template : tenant;
    }

    /** In the tenant's order, then what the template adds. */
    private Map<String, JsonValue> parts(
            String place, @Nullable JsonValue base, @Nullable JsonValue template, @Nullable JsonValue tenant) {
        var before = parts(place, base);
        var theirs = parts(place, template);
        var ours = parts(place, tenant);
        var keys = new LinkedHashSet<>(ours.keySet());
        keys.addAll(theirs.keySet());
        keys.addAll(before.keySet());
        Map<String, JsonValue> merged = new LinkedHashMap<>();
        for (var key : keys) {
            var at = place.isEmpty() ? key : place + "." + key;
            var value = merged(at, before.get(key), theirs.get(key), ours.get(key));
            if (value != null) {
                merged.put(key, value);
            }
        }
        return merged;
    }

    private static JsonValue whole(String place, Map<String, JsonValue> parts) {
        if (LISTS.containsKey(place)) {
            var list = Json.createArrayBuilder();
            parts.values().forEach(list::add);
            return list.build();
        }
        var object = Json.createObjectBuilder();
        parts.forEach(object::add);
        return object.build();
    }

    /** A list of instances that is not there is an empty one. */
    private static boolean isOfParts(String place, @Nullable JsonValue value) {
        var key = LISTS.get(place);
        return key == null
                ? value instanceof JsonObject
                : value == null || (value instanceof JsonArray list && isToldApart(list, key));
    }

    private static boolean isToldApart(JsonArray list, String key) {
        Set<String> seen = new LinkedHashSet<>();
        return list.stream()
                .allMatch(each -> each instanceof JsonObject object
                        && object.get(key) instanceof JsonString name
                        && seen.add(name.getString()));
    }

    private static Map<String, JsonValue> parts(String place, @Nullable JsonValue value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        var parts = new LinkedHashMap<String, JsonValue>();
        if (value instanceof JsonArray list) {
            var key = Objects.requireNonNull(LISTS.get(place), place);
            list.forEach(each -> parts.put(each.asJsonObject().getString(key), each));
        }
        return Collections.unmodifiableMap(parts);
    }

    private static @Nullable String text(@Nullable JsonValue value) {
        return value == null ? null : value.toString();
    }
}
