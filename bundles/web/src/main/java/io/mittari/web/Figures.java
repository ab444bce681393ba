package io.mittari.web;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.engine.admin.AsOf;
import io.mittari.metrics.engine.admin.MetricsAdmin;
import java.util.List;

/** What is measured: funnel, metrics, the rows behind them, and those that were rejected. */
final class Figures {

    private static final int ROWS = 1000;

    /** Behind each of the numbers that differ. */
    private static final int CHANGES = 100;

    private final Customers customers;
    private final MetricsAdmin metrics;

    Figures(Customers customers, MetricsAdmin metrics) {
        this.customers = customers;
        this.metrics = metrics;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/metrics", this::catalogue),
                Route.get("/tenants/{tenant}/funnel", this::funnel),
                Route.get("/tenants/{tenant}/metrics/{metric}", this::metric),
                Route.get("/tenants/{tenant}/leaks", this::leaks),
                Route.get("/tenants/{tenant}/explain/{metric}", this::explain),
                Route.get("/tenants/{tenant}/restate", this::restate),
                Route.get("/tenants/{tenant}/rejected", this::rejected));
    }

    private Reply catalogue(Call call) {
        return Reply.ok(CatalogueJson.of(metrics.catalogue()));
    }

    private Reply funnel(Call call) throws MetricsException, Refusal {
        var asked = Asked.of("conversion", call);
        return Reply.ok(customers.each(call.place("tenant"), tenant -> {
            var handle = metrics.open(tenant, asked.asOf(), asked.today());
            return FunnelJson.of(handle, asked.question(), handle.funnel(asked.question()));
        }));
    }

    private Reply metric(Call call) throws MetricsException, Refusal {
        var asked = Asked.of(call.place("metric"), call);
        return Reply.ok(customers.each(call.place("tenant"), tenant -> {
            var handle = metrics.open(tenant, asked.asOf(), asked.today());
            return AnswerJson.metric(handle, asked.question(), handle.measure(asked.question()));
        }));
    }

    private Reply explain(Call call) throws MetricsException, Refusal {
        var asked = Asked.of(call.place("metric"), call);
        int limit = limit(call, ROWS);
        return Reply.ok(customers.each(call.place("tenant"), tenant -> {
            var handle = metrics.open(tenant, asked.asOf(), asked.today());
            return AnswerJson.explanation(handle, asked.question(), handle.explain(asked.question(), limit));
        }));
    }

    private Reply leaks(Call call) throws MetricsException, Refusal {
        var asked = Asked.of("conversion", call);
        return Reply.ok(customers.each(call.place("tenant"), tenant -> {
            var handle = metrics.open(tenant, asked.asOf(), asked.today());
            return LeakJson.of(handle, asked.question(), handle.leaks(asked.question()));
        }));
    }

    private Reply restate(Call call) throws MetricsException, Refusal {
        var asked = Asked.restating(call, limit(call, CHANGES));
        return Reply.ok(customers.each(call.place("tenant"), tenant -> {
            var restated = metrics.restate(tenant, asked);
            var now = new AsOf.AtSequence(restated.now().sequence());
            return RestatementJson.of(tenant, restated, metrics.open(tenant, now, restated.today()));
        }));
    }

    private Reply rejected(Call call) throws MetricsException, Refusal {
        int limit = limit(call, ROWS);
        return Reply.ok(customers.each(
                call.place("tenant"), tenant -> RejectedJson.of(tenant, metrics.rejected(tenant, limit))));
    }

    private static int limit(Call call, int usual) throws Refusal {
        var text = call.one("limit").orElse(String.valueOf(usual));
        try {
            int limit = Integer.parseInt(text);
            if (limit > 0) {
                return limit;
            }
        } catch (NumberFormatException unreadable) {
            // told below
        }
        throw Refusal.malformed("limit: '%s' is no number of rows, 1 or more".formatted(text));
    }
}
