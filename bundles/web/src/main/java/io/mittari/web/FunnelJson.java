package io.mittari.web;

import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.query.FunnelTable;
import io.mittari.metrics.api.query.Metrics;
import io.mittari.metrics.api.query.Question;
import io.mittari.metrics.api.query.Trend;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** The answer to {@code funnel}: counts, both conversions of every stage, and their trends. */
final class FunnelJson {

    private FunnelJson() {}

    static JsonObject of(Metrics metrics, Question question, FunnelTable table) {
        var json = Json.createObjectBuilder()
                .add("tenant", metrics.tenant().value())
                .add("funnel", table.funnel());
        AnswerJson.moment(AnswerJson.period(json, question), metrics);
        if (table.horizon() == null) {
            json.addNull("horizon");
        } else {
            json.add("horizon", table.horizon());
        }
        return json.add("skippedRule", table.skippedPassed() ? "passed" : "not-passed")
                .add("rows", rows(table))
                .build();
    }

    private static JsonArrayBuilder rows(FunnelTable table) {
        var rows = Json.createArrayBuilder();
        for (var row : table.rows()) {
            var stages = Json.createArrayBuilder();
            row.stages().forEach(step -> stages.add(stage(step)));
            rows.add(Json.createObjectBuilder()
                    .add("by", AnswerJson.by(row.by()))
                    .add("stages", stages)
                    .add("won", row.won())
                    .add("lost", row.lost())
                    .add("none", row.none())
                    .add("open", row.open()));
        }
        return rows;
    }

    /** A count that is not known is left out, with the reason in its place. */
    private static JsonObjectBuilder stage(FunnelTable.Step step) {
        var json = Json.createObjectBuilder().add("stage", step.stage().name());
        count(json, step.count());
        var conversion = step.conversion();
        if (conversion == null) {
            json.addNull("conversion");
        } else {
            json.add(
                    "conversion",
                    Json.createObjectBuilder()
                            .add("period", rate(conversion.period()))
                            .add("cohort", rate(conversion.cohort())));
        }
        return json.add("trend", trends(step.trend()));
    }

    private static void count(JsonObjectBuilder json, Measurement count) {
        if (count.value() != null) {
            json.add("count", count.value().longValueExact());
        } else {
            json.add("status", "no-data").add("reason", String.valueOf(count.reason()));
        }
        CellJson.notes(json, count.notes());
    }

    private static JsonObjectBuilder rate(FunnelTable.Rate rate) {
        return CellJson.of(rate.cell()).add("trend", trends(rate.trend()));
    }

    private static JsonObjectBuilder trends(Trend.Trends trends) {
        return Json.createObjectBuilder()
                .add("before", trend(trends.before()))
                .add("mean3", trend(trends.mean3()))
                .add("yearAgo", trend(trends.yearAgo()));
    }

    private static JsonObjectBuilder trend(Trend trend) {
        return Json.createObjectBuilder()
                .add("value", CellJson.of(trend.value()))
                .add("difference", CellJson.of(trend.difference()))
                .add("verdict", trend.verdict().words());
    }
}
