package io.mittari.cli;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Templates for people. */
final class TemplateText {

    private static final int SHOWN = 60;

    private TemplateText() {}

    static String list(List<JsonObject> versions) {
        if (versions.isEmpty()) {
            return "no templates yet; mittari template put makes one";
        }
        var table = new Table()
                .text("template")
                .text("by")
                .text("at")
                .text("customers")
                .text("why");
        for (var version : versions) {
            var tenants = String.join(", ", version.getJsonArray("tenants").getValuesAs(JsonString::getString));
            table.row(
                    version.getString("template"),
                    version.getString("by"),
                    version.getString("at"),
                    tenants.isEmpty() ? "-" : tenants,
                    version.getString("why"));
        }
        return table.toString();
    }

    /** What moving a customer changes, or has changed. */
    static String of(JsonObject move) {
        var lines = new ArrayList<String>();
        var to = move.getString("to");
        lines.add("%s: %s -> %s%s"
                .formatted(
                        move.getString("tenant"),
                        move.getString("from", "no template"),
                        to,
                        move.getBoolean("done") ? "" : ", not done"));
        var differences = move.getJsonArray("differences").getValuesAs(JsonObject.class);
        differences.forEach(each -> lines.add("  " + difference(each, move)));
        move.getJsonArray("moves")
                .getValuesAs(JsonObject.class)
                .forEach(each -> lines.add("  " + each.getString("text")));
        if (move.containsKey("trouble")) {
            lines.add("  cannot be applied: " + trouble(move));
        } else if (move.getJsonArray("changes")
                .getValuesAs(JsonString::getString)
                .equals(List.of("nothing changes"))) {
            lines.add("  nothing changes");
        }
        return String.join("\n", lines);
    }

    /** Conflicts stand above already. */
    private static String trouble(JsonObject move) {
        int conflicts = move.getInt("conflicts");
        return conflicts == 0
                ? move.getString("trouble")
                : "%d %s; --keep PLACE leaves the customer's, --take PLACE takes the template's"
                        .formatted(conflicts, conflicts == 1 ? "conflict" : "conflicts");
    }

    private static String difference(JsonObject difference, JsonObject move) {
        var place = difference.getString("place");
        var base = shown(difference.get("base"));
        var template = shown(difference.get("template"));
        var tenant = shown(difference.get("tenant"));
        var to = move.getString("to");
        return switch (difference.getString("outcome")) {
            case "taken" -> "takes %s: %s -> %s".formatted(place, tenant, template);
            case "kept" -> "keeps %s: %s; %s in %s".formatted(place, tenant, template, to);
            case "agreed" -> "has %s already: %s".formatted(place, tenant);
            default ->
                "conflict %s: %s%s in %s, %s in the customer's file"
                        .formatted(
                                place,
                                move.containsKey("from") ? "%s in %s, ".formatted(base, move.getString("from")) : "",
                                template,
                                to,
                                tenant);
        };
    }

    private static String shown(@Nullable JsonValue value) {
        if (value == null) {
            return "nothing";
        }
        var text = value.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
