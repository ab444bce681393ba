package io.mittari.itests.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel says of a process. */
final class ProcessStatus {

    private ProcessStatus() {}

    /** A field of {@code /proc/PID/status} as it is written there, {@code "?"} where there is none. */
    static String of(ProcessHandle process, String field) throws IOException {
        try (var lines = Files.lines(Path.of("/proc", "" + process.pid(), "status"))) {
            return lines.filter(line -> line.startsWith(field + ":"))
                    .map(line -> line.substring(field.length() + 1).strip())
                    .findFirst()
                    .orElse("?");
        }
    }
}
