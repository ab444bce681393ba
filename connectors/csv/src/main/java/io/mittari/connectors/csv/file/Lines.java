package io.mittari.connectors.csv.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Counts the lines of a file, for messages about a byte of it. */
final class Lines {

    private Lines() {}

    /** The line on which a byte stands, from 1. */
    static long before(Path path, long offset) throws IOException {
        var line = 1L;
        try (var in = Files.newInputStream(path)) {
            var buffer = new byte[64 * 1024];
            for (var left = offset; left > 0; ) {
                var count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (count < 0) {
                    return line;
                }
                for (var i = 0; i < count; i++) {
                    line += buffer[i] == '\n' ? 1 : 0;
                }
                left -= count;
            }
        }
        return line;
    }
}
