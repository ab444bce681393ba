package io.mittari.cli;

import jakarta.json.JsonObject;
import java.util.ArrayList;

/** What two versions say otherwise, for people: month by month, each with its place. */
final class ShadowText {

    private ShadowText() {}

    static String of(JsonObject told) {
        var lines = new ArrayList<String>();
        lines.add("%s, %s %s: %s beside %s, both at #%s, as of %s"
                .formatted(
                        told.getString("tenant"),
                        told.getString("kind"),
                        told.getString("instance"),
                        told.getJsonObject("from").getString("version"),
                        told.getJsonObject("to").getString("version"),
                        told.get("sequence"),
                        told.getString("today")));
        for (var month : told.getJsonArray("months").getValuesAs(JsonObject.class)) {
            var differences = month.getJsonArray("differences").getValuesAs(JsonObject.class);
            lines.add(month.getString("month") + (differences.isEmpty() ? ": the same" : ""));
            differences.forEach(each -> lines.add(
                    "  %s: %s → %s".formatted(each.getString("place"), side(each, "before"), side(each, "after"))));
        }
        return String.join("\n", lines);
    }

    /** Whether the version that was tried could not do a month. */
    static boolean failed(JsonObject told) {
        return told.getJsonArray("months").getValuesAs(JsonObject.class).stream()
                .anyMatch(month -> month.containsKey("trouble"));
    }

    private static String side(JsonObject difference, String side) {
        return difference.isNull(side) ? "not there" : difference.getString(side);
    }
}
