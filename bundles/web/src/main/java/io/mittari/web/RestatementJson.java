package io.mittari.web;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.query.Metrics;
import io.mittari.metrics.api.query.Restatement;
import io.mittari.metrics.api.query.Restatement.Change;
import io.mittari.metrics.api.query.Restatement.Fact;
import io.mittari.metrics.api.query.Restatement.Figure;
import io.mittari.metrics.api.query.Restatement.Point;
import io.mittari.metrics.api.query.Restatement.Setting;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** The answer to {@code restate}. */
final class RestatementJson {

    private RestatementJson() {}

    /** @param now the figures as they are now, which say what is missing in them */
    static JsonObject of(TenantId tenant, Restatement restated, Metrics now) {
        var figures = Json.createArrayBuilder();
        restated.figures().forEach(figure -> figures.add(figure(figure)));
        var settings = Json.createArrayBuilder();
        restated.settings().forEach(setting -> settings.add(setting(setting)));
        var json = Json.createObjectBuilder()
                .add("tenant", tenant.value())
                .add("month", restated.month().toString())
                .add("funnel", restated.funnel())
                .add("today", restated.today().toString())
                .add("reported", point(restated.reported()))
                .add("now", point(restated.now()))
                .add("figures", figures)
                .add("more", restated.more())
                .add("same", restated.same())
                .add("settings", settings);
        return AnswerJson.missing(json, now).build();
    }

    private static JsonObjectBuilder point(Point point) {
        return Json.createObjectBuilder()
                .add("sequence", point.sequence())
                .add("at", point.at().toString());
    }

    private static JsonObjectBuilder figure(Figure figure) {
        var changes = Json.createArrayBuilder();
        figure.changes().forEach(change -> changes.add(change(change)));
        var json = Json.createObjectBuilder().add("metric", figure.metric());
        if (figure.basis() != null) {
            json.add("basis", figure.basis().word());
        }
        return json.add("by", AnswerJson.by(figure.by()))
                .add("reported", CellJson.of(figure.reported()))
                .add("now", CellJson.of(figure.now()))
                .add("difference", CellJson.of(figure.difference()))
                .add("byFacts", CellJson.of(figure.byFacts()))
                .add("bySettings", CellJson.of(figure.bySettings()))
                .add("total", figure.total())
                .add("changes", changes);
    }

    private static JsonObjectBuilder change(Change change) {
        var json = Json.createObjectBuilder().add("change", change.kind().word());
        if (!change.opportunity().isEmpty()) {
            json.add("opportunity", change.opportunity());
        }
        if (!change.renamed().isEmpty()) {
            json.add("renamed", change.renamed());
        }
        if (change.before() != null) {
            json.add("before", fact(change.before()));
        }
        if (change.after() != null) {
            json.add("after", fact(change.after()));
        }
        return change.sequence() == 0 ? json : json.add("sequence", change.sequence());
    }

    private static JsonObjectBuilder fact(Fact fact) {
        var json = Json.createObjectBuilder().add("fact", fact.text());
        if (fact.day() != null) {
            json.add("day", fact.day().toString());
        }
        return json.add("source", fact.source())
                .add("origin", fact.origin().toString())
                .add("sequence", fact.sequence());
    }

    private static JsonObjectBuilder setting(Setting setting) {
        return Json.createObjectBuilder()
                .add("key", setting.key())
                .add("before", setting.before())
                .add("after", setting.after())
                .add("by", setting.by())
                .add("why", setting.why())
                .add("at", setting.at().toString())
                .add("sequence", setting.sequence());
    }
}
