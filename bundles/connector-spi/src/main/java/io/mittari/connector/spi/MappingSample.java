package io.mittari.connector.spi;

import io.mittari.connector.spi.ImportRequest.ImportFile;
import java.util.List;

/**
 * Files that a mapping is tried on, together: one may look up values in another.
 *
 * @param conventions what holds where neither mapping nor files say
 * @param progress told now and then; what it throws is let fly
 */
public record MappingSample(
        List<ImportFile> files, RouteSite.Conventions conventions, ImportRequest.Progress progress) {

    public MappingSample {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("a mapping is tried on a file or more");
        }
    }
}
