package io.mittari.connectors.csv.file;

import io.mittari.metrics.api.ingest.Origin;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How far the imports of a source reached, by entry. What is lost of it costs a remark, and no figure.
 *
 * @param folder may not exist yet
 */
record KeptReaches(Path folder) {

    /** A dot before it: no lookup is kept under such a name. */
    private static final String REACHES = ".reach";

    /** Empty if none is kept, or it cannot be understood. */
    Optional<Reach> of(String source, String entry) throws IOException {
        var file = file(source, entry);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        var said = Files.readString(file).strip().split(" ", 3);
        try {
            return said.length < 3
                    ? Optional.empty()
                    : Optional.of(new Reach(LocalDate.parse(said[0]), new Origin(said[2], Long.parseLong(said[1]))));
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    void keep(String source, String entry, Reach reach) throws IOException {
        Files.createDirectories(in(source));
        var file = file(source, entry);
        var part = in(source).resolve(safe(entry) + ".part");
        Files.writeString(
                part,
                "%s %d %s\n"
                        .formatted(reach.day(), reach.at().line(), reach.at().place()));
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path file(String source, String entry) {
        return in(source).resolve(safe(entry) + ".txt");
    }

    private Path in(String source) {
        return folder.resolve(REACHES).resolve(safe(source));
    }

    private static String safe(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace(".", "%2E");
    }
}
