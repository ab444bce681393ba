package io.mittari.cli;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Rejected rows for people: file by file, each row under the header it stood under. */
final class RejectedText {

    private static final int SHOWN = 200;

    private RejectedText() {}

    static String of(JsonObject answer) {
        var rows = answer.getJsonArray("rejected").getValuesAs(JsonObject.class);
        if (rows.isEmpty()) {
            return answer.getString("tenant") + ": no rejected rows";
        }
        var lines = new ArrayList<String>();
        lines.add("%s: %d rejected row%s%s"
                .formatted(answer.getString("tenant"), rows.size(), rows.size() == 1 ? "" : "s", until(rows)));
        var header = "";
        for (var row : rows) {
            var now = file(row) + row.getString("header");
            if (!now.equals(header)) {
                header = now;
                lines.add("");
                lines.add(file(row));
                lines.add("  " + shown(row.getString("header")));
            }
            lines.addAll(row(row));
        }
        return String.join("\n", lines) + "\n";
    }

    /** The day at UTC. */
    private static String until(List<JsonObject> rows) {
        return rows.stream()
                .filter(row -> row.containsKey("until"))
                .map(row -> row.getString("until").substring(0, 10))
                .min(Comparator.naturalOrder())
                .map(day -> rows.size() == 1 ? ", kept until " + day : ", the oldest of them kept until " + day)
                .orElse("");
    }

    private static List<String> row(JsonObject row) {
        var origin = row.getString("origin");
        return List.of(
                "  %s, line %s%s: %s"
                        .formatted(
                                row.get("id"),
                                origin.substring(origin.lastIndexOf(':') + 1),
                                row.containsKey("key") ? ", key " + row.getString("key") : "",
                                row.getString("reason")),
                "    " + shown(row.getString("raw")));
    }

    private static String file(JsonObject row) {
        var origin = row.getString("origin");
        var colon = origin.lastIndexOf(':');
        return colon < 0 ? origin : origin.substring(0, colon);
    }

    private static String shown(String text) {
        var line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
