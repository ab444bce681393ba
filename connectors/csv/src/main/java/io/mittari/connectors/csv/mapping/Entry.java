package io.mittari.connectors.csv.mapping;

import io.mittari.metrics.api.fact.Entity;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One kind of file, and what its rows say.
 *
 * @param event each row is one happening and takes nothing back; otherwise a row says how one thing is now
 * @param id of an event row; empty: its key, without key its content
 * @param key of the opportunity, or of the entity described; the first that is not empty
 * @param from the opportunity this one came out of
 * @param complete the file holds all records of the entry
 * @param mayVanish percent of them that may be gone
 * @param entity what the attributes describe
 * @param contact what facts name the contact by; null: there is none
 * @param contactFields fields of the contact, by name
 * @param currency a constant's text or a cell; null: the tenant's
 */
public record Entry(
        String name,
        int rank,
        Glob file,
        Format format,
        @Nullable ZoneId zone,
        @Nullable Cell currency,
        @Nullable Cell funnel,
        boolean event,
        List<Cell> id,
        List<KeyCell> key,
        List<KeyCell> from,
        @Nullable Cell version,
        boolean complete,
        int mayVanish,
        Entity entity,
        @Nullable Cell contact,
        Map<String, Cell> contactFields,
        @Nullable When when,
        List<FactRule> facts,
        Map<String, Cell> attributes,
        Place place) {

    /** The whole of a mapping that is written in the short form. */
    static final String ROWS = "rows";

    public Entry {
        id = List.copyOf(id);
        key = List.copyOf(key);
        from = List.copyOf(from);
        facts = List.copyOf(facts);
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        contactFields = Collections.unmodifiableMap(new LinkedHashMap<>(contactFields));
    }

    /** Whether a row has nothing of its own to be known by, so that its content has to do. */
    public boolean isKeyless() {
        return event && id.isEmpty() && key.isEmpty();
    }

    /** Names of the lookups that its cells search. */
    public Set<String> lookups() {
        var names = new TreeSet<String>();
        eachCell(cell -> {
            var lookup = cell.lookup();
            if (lookup != null) {
                names.add(lookup.table());
            }
        });
        return names;
    }

    /** The columns that its cells ask a lookup for. */
    public Set<String> lookedUp(String table) {
        var columns = new TreeSet<String>();
        eachCell(cell -> {
            var lookup = cell.lookup();
            if (lookup != null && lookup.table().equals(table)) {
                columns.add(lookup.column());
            }
        });
        return columns;
    }

    /** Names of the columns that its cells read. */
    public Set<String> columns() {
        var names = new TreeSet<String>();
        eachCell(cell -> cell.columns(column -> names.add(column.name())));
        return names;
    }

    /** Calls for each cell of the entry, inner ones included. */
    void eachCell(Consumer<? super Cell> use) {
        var cells = new ArrayList<Cell>(id);
        for (var one : List.of(key, from)) {
            one.forEach(part -> cells.add(part.cell()));
        }
        for (var one : new @Nullable Cell[] {version, currency, funnel, contact}) {
            if (one != null) {
                cells.add(one);
            }
        }
        cells.addAll(attributes.values());
        cells.addAll(contactFields.values());
        if (when != null) {
            when.any().forEach(all -> all.forEach(condition -> cells.add(condition.cell())));
        }
        for (var fact : facts) {
            cells.addAll(fact.fields().values());
            fact.keys().forEach(part -> cells.add(part.cell()));
            if (fact.when() != null) {
                fact.when().any().forEach(all -> all.forEach(condition -> cells.add(condition.cell())));
            }
        }
        cells.forEach(cell -> cell.each(use));
    }
}
