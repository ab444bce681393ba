package io.mittari.connectors.csv.file;

import io.mittari.connector.spi.ImportRequest.ImportFile;
import io.mittari.connectors.csv.mapping.Entry;
import io.mittari.connectors.csv.mapping.FileUnfit;
import io.mittari.connectors.csv.mapping.Mapping;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What each file of an import is for.
 *
 * @param data in the order of the mapping's entries
 * @param given lookup files brought by this import, by lookup
 * @param lookups the files to read for each lookup that is needed
 */
record Plan(List<Use> data, Map<String, List<ImportFile>> given, Map<String, List<ImportFile>> lookups) {

    /** A file and the entry it belongs to. */
    record Use(ImportFile file, Entry entry) {}

    /** @throws FileUnfit if nothing takes a file, or a lookup that is needed has none */
    static Plan of(Mapping mapping, String source, List<ImportFile> files, KeptLookups kept) throws IOException {
        var data = new ArrayList<Use>();
        var given = new LinkedHashMap<String, List<ImportFile>>();
        for (var file : files) {
            var entry = mapping.entryOf(file.name());
            entry.ifPresent(one -> data.add(new Use(file, one)));
            var searched = mapping.lookupsOf(file.name());
            searched.forEach(lookup -> given.computeIfAbsent(lookup.name(), any -> new ArrayList<>())
                    .add(file));
            if (entry.isEmpty() && searched.isEmpty()) {
                throw new FileUnfit(nobody(file.name(), mapping));
            }
        }
        data.sort(Comparator.comparingInt(use -> mapping.entries().indexOf(use.entry())));
        var needed = new TreeSet<String>();
        data.forEach(use -> needed.addAll(use.entry().lookups()));
        var lookups = new LinkedHashMap<String, List<ImportFile>>();
        for (var name : needed) {
            var brought = given.get(name);
            lookups.put(name, needed(mapping, name, brought == null ? kept.of(source, name) : brought));
        }
        return new Plan(data, given, lookups);
    }

    /**
     * The files kept for the lookups of an entry whose rows come without any file.
     *
     * @throws FileUnfit if a lookup that is needed is not kept
     */
    static Map<String, List<ImportFile>> kept(Mapping mapping, String source, Entry entry, KeptLookups kept)
            throws IOException {
        var lookups = new LinkedHashMap<String, List<ImportFile>>();
        for (var name : entry.lookups()) {
            lookups.put(name, needed(mapping, name, kept.of(source, name)));
        }
        return lookups;
    }

    private static List<ImportFile> needed(Mapping mapping, String name, List<ImportFile> files) {
        if (files.isEmpty()) {
            var stated = mapping.lookups().get(name);
            throw new FileUnfit(
                    "the lookup '%s' needs the file %s: none was given, and none is kept from an import before"
                            .formatted(name, stated == null ? "" : stated.file()));
        }
        return files;
    }

    /** Those that have a file, each once. */
    List<Entry> entries() {
        return data.stream().map(Use::entry).distinct().toList();
    }

    private static String nobody(String file, Mapping mapping) {
        var patterns = new ArrayList<String>();
        mapping.entries().forEach(entry -> patterns.add(entry.file().toString()));
        mapping.lookups().values().forEach(lookup -> patterns.add(lookup.file() + " (lookup)"));
        return "%s: the mapping has no entry for a file of this name; it has: %s"
                .formatted(file, String.join(", ", patterns));
    }
}
