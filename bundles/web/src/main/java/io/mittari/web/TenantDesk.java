package io.mittari.web;

import io.mittari.metrics.api.MetricsException;
import io.mittari.tenant.admin.NewTenant;
import io.mittari.tenant.admin.Tenants;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The customers: added, changed by their file, listed, shown, removed. */
final class TenantDesk {

    /** Who changes tenants over this door. */
    private static final String BY = "api";

    private final Customers customers;
    private final Tenants tenants;

    TenantDesk(Customers customers, Tenants tenants) {
        this.customers = customers;
        this.tenants = tenants;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/tenants", this::list),
                Route.post("/tenants", this::add),
                Route.put("/tenants", this::apply),
                Route.get("/tenants/{tenant}", this::show),
                Route.get("/tenants/{tenant}/file", this::file),
                Route.delete("/tenants/{tenant}", this::remove),
                Route.get("/schema/tenant", this::schema));
    }

    /** All, or those of {@code select}. */
    private Reply list(Call call) throws MetricsException, Refusal {
        var wanted = call.one("select").orElse("all");
        var chosen = wanted.equals("all") ? null : customers.selected(wanted);
        var array = Json.createArrayBuilder();
        for (var tenant : tenants.list()) {
            if (chosen == null || chosen.contains(tenant.settings().id())) {
                array.add(TenantJson.of(tenant));
            }
        }
        for (var unreadable : tenants.unreadable()) {
            if (chosen == null || chosen.contains(unreadable.tenant())) {
                array.add(Customers.failed(unreadable.tenant(), unreadable.told()));
            }
        }
        return Reply.ok(array.build());
    }

    private Reply add(Call call) throws MetricsException, Refusal, IOException {
        var given = JsonBody.object(call);
        var funnel = new ArrayList<String>();
        if (given.get("funnel") instanceof jakarta.json.JsonArray stages) {
            stages.forEach(stage -> funnel.add(text(stage, "funnel")));
        }
        var added = new NewTenant(
                needed(given, "id"),
                needed(given, "name"),
                place(given, "locale"),
                place(given, "zone"),
                place(given, "currency"),
                funnel,
                given.containsKey("template") ? needed(given, "template") : null);
        return Reply.json(201, TenantJson.of(tenants.add(added, BY)));
    }

    private Reply apply(Call call) throws MetricsException, Refusal, IOException {
        boolean dryRun = call.flag("dryRun");
        return Reply.ok(TenantJson.of(tenants.apply(JsonBody.text(call), dryRun, BY)));
    }

    private Reply show(Call call) throws MetricsException, Refusal {
        return Reply.ok(customers.each(
                call.place("tenant"),
                tenant -> TenantJson.of(tenants.show(tenant)).build()));
    }

    private Reply file(Call call) throws MetricsException, Refusal {
        var file = tenants.file(customers.one(call.place("tenant")));
        return Reply.of(200, Reply.JSON, file.getBytes(StandardCharsets.UTF_8));
    }

    private Reply remove(Call call) throws MetricsException, Refusal {
        var confirm = call.needed("confirm");
        return Reply.ok(TenantJson.of(tenants.remove(customers.one(call.place("tenant")), confirm)));
    }

    private Reply schema(Call call) {
        return Reply.of(200, Reply.JSON, tenants.schema().getBytes(StandardCharsets.UTF_8));
    }

    private static String needed(JsonObject given, String key) throws Refusal {
        return given.get(key) instanceof JsonString text
                ? text.getString()
                : refuse("'%s' is missing, or no text".formatted(key));
    }

    /** A template may say it instead. */
    private static @Nullable String place(JsonObject given, String key) throws Refusal {
        return given.containsKey(key) || !given.containsKey("template") ? needed(given, key) : null;
    }

    private static String refuse(String message) throws Refusal {
        throw Refusal.malformed(message);
    }

    private static String text(@Nullable JsonValue value, String key) {
        return value instanceof JsonString text ? text.getString() : key + "?";
    }
}
