package io.mittari.cli;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A funnel for people: both bases beside each other, each with its value before. */
final class FunnelText {

    private final JsonObject funnel;
    private final boolean period;
    private final boolean cohort;
    private final Cells cells = new Cells();

    /** @param basis {@code period}, {@code cohort} or null for both */
    FunnelText(JsonObject funnel, @Nullable String basis) {
        this.funnel = funnel;
        this.period = !"cohort".equals(basis);
        this.cohort = !"period".equals(basis);
    }

    @Override
    public String toString() {
        var rows = funnel.getJsonArray("rows").getValuesAs(JsonObject.class);
        var by = rows.isEmpty()
                ? List.<String>of()
                : List.copyOf(rows.get(0).getJsonObject("by").keySet());
        var stages = new Table();
        var ends = new Table();
        by.forEach(stages::text);
        by.forEach(ends::text);
        stages.text("stage").number("count").text("before");
        if (period) {
            stages.text("period conversion").text("before");
        }
        if (cohort) {
            stages.text("cohort conversion").text("before").number("settled");
        }
        ends.number("won").number("lost").number("no decision").number("open now");
        for (var row : rows) {
            var group = row.getJsonObject("by");
            var names = by.stream().map(group::getString).toList();
            row.getJsonArray("stages").getValuesAs(JsonObject.class).forEach(stage -> stages.row(stage(names, stage)));
            var counts = new ArrayList<>(names);
            List.of("won", "lost", "none", "open")
                    .forEach(end -> counts.add(row.getJsonNumber(end).toString()));
            ends.row(counts);
        }
        if (stages.isEmpty()) {
            return head() + "\n\nno source has given a stage of this funnel yet";
        }
        var lines = new ArrayList<>(List.of(head(), "", stages.toString(), "", ends.toString()));
        var remarks = cells.remarks();
        if (!remarks.isEmpty()) {
            lines.add("");
            lines.addAll(remarks);
        }
        return String.join("\n", lines);
    }

    private String head() {
        var horizon = funnel.isNull("horizon") ? "no horizon" : "horizon " + funnel.get("horizon") + " days";
        return "%s, funnel %s, %s, %s, skipped stages %s"
                .formatted(
                        Heads.of(funnel),
                        funnel.getString("funnel"),
                        Heads.period(funnel),
                        horizon,
                        funnel.getString("skippedRule").equals("passed") ? "counted as passed" : "not counted");
    }

    private List<String> stage(List<String> names, JsonObject stage) {
        var line = new ArrayList<>(names);
        line.add(stage.getString("stage"));
        line.add(cells.count(stage));
        line.add(cells.trend(stage.getJsonObject("trend").getJsonObject("before")));
        boolean first = stage.isNull("conversion");
        if (period) {
            rate(line, first ? null : stage.getJsonObject("conversion").getJsonObject("period"));
        }
        if (cohort) {
            var rate = first ? null : stage.getJsonObject("conversion").getJsonObject("cohort");
            rate(line, rate);
            line.add(rate == null ? "" : cells.settled(rate));
        }
        return line;
    }

    private void rate(List<String> line, @Nullable JsonObject rate) {
        line.add(rate == null ? "" : cells.full(rate));
        line.add(rate == null ? "" : cells.trend(rate.getJsonObject("trend").getJsonObject("before")));
    }
}
