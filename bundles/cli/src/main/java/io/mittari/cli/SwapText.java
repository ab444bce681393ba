package io.mittari.cli;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.List;

/** Swaps for people. */
final class SwapText {

    private SwapText() {}

    /** What is touched, or was. */
    static String of(JsonObject plan) {
        var lines = new ArrayList<String>();
        boolean done = plan.getBoolean("done");
        lines.add(plan.getString("tenant") + (done ? "" : ", only planned"));
        var moves = plan.getJsonArray("moves").getValuesAs(JsonObject.class);
        if (moves.isEmpty()) {
            lines.add("  nothing changes");
            return String.join("\n", lines);
        }
        moves.forEach(move -> lines.add("  " + move.getString("text")));
        var bundles = plan.getJsonObject("bundles");
        var configurations = plan.getJsonObject("configurations");
        add(lines, done ? "started bundle" : "starts bundle", texts(bundles, "started"), "");
        add(lines, "configuration", texts(configurations, "made"), done ? " made" : " is made");
        add(lines, "configuration", texts(configurations, "deleted"), done ? " deleted" : " is deleted");
        add(lines, "route", texts(plan, "routes"), done ? " replaced" : " is drained and replaced");
        add(lines, "schedule", texts(plan, "schedules"), " stays");
        add(lines, "bundle", texts(bundles, "idle"), ": no customer uses it " + (done ? "any more" : "afterwards"));
        add(lines, "meanwhile", texts(plan, "meanwhile"), "");
        lines.add(done ? "  nothing else was touched" : "  nothing else is touched, and no other customer");
        return String.join("\n", lines);
    }

    /** With the documents that were handed out by what is taken back. */
    static String back(JsonObject plan) {
        var trouble = plan.getString("runsTrouble", "");
        var told = trouble.isEmpty()
                ? RunText.of(plan.getJsonArray("runs"))
                : "which documents it made cannot be read now: %s; mittari report runs %s tells them later"
                        .formatted(trouble, plan.getString("tenant"));
        if (told.isEmpty()) {
            told = "no document was handed out by it";
        } else if (trouble.isEmpty()) {
            told = "documents that were handed out by it:\n" + told;
        }
        return of(plan) + "\n" + told.indent(2).stripTrailing();
    }

    static String history(JsonObject history) {
        var table = new Table()
                .number("change")
                .text("when")
                .text("by")
                .text("what")
                .text("why");
        for (var change : history.getJsonArray("changes").getValuesAs(JsonObject.class)) {
            var first = true;
            for (var move : change.getJsonArray("moves").getValuesAs(JsonObject.class)) {
                table.row(
                        first ? String.valueOf(change.getInt("change")) : "",
                        first ? change.getString("at") : "",
                        first ? change.getString("by") : "",
                        move.getString("text"),
                        first ? change.getString("why") : "");
                first = false;
            }
        }
        return history.getString("tenant") + "\n" + (table.isEmpty() ? "  no change yet" : table.toString());
    }

    private static void add(List<String> lines, String before, List<String> texts, String after) {
        texts.forEach(text -> lines.add("  %s %s%s".formatted(before, text, after)));
    }

    private static List<String> texts(JsonObject json, String key) {
        return json.getJsonArray(key).getValuesAs(JsonString::getString);
    }
}
