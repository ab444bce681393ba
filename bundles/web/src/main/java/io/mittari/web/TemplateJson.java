package io.mittari.web;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.store.TemplateVersion;
import io.mittari.tenant.admin.Difference;
import io.mittari.tenant.admin.Difference.Outcome;
import io.mittari.tenant.admin.TemplateMove;
import io.mittari.tenant.admin.TenantPlan;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Templates, and what moving a tenant to one changes. */
final class TemplateJson {

    private TemplateJson() {}

    static JsonObjectBuilder of(TemplateVersion version) {
        return Json.createObjectBuilder()
                .add("template", version.reference())
                .add("name", version.name())
                .add("version", version.version())
                .add("by", version.by())
                .add("why", version.why())
                .add("at", version.at().toString());
    }

    static JsonObjectBuilder whole(TemplateVersion version) {
        return of(version).add("file", value(version.file()));
    }

    /** @param tenants what each is on */
    static JsonArray list(List<TemplateVersion> versions, Map<TenantId, String> tenants) {
        var array = Json.createArrayBuilder();
        for (var version : versions) {
            array.add(of(version).add("tenants", on(version.reference(), tenants)));
        }
        return array.build();
    }

    private static JsonArrayBuilder on(String template, Map<TenantId, String> tenants) {
        var array = Json.createArrayBuilder();
        tenants.forEach((tenant, name) -> {
            if (name.equals(template)) {
                array.add(tenant.value());
            }
        });
        return array;
    }

    static JsonObjectBuilder of(TemplateMove move) {
        var json = Json.createObjectBuilder().add("tenant", move.tenant().value());
        if (move.from() != null) {
            json.add("from", move.from());
        }
        json.add("to", move.to());
        var plan = move.plan();
        json.add("done", plan != null && plan.done());
        if (plan != null) {
            json.add("sequence", plan.sequence());
        }
        json.add(
                "conflicts",
                move.differences().stream().filter(TemplateJson::isConflict).count());
        var differences = Json.createArrayBuilder();
        move.differences().forEach(each -> differences.add(of(each)));
        json.add("differences", differences)
                .add("moves", SwapJson.moves(move.moves()))
                .add("changes", changes(plan));
        return move.trouble() == null ? json : json.add("trouble", move.trouble());
    }

    private static JsonArrayBuilder changes(@Nullable TenantPlan plan) {
        return plan == null ? Json.createArrayBuilder() : Json.createArrayBuilder(plan.lines());
    }

    private static boolean isConflict(Difference difference) {
        return difference.outcome() == Outcome.CONFLICT;
    }

    private static JsonObject of(Difference difference) {
        var json = Json.createObjectBuilder().add("place", difference.place()).add("outcome", difference.word());
        add(json, "base", difference.base());
        add(json, "template", difference.template());
        add(json, "tenant", difference.tenant());
        return json.build();
    }

    private static void add(JsonObjectBuilder json, String key, @Nullable String value) {
        if (value != null) {
            json.add(key, value(value));
        }
    }

    private static JsonValue value(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }
}
