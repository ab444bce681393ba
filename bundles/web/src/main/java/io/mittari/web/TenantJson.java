package io.mittari.web;

import io.mittari.tenant.admin.InstanceState;
import io.mittari.tenant.admin.TenantOverview;
import io.mittari.tenant.admin.TenantPlan;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;

/** A tenant, and what a change does to it. */
final class TenantJson {

    private TenantJson() {}

    static JsonObjectBuilder of(TenantOverview tenant) {
        var settings = tenant.settings();
        var funnels = Json.createObjectBuilder();
        settings.funnels().forEach((name, funnel) -> {
            var stages = Json.createArrayBuilder();
            funnel.stages().forEach(stage -> stages.add(stage.name()));
            funnels.add(name, stages);
        });
        return Json.createObjectBuilder()
                .add("tenant", settings.id().value())
                .add("name", settings.name())
                .add("locale", settings.locale().toLanguageTag())
                .add("zone", settings.zone().getId())
                .add("currency", settings.currency().getCurrencyCode())
                .add(
                        "tags",
                        Json.createArrayBuilder(
                                settings.tags().stream().sorted().toList()))
                .add("funnels", funnels)
                .add("version", tenant.newest().version())
                .add("sequence", tenant.newest().sequence())
                .add("changed", tenant.newest().at().toString())
                .add("instances", instances(tenant.instances()));
    }

    static JsonArrayBuilder instances(List<InstanceState> instances) {
        var array = Json.createArrayBuilder();
        instances.forEach(instance -> array.add(instance(instance)));
        return array;
    }

    static JsonObjectBuilder instance(InstanceState state) {
        var live = state.instance();
        var json = Json.createObjectBuilder()
                .add("kind", live.kind().name().toLowerCase(Locale.ROOT))
                .add("name", live.instance().name())
                .add("component", live.component())
                .add("version", live.version())
                .add("generation", live.instance().generation())
                .add("runs", state.runs());
        return state.trouble() == null ? json : json.add("trouble", state.trouble());
    }

    static JsonObject of(TenantPlan plan) {
        return Json.createObjectBuilder()
                .add("tenant", plan.tenant().value())
                .add("done", plan.done())
                .add("sequence", plan.sequence())
                .add("changes", Json.createArrayBuilder(plan.lines()))
                .build();
    }
}
