package io.mittari.connectors.csv.file;

import io.mittari.connector.spi.ImportRequest.ImportFile;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Copies of the lookup files that came last, by source and lookup, for imports that bring none.
 *
 * @param folder may not exist yet
 */
public record KeptLookups(Path folder) {

    /** The files kept for a lookup; empty if none ever came. */
    public List<ImportFile> of(String source, String lookup) throws IOException {
        var kept = new ArrayList<ImportFile>();
        var in = in(source, lookup);
        if (Files.isDirectory(in)) {
            try (var files = Files.list(in)) {
                for (var file : files.sorted().toList()) {
                    var name = file.getFileName().toString();
                    if (!name.endsWith(".part")) {
                        kept.add(new ImportFile(
                                name, file, Files.getLastModifiedTime(file).toInstant()));
                    }
                }
            }
        }
        return kept;
    }

    /** Keeps these files for a lookup, instead of those kept before. */
    public void keep(String source, String lookup, List<ImportFile> files) throws IOException {
        var in = Files.createDirectories(in(source, lookup));
        var names = new HashSet<String>();
        for (var file : files) {
            var name = safe(file.name());
            names.add(name);
            if (!file.path().toAbsolutePath().startsWith(in.toAbsolutePath())) {
                var part = in.resolve(name + ".part");
                Files.copy(file.path(), part, StandardCopyOption.REPLACE_EXISTING);
                Files.move(part, in.resolve(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        try (var held = Files.list(in)) {
            for (var file : held.toList()) {
                if (!names.contains(file.getFileName().toString())) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private Path in(String source, String lookup) {
        return folder.resolve(safe(source)).resolve(safe(lookup));
    }

    private static String safe(String name) {
        var encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);
        return encoded.startsWith(".") ? "%2E" + encoded.substring(1) : encoded;
    }
}
