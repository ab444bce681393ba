package io.mittari.metrics.api;

import java.util.Locale;

/** How an opportunity ended. */
public enum Outcome {
    /** The customer bought. */
    WON,
    /** The customer chose someone else, or said no. */
    LOST,
    /** Nobody decided; not a loss. */
    NONE;

    /** The name in mappings, files and JSON: {@code won}, {@code lost}, {@code none}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
