package io.mittari.web;

import io.mittari.metrics.api.MetricsException;
import jakarta.json.JsonValue;

/** What takes its time, with files or without: an import, the check of a mapping. */
interface Job {

    /** Does it on the caller's thread; what comes of it is the answer. */
    JsonValue run(RunningImport running) throws MetricsException;

    /** What is told if the platform stops meanwhile. */
    String stopped();

    /** How often all files are read. */
    default int rounds() {
        return 1;
    }

    default boolean needsFiles() {
        return true;
    }
}
