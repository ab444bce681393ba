package io.mittari.cli;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.List;

/** What a mapping makes of files, for people. */
final class MappingText {

    private static final int SHOWN = 24;

    private MappingText() {}

    static String of(JsonObject check) {
        var lines = new ArrayList<String>();
        for (var file : check.getJsonArray("files").getValuesAs(JsonObject.class)) {
            lines.addAll(file(file));
        }
        check.getJsonArray("remarks").getValuesAs(JsonString::getString).forEach(lines::add);
        return String.join("\n", lines);
    }

    private static List<String> file(JsonObject file) {
        var lines = new ArrayList<String>();
        lines.add("%s: entry '%s'; %s"
                .formatted(file.getString("name"), file.getString("entry"), file.getString("dialect")));
        lines.add("%s rows: %s taken, %s empty, %s rejected"
                .formatted(file.get("rows"), file.get("taken"), file.get("empty"), file.get("rejected")));
        lines.add("");
        lines.add(columns(file));
        lines.add("");
        var facts = new Table().text("fact").number("rows").text("written in");
        for (var fact : file.getJsonArray("facts").getValuesAs(JsonObject.class)) {
            facts.row(fact.getString("fact"), String.valueOf(fact.get("rows")), fact.getString("place"));
        }
        lines.add(facts.toString());
        for (var reason : file.getJsonArray("reasons").getValuesAs(JsonObject.class)) {
            lines.add("");
            lines.add("%s rejected: %s".formatted(reason.get("rows"), reason.getString("reason")));
            lines.add("  line %s: %s".formatted(reason.get("line"), oneLine(reason.getString("raw"))));
        }
        lines.add("");
        return lines;
    }

    private static String columns(JsonObject file) {
        long rows = file.getJsonNumber("rows").longValue();
        var table = new Table()
                .text("column")
                .text("used")
                .text("type")
                .text("written")
                .number("filled")
                .text("values");
        for (var column : file.getJsonArray("columns").getValuesAs(JsonObject.class)) {
            table.row(
                    oneLine(column.getString("name")),
                    column.getBoolean("used") ? "yes" : "",
                    column.getString("type"),
                    column.getString("written"),
                    share(column.getJsonNumber("filled").longValue(), rows),
                    String.join(
                            " | ",
                            column.getJsonArray("values").getValuesAs(JsonString::getString).stream()
                                    .map(MappingText::shortened)
                                    .toList()));
        }
        return table.toString();
    }

    /** Never 100 % of a column with a gap, nor 0 % of one with a value. */
    static String share(long filled, long rows) {
        if (rows == 0 || filled == 0) {
            return "0 %";
        }
        return filled == rows ? "100 %" : Math.max(1, Math.min(99, Math.round(100.0 * filled / rows))) + " %";
    }

    private static String shortened(String text) {
        var line = oneLine(text);
        return line.codePointCount(0, line.length()) <= SHOWN
                ? line
                : line.substring(0, line.offsetByCodePoints(0, SHOWN - 1)) + "…";
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
