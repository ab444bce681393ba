package io.mittari.connector.spi;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files that a person wants imported, read together: one may look up values in another.
 *
 * @param mapping the mapping as JSON text; null: the instance's own
 * @param dryRun read and map everything and hand it to {@link RouteSite#ingest} as ever, which only compares it; keep
 *     nothing else either
 * @param progress told now and then; called by the importing thread
 */
public record ImportRequest(
        List<ImportFile> files, @Nullable String mapping, boolean dryRun, Progress progress) {

    public ImportRequest {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("an import needs a file");
        }
    }

    /**
     * @param name the file's own name, which mappings match and origins tell
     * @param path where it can be read now
     * @param changed its last change
     */
    public record ImportFile(String name, Path path, Instant changed) {}

    /**
     * Hears how far an import is, and may end it: what it throws is let fly, before the next batch. So it is told before
     * each.
     */
    @FunctionalInterface
    public interface Progress {

        /** Says nothing to nobody. */
        Progress NONE = (bytes, rows) -> {};

        /** So many bytes of all files, and rows, have been read. */
        void read(long bytes, long rows);
    }
}
