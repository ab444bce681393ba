package io.mittari.connectors.csv.advice;

import io.mittari.connectors.csv.mapping.FileUnfit;
import io.mittari.connectors.csv.mapping.Glob;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A first mapping for files, by what tools and people call their columns.
 *
 * @param mapping JSON text, indented
 * @param notes what a person should look at
 */
public record Suggestion(String mapping, List<String> notes) {

    private static final String SOURCE = "crm";

    public Suggestion {
        notes = List.copyOf(notes);
    }

    /**
     * Writes one.
     *
     * @param preset name of the tool's preset; null: whichever knows the columns, else by aliases
     * @throws FileUnfit if nothing can be told of a file, or the preset does not fit
     */
    public static Suggestion of(List<FileProfile> files, @Nullable String preset) {
        var notes = new ArrayList<String>();
        var data = new ArrayList<Drafted>();
        var tables = new ArrayList<Drafted>();
        for (var alike : alike(files)) {
            var drafted = drafted(alike, preset, notes);
            (drafted.tellsTime() ? data : tables).add(drafted);
        }
        var lookups = new ArrayList<LookupDraft>();
        for (var table : tables) {
            var lookup = table.files().size() == 1 ? LookupDraft.of(table.file(), data) : null;
            if (lookup == null) {
                data.add(table);
            } else {
                lookups.add(lookup);
            }
        }
        return new Suggestion(text(mapping(files, data, lookups, notes)), notes);
    }

    /** Files with the same columns are one kind. */
    private static Collection<List<FileProfile>> alike(List<FileProfile> files) {
        var alike = new LinkedHashMap<List<String>, List<FileProfile>>();
        for (var file : files) {
            var names = file.columns().stream().map(ColumnProfile::name).toList();
            alike.computeIfAbsent(names, any -> new ArrayList<>()).add(file);
        }
        return alike.values();
    }

    private static Drafted drafted(List<FileProfile> files, @Nullable String name, List<String> notes) {
        var file = files.get(0);
        var presets = new Presets();
        if (name == null) {
            var found = presets.find(file.named());
            found.ifPresent(preset -> notes.add("%s looks like %s (preset %s): %d of its %d columns are known"
                    .formatted(
                            file.name(),
                            preset.tool(),
                            preset.name(),
                            preset.known(file.named()),
                            file.named().size())));
            if (found.isPresent() && found.get().lacks() != null) {
                throw new FileUnfit("%s looks like %s, and %s; leave it out"
                        .formatted(file.name(), found.get().tool(), found.get().lacks()));
            }
            return Drafted.of(files, found.orElse(null), new Aliases(), notes);
        }
        var preset = presets.named(name)
                .orElseThrow(() -> new FileUnfit(
                        "there is no preset '%s'; there are: %s".formatted(name, String.join(", ", presets.names()))));
        if (!preset.fits(file.named())) {
            throw new FileUnfit("%s does not fit the preset %s: it has none of the columns %s"
                    .formatted(
                            file.name(),
                            name,
                            String.join(
                                    "; ",
                                    preset.missing(file.named()).stream()
                                            .map(role -> String.join(
                                                    " / ", preset.roles().getOrDefault(role, List.of())))
                                            .toList())));
        }
        return Drafted.of(files, preset, new Aliases(), notes);
    }

    private static JsonObject mapping(
            List<FileProfile> files, List<Drafted> data, List<LookupDraft> lookups, List<String> notes) {
        var words = new StageWords();
        var entries = Json.createArrayBuilder();
        var names = new LinkedHashSet<String>();
        for (var draft : data) {
            var attributes = new LinkedHashMap<String, JsonObject>();
            lookups.forEach(lookup -> lookup.attributes(draft).forEach(attributes::putIfAbsent));
            for (var glob : globs(draft, files)) {
                var entry = new EntryDraft(draft, words, notes).write(glob, free(names, draft), attributes);
                if (entry == null) {
                    throw new FileUnfit(
                            "%s: neither a key nor a date can be told in it; leave it out, or write its entry by hand"
                                    .formatted(draft.file().name()));
                }
                entries.add(entry);
            }
        }
        if (data.isEmpty()) {
            throw new FileUnfit("no file with dates was given, only tables to look values up in");
        }
        var mapping = Json.createObjectBuilder().add("mapping", 1).add("source", source(data));
        if (!lookups.isEmpty()) {
            var tables = Json.createObjectBuilder();
            lookups.forEach(lookup -> tables.add(lookup.name(), lookup.written()));
            mapping.add("lookups", tables);
        }
        return mapping.add("files", entries).build();
    }

    private static String source(List<Drafted> data) {
        for (var draft : data) {
            var preset = draft.preset();
            if (preset != null) {
                return preset.source();
            }
        }
        return SOURCE;
    }

    /** The name of an entry is part of every fact's identity: it never changes for the same kind of file. */
    private static String free(Collection<String> names, Drafted draft) {
        var preset = draft.preset();
        var wanted = preset == null ? "deal" : preset.entry();
        var name = wanted;
        for (var number = 2; !names.add(name); number++) {
            name = wanted + number;
        }
        return name;
    }

    /** The glob of the first file if it takes all of the kind and none of another; else the names as they are. */
    private static List<String> globs(Drafted draft, List<FileProfile> files) {
        var glob = draft.file().glob();
        var takes = new Glob(glob);
        var fits = files.stream()
                .allMatch(file -> takes.matches(file.name()) == draft.files().contains(file));
        return fits
                ? List.of(glob)
                : draft.files().stream().map(FileProfile::name).toList();
    }

    private static String text(JsonObject mapping) {
        var text = new StringWriter();
        try (var writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(text)) {
            writer.write(mapping);
        }
        return text.toString().strip() + "\n";
    }
}
