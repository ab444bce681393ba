package io.mittari.connectors.csv.mapping;

import io.mittari.metrics.api.fact.Entity;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one entry of {@code files}, or the whole mapping in its short form. */
final class EntryParser {

    /** What an entry says of its rows; in the short form these stand on the top level. */
    static final Set<String> ROWS = Set.of(
            "key",
            "facts",
            "attributes",
            "rows",
            "id",
            "when",
            "from",
            "version",
            "complete",
            "mayVanish",
            "entity",
            "contact");

    private static final Set<String> CONTACT = Set.of("id", "name", "email", "role");
    private static final List<String> CONTACT_KEYS = List.of("id", "email", "name");

    private final CellParser cells;
    private final Format format;
    private final @Nullable ZoneId zone;
    private final @Nullable Cell currency;
    private final @Nullable Cell funnel;

    EntryParser(
            CellParser cells, Format format, @Nullable ZoneId zone, @Nullable Cell currency, @Nullable Cell funnel) {
        this.cells = cells;
        this.format = format;
        this.zone = zone;
        this.currency = currency;
        this.funnel = funnel;
    }

    static Set<String> known() {
        var known = new HashSet<>(ROWS);
        known.addAll(List.of("file", "name", "format", "zone", "currency", "funnel"));
        return known;
    }

    /** @param rank its place in the mapping */
    Entry entry(Keys keys, Glob file, String name, int rank) {
        var event = event(keys);
        var key = new KeyParser(cells::cell).parse(keys.get("key"));
        var facts = keys.has("facts") ? new FactParser(cells).parse(keys.need("facts", "")) : List.<FactRule>of();
        var entity = entity(keys);
        var contact = contact(keys);
        var entry = new Entry(
                name,
                rank,
                file,
                FormatParser.parse(keys.get("format"), format),
                keys.has("zone") ? zone(keys) : zone,
                keys.has("currency") ? currency(keys, cells) : currency,
                keys.has("funnel") ? funnel(keys, cells) : funnel,
                event,
                id(keys),
                key,
                new KeyParser(cells::cell).parse(keys.get("from")),
                cell(keys, "version"),
                keys.flag("complete", false),
                keys.number("mayVanish", 10, 0, 100),
                entity,
                contactKey(contact),
                contact,
                new WhenParser(cells).parse(keys.get("when")),
                facts,
                attributes(keys),
                keys.place());
        check(entry, keys);
        return entry;
    }

    private static void check(Entry entry, Keys keys) {
        if (entry.facts().isEmpty() && entry.attributes().isEmpty()) {
            throw new MappingRefused(keys.place(), "an entry has \"facts\" or \"attributes\"; this one has neither");
        }
        if (!entry.event() && entry.key().isEmpty()) {
            throw new MappingRefused(keys.place("key"), "rows without a key need \"rows\": \"event\"");
        }
        if (!entry.event() && !entry.id().isEmpty()) {
            throw new MappingRefused(
                    keys.place("id"), "\"id\" is for \"rows\": \"event\"; a state is known by its key");
        }
        if (entry.event() && entry.complete()) {
            throw new MappingRefused(keys.place("complete"), "\"complete\" is for \"rows\": \"state\"");
        }
        if (entry.key().isEmpty()
                && (!entry.attributes().isEmpty() || !entry.from().isEmpty())) {
            throw new MappingRefused(keys.place(), "attributes and \"from\" need a key");
        }
        for (var fact : entry.facts()) {
            if (fact.kind().needsKey() && entry.key().isEmpty()) {
                throw new MappingRefused(
                        fact.place(),
                        "the fact %s needs a key".formatted(fact.kind().word()));
            }
            if (fact.kind().needsKey() && entry.entity() != Entity.OPPORTUNITY) {
                throw new MappingRefused(
                        fact.place(),
                        "the fact %s is of an opportunity, this entry of a %s"
                                .formatted(fact.kind().word(), entry.entity().word()));
            }
        }
        Slots.check(entry);
    }

    private static boolean event(Keys keys) {
        var rows = keys.text("rows");
        if (rows == null || rows.equals("state")) {
            return false;
        }
        if (rows.equals("event")) {
            return true;
        }
        throw new MappingRefused(keys.place("rows"), "\"state\" or \"event\", not \"%s\"".formatted(rows));
    }

    private List<Cell> id(Keys keys) {
        var node = keys.get("id");
        if (node == null || node instanceof Node.Null) {
            return List.of();
        }
        if (node instanceof Node.Arr list) {
            var id = new ArrayList<Cell>();
            list.values().forEach(one -> id.add(cells.cell(one)));
            return id;
        }
        return List.of(cells.cell(node));
    }

    private @Nullable Cell cell(Keys keys, String key) {
        var node = keys.get(key);
        return node == null || node instanceof Node.Null ? null : cells.cell(node);
    }

    private static Entity entity(Keys keys) {
        var word = keys.text("entity");
        if (word == null) {
            return Entity.OPPORTUNITY;
        }
        return Stream.of(Entity.values())
                .filter(entity -> entity.word().equals(word) && entity != Entity.OPPORTUNITY)
                .findFirst()
                .orElseThrow(() -> new MappingRefused(
                        keys.place("entity"),
                        "\"%s\" is not company, person, owner, campaign or product".formatted(word)));
    }

    private Map<String, Cell> contact(Keys keys) {
        var contact = new LinkedHashMap<String, Cell>();
        var node = keys.get("contact");
        if (node != null && !(node instanceof Node.Null)) {
            var fields = Keys.of(node, "contact", CONTACT);
            fields.names().forEach(field -> contact.put(field, cells.cell(fields.need(field, ""))));
            if (CONTACT_KEYS.stream().noneMatch(contact::containsKey)) {
                throw new MappingRefused(node.place(), "a contact is known by id, email or name; none is given");
            }
        }
        return contact;
    }

    /** What facts name the contact by: the first of these that is not empty in the row. */
    private static @Nullable Cell contactKey(Map<String, Cell> contact) {
        var keys = CONTACT_KEYS.stream()
                .filter(contact::containsKey)
                .map(contact::get)
                .toList();
        return keys.size() < 2
                ? keys.stream().findFirst().orElse(null)
                : new Cell(
                        new Cell.Source.First(keys),
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        keys.get(0).place());
    }

    private Map<String, Cell> attributes(Keys keys) {
        var attributes = new LinkedHashMap<String, Cell>();
        var node = keys.get("attributes");
        if (node != null && !(node instanceof Node.Null)) {
            var names = Keys.of(node, "attributes");
            for (var name : names.names()) {
                var value = names.need(name, "");
                if (name.isBlank()) {
                    throw new MappingRefused(names.place(name), "an attribute has a name");
                }
                if (!(value instanceof Node.Null)) {
                    attributes.put(name, cells.cell(value));
                }
            }
        }
        return attributes;
    }

    static @Nullable ZoneId zone(Keys keys) {
        var text = keys.text("zone");
        if (text == null) {
            return null;
        }
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new MappingRefused(keys.place("zone"), "no zone \"%s\"; for example Europe/Helsinki".formatted(text));
        }
    }

    /** A code is a constant here, an object a cell. */
    static @Nullable Cell currency(Keys keys, CellParser cells) {
        var node = keys.get("currency");
        if (node == null || node instanceof Node.Null) {
            return null;
        }
        if (node instanceof Node.Text text) {
            try {
                return Cell.constant(Currency.getInstance(text.value()).getCurrencyCode(), node.place());
            } catch (IllegalArgumentException e) {
                throw new MappingRefused(node.place(), "no currency \"%s\"; for example EUR".formatted(text.value()));
            }
        }
        return cells.cell(node);
    }

    static @Nullable Cell funnel(Keys keys, CellParser cells) {
        var node = keys.get("funnel");
        return node == null || node instanceof Node.Null ? null : cells.constantOr(node);
    }
}
