package io.mittari.web;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.TenantId;
import io.mittari.tenant.admin.SwapOrder;
import io.mittari.tenant.admin.Swaps;
import io.mittari.tenant.admin.Undoing;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Customers moved to other versions of what they run, one after the other, and back. */
final class SwapDesk {

    /** Who changes tenants over this door. */
    private static final String BY = "api";

    private final Customers customers;
    private final Swaps swaps;

    SwapDesk(Customers customers, Swaps swaps) {
        this.customers = customers;
        this.swaps = swaps;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/tenants/{tenant}/swaps", this::history),
                Route.post("/tenants/{tenant}/swaps", this::swap),
                Route.post("/tenants/{tenant}/rollbacks", this::rollback));
    }

    private Reply history(Call call) throws MetricsException, Refusal {
        return Reply.ok(
                customers.each(call.place("tenant"), tenant -> SwapJson.history(tenant, swaps.history(tenant))));
    }

    private Reply swap(Call call) throws MetricsException, Refusal, IOException {
        var given = JsonBody.object(call);
        var instance = text(given, "instance");
        if (instance == null) {
            throw Refusal.malformed("'instance' is missing");
        }
        var settings = given.get("settings");
        if (settings != null && !(settings instanceof JsonObject)) {
            throw Refusal.malformed("'settings' is no object");
        }
        var order = new SwapOrder(instance, text(given, "version"), settings == null ? null : settings.toString());
        var why = why(given);
        return call.flag("dryRun")
                ? Reply.ok(customers.each(call.place("tenant"), tenant -> SwapJson.of(swaps.plan(tenant, order))))
                : Reply.ok(inTurn(call.place("tenant"), tenant -> SwapJson.of(swaps.apply(tenant, order, BY, why))));
    }

    private Reply rollback(Call call) throws MetricsException, Refusal, IOException {
        var given = JsonBody.object(call);
        var undoing = new Undoing(text(given, "instance"), number(given, "change"));
        var why = why(given);
        return call.flag("dryRun")
                ? Reply.ok(
                        customers.each(call.place("tenant"), tenant -> SwapJson.back(swaps.planBack(tenant, undoing))))
                : Reply.ok(inTurn(call.place("tenant"), tenant -> SwapJson.back(swaps.back(tenant, undoing, BY, why))));
    }

    /** Stops at the first that fails: what went wrong there may go wrong everywhere. */
    private JsonValue inTurn(String selector, Customers.Ask change) throws MetricsException, Refusal {
        if (!Customers.many(selector)) {
            return customers.each(selector, change);
        }
        var answers = Json.createArrayBuilder();
        TenantId failed = null;
        for (var tenant : customers.selected(selector)) {
            var answer = failed == null
                    ? Customers.oneOfMany(tenant, change)
                    : Customers.failed(tenant, "not changed, because %s failed".formatted(failed));
            if (failed == null && answer.containsKey("error")) {
                failed = tenant;
            }
            answers.add(answer);
        }
        return answers.build();
    }

    private static String why(JsonObject given) throws Refusal {
        var why = text(given, "why");
        return why == null ? "" : why;
    }

    private static @Nullable String text(JsonObject given, String key) throws Refusal {
        var value = given.getOrDefault(key, JsonValue.NULL);
        if (value != JsonValue.NULL && !(value instanceof JsonString)) {
            throw Refusal.malformed("'%s' is no text".formatted(key));
        }
        return value instanceof JsonString text ? text.getString() : null;
    }

    private static @Nullable Integer number(JsonObject given, String key) throws Refusal {
        var value = given.getOrDefault(key, JsonValue.NULL);
        if (value == JsonValue.NULL) {
            return null;
        }
        if (value instanceof JsonNumber number && number.isIntegral()) {
            return number.intValue();
        }
        throw Refusal.malformed("'%s' is no whole number".formatted(key));
    }
}
