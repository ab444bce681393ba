package io.mittari.cli;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.List;

/** The rows of a metric for people. */
final class MetricText {

    private MetricText() {}

    static String of(JsonObject answer) {
        var cells = new Cells();
        var rows = answer.getJsonArray("rows").getValuesAs(JsonObject.class);
        var by = rows.isEmpty()
                ? List.<String>of()
                : List.copyOf(rows.get(0).getJsonObject("by").keySet());
        var table = new Table();
        by.forEach(table::text);
        table.number(answer.getString("metric"))
                .text("of")
                .number("n")
                .text("95 %")
                .text("basis");
        for (var row : rows) {
            var group = row.getJsonObject("by");
            var line = new ArrayList<String>();
            by.forEach(name -> line.add(group.getString(name)));
            line.add(cells.value(row));
            line.add(row.containsKey("denominator") ? row.get("numerator") + "/" + row.get("denominator") : "");
            line.add(row.containsKey("n") ? row.get("n").toString() : "");
            line.add(cells.interval(row));
            line.add(row.getString("basis", ""));
            table.row(line);
        }
        var lines = new ArrayList<>(List.of(Heads.of(answer) + ", " + Heads.period(answer), "", table.toString()));
        if (!cells.remarks().isEmpty()) {
            lines.add("");
            lines.addAll(cells.remarks());
        }
        return String.join("\n", lines);
    }

    static String explanation(JsonObject answer) {
        var cells = new Cells();
        var facts = answer.getJsonArray("facts").getValuesAs(JsonObject.class);
        var table = new Table()
                .text("opportunity")
                .text("fact")
                .text("day")
                .text("counts as")
                .text("origin")
                .number("since");
        for (var fact : facts) {
            table.row(
                    fact.getString("opportunity", ""),
                    fact.getString("fact"),
                    fact.getString("day", ""),
                    fact.getString("role"),
                    fact.getString("origin"),
                    "#" + fact.get("sequence"));
        }
        var lines = new ArrayList<String>();
        lines.add(Heads.of(answer) + ", " + Heads.period(answer));
        lines.add("%s: %s".formatted(asked(answer), cells.full(answer.getJsonObject("cell"))));
        lines.addAll(cells.remarks());
        lines.add("");
        lines.add(table.toString());
        if (facts.size() < answer.getJsonNumber("total").longValue()) {
            lines.add("the newest %d of %s facts; --limit shows more".formatted(facts.size(), answer.get("total")));
        }
        return String.join("\n", lines);
    }

    /** {@code conversion, stage=won, basis cohort}: which number is explained. */
    private static String asked(JsonObject answer) {
        var text = new StringBuilder(answer.getString("metric"));
        answer.getJsonObject("by")
                .forEach((name, value) ->
                        text.append(", ").append(name).append('=').append(((JsonString) value).getString()));
        var basis = answer.getJsonObject("cell").getString("basis", "");
        return basis.isEmpty() ? text.toString() : text + ", basis " + basis;
    }
}
