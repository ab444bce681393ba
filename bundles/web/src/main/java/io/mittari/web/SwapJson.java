package io.mittari.web;

import io.mittari.metrics.api.TenantId;
import io.mittari.tenant.admin.Move;
import io.mittari.tenant.admin.SwapPlan;
import io.mittari.tenant.admin.SwapRecord;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;

/** What a swap touches, and what became of instances so far. */
final class SwapJson {

    private SwapJson() {}

    static JsonObject of(SwapPlan plan) {
        var touched = plan.touched();
        return Json.createObjectBuilder()
                .add("tenant", plan.tenant().value())
                .add("done", plan.done())
                .add("sequence", plan.sequence())
                .add("moves", moves(plan.moves()))
                .add(
                        "bundles",
                        Json.createObjectBuilder()
                                .add("started", Json.createArrayBuilder(touched.startedBundles()))
                                .add("idle", Json.createArrayBuilder(touched.idleBundles())))
                .add(
                        "configurations",
                        Json.createObjectBuilder()
                                .add("made", Json.createArrayBuilder(touched.madeConfigurations()))
                                .add("deleted", Json.createArrayBuilder(touched.deletedConfigurations())))
                .add("routes", Json.createArrayBuilder(touched.replacedRoutes()))
                .add("schedules", Json.createArrayBuilder(touched.schedules()))
                .add("meanwhile", Json.createArrayBuilder(plan.meanwhile()))
                .build();
    }

    /** The same with what was handed out by what is taken back. */
    static JsonObject back(SwapPlan plan) {
        var json = Json.createObjectBuilder(of(plan))
                .add("runs", RunJson.of(plan.produced().runs()));
        var trouble = plan.produced().trouble();
        return (trouble == null ? json : json.add("runsTrouble", trouble)).build();
    }

    static JsonObject history(TenantId tenant, List<SwapRecord> history) {
        var changes = Json.createArrayBuilder();
        for (var change : history) {
            changes.add(Json.createObjectBuilder()
                    .add("change", change.change())
                    .add("sequence", change.sequence())
                    .add("at", change.at().toString())
                    .add("by", change.by())
                    .add("why", change.why())
                    .add("moves", moves(change.moves())));
        }
        return Json.createObjectBuilder()
                .add("tenant", tenant.value())
                .add("changes", changes)
                .build();
    }

    static JsonArray moves(List<Move> moves) {
        var array = Json.createArrayBuilder();
        for (var move : moves) {
            var json = Json.createObjectBuilder()
                    .add("kind", move.kind().name().toLowerCase(Locale.ROOT))
                    .add("name", move.name());
            move.before().ifPresent(version -> json.add("from", version(version)));
            move.after().ifPresent(version -> json.add("to", version(version)));
            array.add(json.add("settings", move.changesSettings()).add("text", move.line()));
        }
        return array.build();
    }

    private static JsonObjectBuilder version(Move.Version version) {
        return Json.createObjectBuilder().add("component", version.component()).add("version", version.version());
    }
}
