package io.mittari.connectors.csv.file;

import io.mittari.connector.spi.ImportRequest.ImportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * How a file stood when it was read first: what was decided then holds for that content alone.
 *
 * @param key the file's identity on its disk; null where there is none
 */
record Stand(long size, FileTime modified, @Nullable Object key) {

    static Stand of(ImportFile file) throws IOException {
        var now = Files.readAttributes(file.path(), BasicFileAttributes.class);
        return new Stand(now.size(), now.lastModifiedTime(), now.fileKey());
    }

    /** @throws Changed if it stands otherwise now */
    void check(ImportFile file) throws IOException {
        if (!equals(of(file))) {
            throw changed(file);
        }
    }

    static Changed changed(ImportFile file) {
        return new Changed(
                "%s changed while it was read; import it again once nobody writes to it: what is stored already counts once"
                        .formatted(file.name()));
    }

    /** A file stands otherwise than when it was read first. It can be read once it is left alone. */
    static final class Changed extends IOException {

        private static final long serialVersionUID = 1L;

        private Changed(String message) {
            super(message);
        }

        /** Never null. */
        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }
}
