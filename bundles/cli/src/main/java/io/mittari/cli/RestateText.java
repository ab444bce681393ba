package io.mittari.cli;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A restatement for people: each number that differs, with what made it. */
final class RestateText {

    private final JsonObject restated;
    private final Cells cells = new Cells();

    RestateText(JsonObject restated) {
        this.restated = restated;
    }

    @Override
    public String toString() {
        var figures = restated.getJsonArray("figures").getValuesAs(JsonObject.class);
        var lines = new ArrayList<String>();
        lines.add(head());
        if (figures.isEmpty()) {
            lines.add("nothing is restated: all %s figures are as reported".formatted(restated.get("same")));
        }
        boolean settings = !restated.getJsonArray("settings").isEmpty();
        for (var figure : figures) {
            lines.add("");
            lines.add(figure(figure, settings));
            var changes = figure.getJsonArray("changes").getValuesAs(JsonObject.class);
            if (!changes.isEmpty()) {
                lines.add(changes(changes).indent(2).stripTrailing());
            }
            long more = figure.getJsonNumber("total").longValue() - changes.size();
            if (more > 0) {
                lines.add("  and %d more; --limit shows them".formatted(more));
            }
        }
        if (!figures.isEmpty()) {
            lines.add("");
            lines.add(others());
        }
        restated.getJsonArray("settings").getValuesAs(JsonObject.class).forEach(one -> lines.add(setting(one)));
        lines.addAll(cells.remarks());
        return String.join("\n", lines);
    }

    private String head() {
        return "%s, %s, funnel %s, as of %s: reported at %s, now at %s"
                .formatted(
                        restated.getString("tenant"),
                        restated.getString("month"),
                        restated.getString("funnel"),
                        restated.getString("today"),
                        point(restated.getJsonObject("reported")),
                        point(restated.getJsonObject("now")));
    }

    private static String point(JsonObject point) {
        return "#%s of %s".formatted(point.get("sequence"), point.getString("at"));
    }

    /** {@code won-count, basis closed: 2 reported, 1 now, difference -1}. */
    private String figure(JsonObject figure, boolean settings) {
        var by = figure.getJsonObject("by").entrySet().stream()
                .map(one -> ", %s=%s".formatted(one.getKey(), ((JsonString) one.getValue()).getString()))
                .collect(Collectors.joining());
        var parts = settings
                ? " (facts %s, settings %s)".formatted(part(figure, "byFacts"), part(figure, "bySettings"))
                : "";
        return "%s%s, basis %s: %s reported, %s now, difference %s%s"
                .formatted(
                        figure.getString("metric"),
                        by,
                        figure.getString("basis", ""),
                        counted(figure.getJsonObject("reported")),
                        counted(figure.getJsonObject("now")),
                        part(figure, "difference"),
                        parts);
    }

    /** With what it was made of: one may differ where the other does not. */
    private String counted(JsonObject cell) {
        return cell.containsKey("denominator")
                ? "%s %s/%s".formatted(cells.value(cell), cell.get("numerator"), cell.get("denominator"))
                : cells.value(cell);
    }

    private String part(JsonObject figure, String name) {
        var cell = figure.getJsonObject(name);
        boolean more = !cell.isNull("value")
                && cell.getJsonNumber("value").bigDecimalValue().signum() > 0;
        return (more ? "+" : "") + cells.value(cell);
    }

    private static String changes(List<JsonObject> changes) {
        var table = new Table()
                .text("change")
                .text("opportunity")
                .text("before")
                .text("after")
                .number("at");
        for (var change : changes) {
            table.row(
                    change.getString("change").replace('-', ' '),
                    opportunity(change),
                    fact(change.getJsonObject("before")),
                    fact(change.getJsonObject("after")),
                    change.containsKey("sequence") ? "#" + change.get("sequence") : "");
        }
        return table.toString();
    }

    /** Under both names where links gave it another one: {@code lead 17 → deal 4}. */
    private static String opportunity(JsonObject change) {
        var name = change.getString("opportunity", "");
        return change.containsKey("renamed") ? "%s → %s".formatted(name, change.getString("renamed")) : name;
    }

    /** {@code won 500.00 EUR 2026-09-09, deals.csv:2 #2}. */
    private static String fact(@Nullable JsonObject fact) {
        if (fact == null) {
            return "";
        }
        var day = fact.containsKey("day") ? " " + fact.getString("day") : "";
        return "%s%s, %s #%s".formatted(fact.getString("fact"), day, fact.getString("origin"), fact.get("sequence"));
    }

    private String others() {
        var more = restated.getJsonNumber("more").longValue();
        var same = "%s other figures are as reported".formatted(restated.get("same"));
        return more == 0 ? same : "%d more figures differ; ask by fewer attributes. %s".formatted(more, same);
    }

    private static String setting(JsonObject setting) {
        return "setting %s: %s, was %s (%s by %s at %s #%s)"
                .formatted(
                        setting.getString("key"),
                        said(setting.getString("after")),
                        said(setting.getString("before")),
                        setting.getString("why"),
                        setting.getString("by"),
                        setting.getString("at"),
                        setting.get("sequence"));
    }

    private static String said(String value) {
        return value.isEmpty() ? "(none)" : value;
    }
}
