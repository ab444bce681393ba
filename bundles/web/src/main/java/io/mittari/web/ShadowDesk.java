package io.mittari.web;

import io.mittari.metrics.api.MetricsException;
import io.mittari.tenant.admin.Shadow;
import io.mittari.tenant.admin.ShadowOrder;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Another version of a report or alert tried beside the one that is live. */
final class ShadowDesk {

    private final Customers customers;
    private final Shadow shadow;

    ShadowDesk(Customers customers, Shadow shadow) {
        this.customers = customers;
        this.shadow = shadow;
    }

    List<Route> routes() {
        return List.of(Route.post("/tenants/{tenant}/shadow", this::run));
    }

    private Reply run(Call call) throws MetricsException, Refusal, IOException {
        var given = JsonBody.object(call);
        var order = new ShadowOrder(
                needed(given, "instance"),
                needed(given, "version"),
                settings(given),
                month(given, "from"),
                month(given, "to"));
        var told = new ShadowTold(shadow.run(customers.one(call.place("tenant")), order));
        return Reply.ok(
                call.flag("page")
                        ? Json.createObjectBuilder(told.json())
                                .add("page", told.page())
                                .build()
                        : told.json());
    }

    private static String needed(JsonObject given, String key) throws Refusal {
        var text = text(given, key);
        if (text == null) {
            throw Refusal.malformed("'%s' is missing".formatted(key));
        }
        return text;
    }

    private static @Nullable String settings(JsonObject given) throws Refusal {
        var settings = given.getOrDefault("settings", JsonValue.NULL);
        if (settings == JsonValue.NULL) {
            return null;
        }
        if (settings instanceof JsonObject) {
            return settings.toString();
        }
        throw Refusal.malformed("'settings' is no object");
    }

    private static @Nullable YearMonth month(JsonObject given, String key) throws Refusal {
        var text = text(given, key);
        return text == null ? null : ReportDesk.month(text);
    }

    private static @Nullable String text(JsonObject given, String key) throws Refusal {
        var value = given.getOrDefault(key, JsonValue.NULL);
        if (value == JsonValue.NULL) {
            return null;
        }
        if (value instanceof JsonString text && !text.getString().isBlank()) {
            return text.getString();
        }
        throw Refusal.malformed("'%s' is no text".formatted(key));
    }
}
