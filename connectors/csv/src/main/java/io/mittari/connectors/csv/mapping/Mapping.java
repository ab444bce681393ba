package io.mittari.connectors.csv.mapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a source become facts.
 *
 * @param source the number space of its keys; null: the instance's name
 */
public record Mapping(@Nullable String source, Map<String, Lookup> lookups, List<Entry> entries) {

    private static final Set<String> TOP =
            Set.of("mapping", "source", "currency", "zone", "format", "lookups", "files", "funnel");

    public Mapping {
        lookups = Collections.unmodifiableMap(new LinkedHashMap<>(lookups));
        entries = List.copyOf(entries);
    }

    /**
     * Reads a mapping.
     *
     * @param json the text, as mapping.md of the product's documentation describes it
     * @throws MappingRefused naming key, line and column of what cannot be used
     */
    public static Mapping parse(String json) {
        var known = new java.util.HashSet<>(TOP);
        known.addAll(EntryParser.ROWS);
        var keys = Keys.of(Node.read(json), "a mapping", known);
        keys.number("mapping", 1, 1, 1);
        var format = FormatParser.parse(keys.get("format"), Format.AUTO);
        var lookups = lookups(keys, format);
        var cells = new CellParser(lookups);
        var parser = new EntryParser(
                cells,
                format,
                EntryParser.zone(keys),
                EntryParser.currency(keys, cells),
                EntryParser.funnel(keys, cells));
        return new Mapping(source(keys), lookups, entries(keys, parser));
    }

    private static @Nullable String source(Keys keys) {
        var source = keys.text("source");
        if (source != null && (source.isBlank() || source.length() > 60)) {
            throw new MappingRefused(keys.place("source"), "1 to 60 characters");
        }
        return source;
    }

    private static Map<String, Lookup> lookups(Keys keys, Format format) {
        var lookups = new LinkedHashMap<String, Lookup>();
        var node = keys.get("lookups");
        if (node != null && !(node instanceof Node.Null)) {
            var names = Keys.of(node, "lookups");
            for (var name : names.names()) {
                var one = Keys.of(names.need(name, ""), "a lookup", Set.of("file", "key", "many", "format"));
                lookups.put(
                        name,
                        new Lookup(
                                name,
                                new Glob(Keys.text(one.need("file", "the lookup's file"))),
                                Keys.text(one.need("key", "the column that is searched"))
                                        .strip(),
                                one.flag("many", false),
                                FormatParser.parse(one.get("format"), format)));
            }
        }
        return lookups;
    }

    private static List<Entry> entries(Keys keys, EntryParser parser) {
        if (!keys.has("files")) {
            return List.of(parser.entry(keys, new Glob("*"), Entry.ROWS, 0));
        }
        keys.names().stream().filter(EntryParser.ROWS::contains).findFirst().ifPresent(key -> {
            throw new MappingRefused(keys.place(key), "stands in an entry of \"files\", where there are files");
        });
        var files = keys.need("files", "");
        var entries = new ArrayList<Entry>();
        for (var node : Keys.list(files, "entries")) {
            var entry = Keys.of(node, "an entry of files", EntryParser.known());
            entries.add(parser.entry(
                    entry,
                    new Glob(Keys.text(entry.need("file", "a glob on the file's name"))),
                    Keys.text(entry.need("name", "part of every fact's id")),
                    entries.size()));
        }
        if (entries.isEmpty()) {
            throw new MappingRefused(files.place(), "a list of one entry or more");
        }
        names(entries);
        return entries;
    }

    /** Two entries of one name would take each other's place, unless one only takes back what the other said. */
    private static void names(List<Entry> entries) {
        var named = new HashMap<String, Entry>();
        for (var entry : entries) {
            if (entry.facts().stream().allMatch(fact -> fact.kind() == FactKind.RETRACTED)
                    && entry.attributes().isEmpty()) {
                continue;
            }
            var other = named.put(entry.name(), entry);
            if (other != null) {
                throw new MappingRefused(
                        entry.place(), "the name \"%s\" is that of %s".formatted(entry.name(), other.place()));
            }
        }
    }

    /** What a file is for: the first entry that matches it, unless a lookup names it. */
    public Optional<Entry> entryOf(String file) {
        var lookup = !lookupsOf(file).isEmpty();
        return entries.stream()
                .filter(entry ->
                        entry.file().matches(file) && !(lookup && entry.file().isAll()))
                .findFirst();
    }

    /** The lookups a file is read for. */
    public List<Lookup> lookupsOf(String file) {
        return lookups.values().stream()
                .filter(lookup -> lookup.file().matches(file))
                .toList();
    }
}
