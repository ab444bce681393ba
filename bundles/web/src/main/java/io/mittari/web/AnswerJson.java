package io.mittari.web;

import io.mittari.metrics.api.query.Explanation;
import io.mittari.metrics.api.query.MetricRow;
import io.mittari.metrics.api.query.Metrics;
import io.mittari.metrics.api.query.Question;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answers to {@code metric} and {@code explain}, and the head that every answer has. */
final class AnswerJson {

    private AnswerJson() {}

    static JsonObject metric(Metrics metrics, Question question, List<MetricRow> rows) {
        var array = Json.createArrayBuilder();
        for (var row : rows) {
            array.add(CellJson.addTo(Json.createObjectBuilder().add("by", by(row.by())), row.cell()));
        }
        var json = Json.createObjectBuilder()
                .add("tenant", metrics.tenant().value())
                .add("metric", question.metric());
        return moment(period(json, question), metrics).add("rows", array).build();
    }

    static JsonObject explanation(Metrics metrics, Question question, Explanation explanation) {
        var facts = Json.createArrayBuilder();
        for (var fact : explanation.facts()) {
            facts.add(fact(fact));
        }
        var json = Json.createObjectBuilder()
                .add("tenant", metrics.tenant().value())
                .add("metric", question.metric());
        return moment(period(json, question), metrics)
                .add("by", by(question.where()))
                .add("cell", CellJson.of(explanation.cell()))
                .add("total", explanation.total())
                .add("facts", facts)
                .build();
    }

    /** The first and last day asked for; null where the period is open. */
    static JsonObjectBuilder period(JsonObjectBuilder json, Question question) {
        day(json, "from", question.period().from());
        day(json, "to", question.period().to());
        return json;
    }

    /** From which point of the journal, as of which day, and what is missing in it. */
    static JsonObjectBuilder moment(JsonObjectBuilder json, Metrics metrics) {
        json.add("sequence", metrics.sequence()).add("today", metrics.today().toString());
        return missing(json, metrics);
    }

    static JsonObjectBuilder missing(JsonObjectBuilder json, Metrics metrics) {
        var missing = Json.createArrayBuilder();
        metrics.missing().forEach(what -> missing.add(what.text()));
        return metrics.missing().isEmpty() ? json : json.add("missing", missing);
    }

    static JsonObjectBuilder by(Map<String, String> by) {
        var json = Json.createObjectBuilder();
        by.forEach(json::add);
        return json;
    }

    private static JsonObjectBuilder fact(Explanation.Part fact) {
        var json = Json.createObjectBuilder();
        if (!fact.opportunity().isEmpty()) {
            json.add("opportunity", fact.opportunity());
        }
        json.add("fact", fact.fact());
        if (fact.day() != null) {
            json.add("day", fact.day().toString());
        }
        return json.add("role", fact.role())
                .add("source", fact.source())
                .add("origin", fact.origin().toString())
                .add("sequence", fact.sequence());
    }

    private static void day(JsonObjectBuilder json, String name, @Nullable LocalDate day) {
        if (day == null) {
            json.addNull(name);
        } else {
            json.add(name, day.toString());
        }
    }
}
