package io.mittari.web;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.TenantId;
import io.mittari.tenant.admin.TemplateOrder;
import io.mittari.tenant.admin.Templates;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Templates: kept, listed, shown; customers moved from one version to another. */
final class TemplateDesk {

    /** Who changes them over this door. */
    private static final String BY = "api";

    private final Customers customers;
    private final Templates templates;

    TemplateDesk(Customers customers, Templates templates) {
        this.customers = customers;
        this.templates = templates;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/templates", this::list),
                Route.get("/templates/{template}", this::show),
                Route.put("/templates/{template}", this::put),
                Route.get("/schema/template", this::schema),
                Route.post("/tenants/{tenant}/template", this::move));
    }

    private Reply list(Call call) throws MetricsException {
        return Reply.ok(TemplateJson.list(templates.versions(), templates.tenants()));
    }

    private Reply show(Call call) throws MetricsException {
        return Reply.ok(
                TemplateJson.whole(templates.show(call.place("template"))).build());
    }

    /** The body is the template. */
    private Reply put(Call call) throws MetricsException, Refusal, IOException {
        var why = call.one("why").orElse("");
        var put = templates.put(call.place("template"), JsonBody.text(call), BY, why);
        return Reply.json(
                put.fresh() ? 201 : 200,
                TemplateJson.of(put.version()).add("fresh", put.fresh()).build());
    }

    private Reply schema(Call call) {
        return Reply.of(200, Reply.JSON, templates.schema().getBytes(StandardCharsets.UTF_8));
    }

    private Reply move(Call call) throws MetricsException, Refusal, IOException {
        var given = JsonBody.object(call);
        if (!(given.get("template") instanceof JsonString template)) {
            throw Refusal.malformed("'template' is missing, or no text");
        }
        if (given.containsKey("why") && !(given.get("why") instanceof JsonString)) {
            throw Refusal.malformed("'why' is no text");
        }
        var order = new TemplateOrder(template.getString(), places(given, "keep"), places(given, "take"));
        templates.show(order.template()); // one that is not there is not there for anybody
        var selector = call.place("tenant");
        if (call.flag("dryRun")) {
            return Reply.ok(customers.each(
                    selector,
                    tenant -> TemplateJson.of(templates.diff(tenant, order)).build()));
        }
        var why = given.getString("why", "");
        return Customers.many(selector) ? Reply.ok(inTurn(selector, order, why)) : alone(selector, order, why);
    }

    private Reply alone(String selector, TemplateOrder order, String why) throws MetricsException, Refusal {
        var move = templates.apply(customers.one(selector), order, BY, why);
        return move.trouble() == null
                ? Reply.ok(TemplateJson.of(move).build())
                : Reply.error(
                        Refusal.impossible("%s is not on %s: %s".formatted(move.tenant(), move.to(), move.trouble())));
    }

    /**
     * A customer whose file cannot be merged, or does not fit, hinders no other: that is known before anything is touched,
     * and is its own affair. What was tried and failed ends it: that may go wrong everywhere.
     */
    private JsonArray inTurn(String selector, TemplateOrder order, String why) throws MetricsException {
        var answers = Json.createArrayBuilder();
        TenantId failed = null;
        for (var tenant : customers.selected(selector)) {
            var answer = failed == null
                    ? Customers.oneOfMany(tenant, each -> moved(each, order, why))
                    : Customers.failed(tenant, "not changed, because %s failed".formatted(failed));
            if (failed == null && answer.containsKey("error") && !answer.containsKey("trouble")) {
                failed = tenant;
            }
            answers.add(answer);
        }
        return answers.build();
    }

    private JsonObject moved(TenantId tenant, TemplateOrder order, String why) throws MetricsException {
        var move = templates.apply(tenant, order, BY, why);
        var json = TemplateJson.of(move);
        return (move.trouble() == null ? json : json.add("error", move.trouble())).build();
    }

    private static Set<String> places(JsonObject given, String key) throws Refusal {
        var places = new HashSet<String>();
        var value = given.getOrDefault(key, JsonValue.EMPTY_JSON_ARRAY);
        if (!(value instanceof JsonArray array) || !array.stream().allMatch(JsonString.class::isInstance)) {
            throw Refusal.malformed("'%s' is no list of texts".formatted(key));
        }
        array.getValuesAs(JsonString::getString).forEach(places::add);
        return places;
    }
}
