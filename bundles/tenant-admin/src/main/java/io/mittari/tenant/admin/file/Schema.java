package io.mittari.tenant.admin.file;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Checks values against the keywords of JSON Schema (draft 2020-12) that our own schema uses; a schema with any other
 * is refused, so that none goes unchecked. Each description is written to follow the word "allowed".
 */
final class Schema {

    private static final Set<String> REMARKS =
            Set.of("$schema", "$id", "$defs", "title", "description", "default", "writeOnly");
    private static final Set<String> CHECKED = Set.of(
            "$ref",
            "type",
            "const",
            "enum",
            "pattern",
            "minimum",
            "maximum",
            "items",
            "minItems",
            "uniqueItems",
            "properties",
            "required",
            "propertyNames",
            "additionalProperties");
    private static final String REFERENCE = "#/$defs/";
    private static final int SHOWN = 60;

    private final JsonObject root;
    private final String described;

    /** @param described what it is the schema of: {@code a tenant file} */
    Schema(JsonObject root, String described) {
        this.root = root;
        this.described = described;
        demandKnown(root);
        root.getOrDefault("$defs", JsonValue.EMPTY_JSON_OBJECT)
                .asJsonObject()
                .values()
                .forEach(each -> demandKnown(each.asJsonObject()));
    }

    /** What is wrong with the value, one sentence each; empty if nothing. */
    List<String> problems(JsonValue value) {
        var problems = new ArrayList<String>();
        check(root, value, "", problems);
        return problems;
    }

    /** The same object with its own keys in the order of the schema. */
    JsonObject ordered(JsonObject value) {
        var ordered = Json.createObjectBuilder();
        for (var key : root.getJsonObject("properties").keySet()) {
            if (value.containsKey(key)) {
                ordered.add(key, value.get(key));
            }
        }
        return ordered.build();
    }

    private void check(JsonObject stated, JsonValue value, String path, List<String> problems) {
        var schema = resolved(stated);
        if (!fits(schema, value)) {
            problems.add("%s is %s; allowed: %s"
                    .formatted(path.isEmpty() ? "the file" : path, shown(schema, value), allowed(schema)));
        } else if (value.getValueType() == ValueType.OBJECT) {
            checkObject(schema, value.asJsonObject(), path, problems);
        } else if (value.getValueType() == ValueType.ARRAY && schema.containsKey("items")) {
            var elements = value.asJsonArray();
            for (int i = 0; i < elements.size(); i++) {
                check(schema.getJsonObject("items"), elements.get(i), "%s[%d]".formatted(path, i), problems);
            }
        }
    }

    private void checkObject(JsonObject schema, JsonObject value, String path, List<String> problems) {
        var known =
                schema.getOrDefault("properties", JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
        var others = schema.getOrDefault("additionalProperties", JsonValue.TRUE);
        UnaryOperator<String> at = key -> path.isEmpty() ? key : path + "." + key;
        for (var required :
                schema.getOrDefault("required", JsonValue.EMPTY_JSON_ARRAY).asJsonArray()) {
            var key = ((JsonString) required).getString();
            if (!value.containsKey(key)) {
                var missing = known.getOrDefault(key, others).asJsonObject();
                problems.add("%s is missing: %s".formatted(at.apply(key), allowed(resolved(missing))));
            }
        }
        value.forEach((key, field) -> {
            if (known.containsKey(key)) {
                check(known.getJsonObject(key), field, at.apply(key), problems);
            } else if (others == JsonValue.FALSE) {
                problems.add("%s is no key of %s; %s".formatted(at.apply(key), described, meant(key, known.keySet())));
            } else if (schema.containsKey("propertyNames")
                    && !fits(resolved(schema.getJsonObject("propertyNames")), Json.createValue(key))) {
                problems.add("the key '%s'%s is not allowed; allowed: %s"
                        .formatted(
                                key,
                                path.isEmpty() ? "" : " of " + path,
                                allowed(resolved(schema.getJsonObject("propertyNames")))));
            } else if (others.getValueType() == ValueType.OBJECT) {
                check(others.asJsonObject(), field, at.apply(key), problems);
            }
        });
    }

    private static boolean fits(JsonObject schema, JsonValue value) {
        return (!schema.containsKey("type")
                        || types(schema).contains(type(value))
                        || (types(schema).contains("number") && type(value).equals("integer")))
                && (!schema.containsKey("const") || schema.get("const").equals(value))
                && (!schema.containsKey("enum") || schema.getJsonArray("enum").contains(value))
                && (!(value instanceof JsonString text) || fitsText(schema, text.getString()))
                && (!(value instanceof JsonNumber number) || fitsRange(schema, number))
                && (!(value instanceof JsonArray array) || fitsArray(schema, array));
    }

    private static boolean fitsText(JsonObject schema, String text) {
        return !schema.containsKey("pattern")
                || Pattern.compile(schema.getString("pattern")).matcher(text).find();
    }

    private static boolean fitsRange(JsonObject schema, JsonNumber number) {
        var value = number.bigDecimalValue();
        return (!schema.containsKey("minimum")
                        || value.compareTo(schema.getJsonNumber("minimum").bigDecimalValue()) >= 0)
                && (!schema.containsKey("maximum")
                        || value.compareTo(schema.getJsonNumber("maximum").bigDecimalValue()) <= 0);
    }

    private static boolean fitsArray(JsonObject schema, JsonArray array) {
        return array.size() >= schema.getInt("minItems", 0)
                && (!schema.getBoolean("uniqueItems", false) || new HashSet<>(array).size() == array.size());
    }

    /** With what a reference names filled in; what stands beside it wins. */
    private JsonObject resolved(JsonObject stated) {
        if (!stated.containsKey("$ref")) {
            return stated;
        }
        var name = stated.getString("$ref").substring(REFERENCE.length());
        var merged = Json.createObjectBuilder(root.getJsonObject("$defs").getJsonObject(name));
        stated.forEach(merged::add);
        return merged.build();
    }

    private static Set<String> types(JsonObject schema) {
        return schema.get("type") instanceof JsonString one
                ? Set.of(one.getString())
                : schema.getJsonArray("type").getValuesAs(JsonString::getString).stream()
                        .collect(Collectors.toSet());
    }

    private static String type(JsonValue value) {
        return switch (value.getValueType()) {
            case TRUE, FALSE -> "boolean";
            case NUMBER ->
                ((JsonNumber) value).bigDecimalValue().stripTrailingZeros().scale() <= 0 ? "integer" : "number";
            default -> value.getValueType().name().toLowerCase(Locale.ROOT);
        };
    }

    private static String meant(String written, Set<String> known) {
        return Nearest.of(written, known)
                .map("did you mean '%s'?"::formatted)
                .orElseGet(() -> "the keys here are " + known.stream().sorted().collect(Collectors.joining(", ")));
    }

    private static String allowed(JsonObject schema) {
        return schema.getString("description", "anything");
    }

    /** The value as written; never one that may be a secret. */
    private static String shown(JsonObject schema, JsonValue value) {
        if (schema.getBoolean("writeOnly", false)) {
            return "something that is not shown here";
        }
        var text = value.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    private static void demandKnown(JsonObject schema) {
        for (var keyword : schema.keySet()) {
            if (!CHECKED.contains(keyword) && !REMARKS.contains(keyword)) {
                throw new IllegalArgumentException("this checker does not know the keyword '%s'".formatted(keyword));
            }
        }
        schema.getOrDefault("properties", JsonValue.EMPTY_JSON_OBJECT)
                .asJsonObject()
                .values()
                .forEach(each -> demandKnown(each.asJsonObject()));
        for (var keyword : List.of("items", "propertyNames", "additionalProperties")) {
            if (schema.get(keyword) instanceof JsonObject inner) {
                demandKnown(inner);
            }
        }
    }
}
