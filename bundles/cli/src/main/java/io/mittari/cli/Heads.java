package io.mittari.cli;

import jakarta.json.JsonObject;

/** The line above a table: whose figures, of which days, from which point of the journal. */
final class Heads {

    private Heads() {}

    static String of(JsonObject answer) {
        return "%s at #%s, as of %s"
                .formatted(answer.getString("tenant"), answer.get("sequence"), answer.getString("today"));
    }

    static String period(JsonObject answer) {
        if (answer.isNull("from") && answer.isNull("to")) {
            return "all time";
        }
        return (answer.isNull("from") ? "" : "from " + answer.getString("from") + " ")
                + (answer.isNull("to") ? "on" : "to " + answer.getString("to"));
    }
}
