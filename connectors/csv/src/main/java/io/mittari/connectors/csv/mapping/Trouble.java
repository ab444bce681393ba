package io.mittari.connectors.csv.mapping;

import org.jspecify.annotations.Nullable;

/** What is wrong with the row in hand; the first reason stays. */
final class Trouble {

    private @Nullable String reason;
    private long row;

    /** The next row begins, without trouble. */
    void next() {
        reason = null;
        row++;
    }

    void reject(String why) {
        if (reason == null) {
            reason = why;
        }
    }

    boolean is() {
        return reason != null;
    }

    @Nullable
    String reason() {
        return reason;
    }

    /** Number of the row in hand, for what is worked out once for each. */
    long row() {
        return row;
    }
}
