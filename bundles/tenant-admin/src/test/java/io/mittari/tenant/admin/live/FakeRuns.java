package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.tenant.admin.ConnectorRuns;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Connectors run as soon as they are there, but for those that fail. */
final class FakeRuns implements ConnectorRuns {

    private final Map<String, String> failures = new ConcurrentHashMap<>();

    /** @param instance {@code acme.csv.g2} */
    void fail(String instance, String why) {
        failures.put(instance, why);
    }

    @Override
    public void awaitRunning(Instance instance, Duration limit) throws BadRequest {
        var failure = failures.get(instance.toString());
        if (failure != null) {
            throw new BadRequest(failure);
        }
    }

    @Override
    public List<String> routes(Instance instance) {
        return List.of("%s/%s/inbox".formatted(instance.tenant(), instance.name()));
    }
}
