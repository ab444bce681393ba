package io.mittari.web;

import io.mittari.connector.runtime.imports.Imports;
import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.engine.admin.MetricsAdmin;
import io.mittari.tenant.admin.Instances;
import java.io.IOException;
import java.util.List;

/** Rejected rows read again: a job as an import is one, without files. */
final class ReplayDesk {

    private final ImportDesk jobs;
    private final Customers customers;
    private final Imports imports;
    private final Instances instances;
    private final MetricsAdmin metrics;

    ReplayDesk(ImportDesk jobs, Customers customers, Imports imports, Instances instances, MetricsAdmin metrics) {
        this.jobs = jobs;
        this.customers = customers;
        this.imports = imports;
        this.instances = instances;
        this.metrics = metrics;
    }

    List<Route> routes() {
        return List.of(Route.post("/tenants/{tenant}/rejected/replay", this::replay));
    }

    private Reply replay(Call call) throws MetricsException, Refusal, IOException {
        var given = JsonBody.object(call);
        var selector = call.place("tenant");
        var job = new ReplayJob(
                customers.selected(selector),
                Customers.many(selector),
                given.getString("connector", null),
                ImportDesk.json(given.get("mapping")),
                given.getBoolean("dryRun", false),
                imports,
                instances,
                metrics);
        return Reply.json(201, jobs.ordered(job).json());
    }
}
