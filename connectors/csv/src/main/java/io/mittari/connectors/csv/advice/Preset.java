package io.mittari.connectors.csv.advice;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a tool names the columns of its exports.
 *
 * @param tool for people
 * @param source the number space of its keys
 * @param kind of its keys; null: the entry describes something else than an opportunity
 * @param entity that it describes then
 * @param event the column with the id of a row, where each row is one happening
 * @param from kinds of further keys, by column: the lead of a deal
 * @param lacks why this version can make nothing of it
 * @param undated whether its rows are a lead's without any date
 * @param needed roles without which it is not this kind of file
 * @param roles columns by role, the best first
 * @param every roles of which all columns count, the first that is not empty
 * @param attributes columns by attribute, the best first
 * @param stages stages by the column that holds their date
 * @param further columns that it has besides
 */
record Preset(
        String name,
        String tool,
        String source,
        String entry,
        @Nullable String kind,
        @Nullable String entity,
        @Nullable String event,
        Map<String, String> from,
        @Nullable String lacks,
        boolean undated,
        Set<Role> needed,
        Map<Role, List<String>> roles,
        Set<Role> every,
        Map<String, List<String>> attributes,
        Map<String, String> stages,
        List<String> further) {

    static Preset of(JsonObject json) {
        return new Preset(
                json.getString("name"),
                json.getString("tool"),
                json.getString("source"),
                json.getString("entry"),
                json.getString("kind", null),
                json.getString("entity", null),
                json.getString("event", null),
                texts(json, "from"),
                json.getString("lacks", null),
                json.getBoolean("undated", false),
                roles(json, "needs"),
                named(json.getJsonObject("roles")),
                roles(json, "every"),
                lists(json.getJsonObject("attributes")),
                texts(json, "stages"),
                Resource.texts(json, "further"));
    }

    private static Role role(String word) {
        for (var role : Role.values()) {
            if (role.word().equals(word)) {
                return role;
            }
        }
        throw new IllegalArgumentException("no role " + word);
    }

    private static Set<Role> roles(JsonObject json, String key) {
        return Resource.texts(json, key).stream().map(Preset::role).collect(Collectors.toUnmodifiableSet());
    }

    private static Map<Role, List<String>> named(JsonObject json) {
        var roles = new EnumMap<Role, List<String>>(Role.class);
        lists(json).forEach((word, columns) -> roles.put(role(word), columns));
        return roles;
    }

    private static Map<String, List<String>> lists(JsonObject json) {
        var lists = new LinkedHashMap<String, List<String>>();
        json.keySet().forEach(key -> lists.put(key, Resource.texts(json, key)));
        return lists;
    }

    private static Map<String, String> texts(JsonObject json, String key) {
        var texts = new LinkedHashMap<String, String>();
        var object = json.getJsonObject(key);
        if (object != null) {
            object.keySet().forEach(name -> texts.put(name, object.getString(name)));
        }
        return texts;
    }

    /** How many of the columns are this tool's. */
    long known(List<ColumnProfile> columns) {
        var names = allNames();
        return columns.stream().filter(column -> isAmong(names, column.name())).count();
    }

    private List<String> allNames() {
        var all = new ArrayList<>(further);
        roles.values().forEach(all::addAll);
        attributes.values().forEach(all::addAll);
        all.addAll(stages.keySet());
        return all;
    }

    private static boolean isAmong(List<String> names, String column) {
        var joined = Names.joined(column);
        return names.stream()
                .anyMatch(name ->
                        name.endsWith("*") ? joined.startsWith(Names.joined(name)) : joined.equals(Names.joined(name)));
    }

    /** Whether each needed role has a column. */
    boolean fits(List<ColumnProfile> columns) {
        return missing(columns).isEmpty();
    }

    /** Needed roles without a column. */
    List<Role> missing(List<ColumnProfile> columns) {
        return needed.stream()
                .filter(role ->
                        first(roles.getOrDefault(role, List.of()), columns).isEmpty())
                .sorted()
                .toList();
    }

    /** The columns of a role, the best first. */
    List<ColumnProfile> columns(Role role, List<ColumnProfile> columns) {
        return all(roles.getOrDefault(role, List.of()), columns);
    }

    /** The column with the best of these names. */
    static Optional<ColumnProfile> first(List<String> names, List<ColumnProfile> columns) {
        return all(names, columns).stream().findFirst();
    }

    private static List<ColumnProfile> all(List<String> names, List<ColumnProfile> columns) {
        var found = new ArrayList<ColumnProfile>();
        for (var name : names) {
            var joined = Names.joined(name);
            columns.stream()
                    .filter(column -> Names.joined(column.name()).equals(joined) && !found.contains(column))
                    .forEach(found::add);
        }
        return found;
    }
}
