package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.tenant.admin.ConnectorRuns;
import io.mittari.tenant.admin.RouteChange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Connectors run as soon as they are there, but for those that fail; a test may have something happen before. */
final class FakeRuns implements ConnectorRuns {

    private final Map<String, String> failures = new ConcurrentHashMap<>();
    private final List<Consumer<RouteChange>> watching = new CopyOnWriteArrayList<>();
    private Event before = () -> {};

    /** Something that happens. */
    @FunctionalInterface
    interface Event {
        void happen() throws Exception;
    }

    /** What happens while somebody waits for a connector. */
    void beforeItRuns(Event happens) {
        before = happens;
    }

    void tell(RouteChange change) {
        watching.forEach(each -> each.accept(change));
    }

    /** @param instance {@code acme.csv.g2} */
    void fail(String instance, String why) {
        failures.put(instance, why);
    }

    @Override
    public void awaitRunning(Instance instance, Duration limit) throws BadRequest {
        try {
            before.happen();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        var failure = failures.get(instance.toString());
        if (failure != null) {
            throw new BadRequest(failure);
        }
    }

    @Override
    public Watch watch(Consumer<RouteChange> heard) {
        watching.add(heard);
        return () -> watching.remove(heard);
    }

    boolean isWatched() {
        return !watching.isEmpty();
    }

    @Override
    public List<String> routes(Instance instance) {
        return List.of("%s/%s/inbox".formatted(instance.tenant(), instance.name()));
    }
}
