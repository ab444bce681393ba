package io.mittari.web;

import io.mittari.metrics.api.MetricsException;
import io.mittari.tenant.admin.Runs;
import jakarta.json.Json;
import java.util.List;

/** The documents that customers were given. */
final class RunDesk {

    private final Customers customers;
    private final Runs runs;

    RunDesk(Customers customers, Runs runs) {
        this.customers = customers;
        this.runs = runs;
    }

    List<Route> routes() {
        return List.of(Route.get("/tenants/{tenant}/runs", this::list));
    }

    private Reply list(Call call) throws MetricsException, Refusal {
        var report = call.one("report").orElse(null);
        return Reply.ok(customers.each(
                call.place("tenant"),
                tenant -> Json.createObjectBuilder()
                        .add("tenant", tenant.value())
                        .add("runs", RunJson.of(runs.of(tenant, report)))
                        .build()));
    }
}
