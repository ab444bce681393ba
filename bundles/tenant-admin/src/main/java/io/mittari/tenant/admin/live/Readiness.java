package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.store.LiveInstance.Kind;
import io.mittari.tenant.admin.ConnectorRuns;
import java.time.Duration;
import java.util.Optional;

/** Whether what was started does its work: a connector's routes run, a report or an alert has worked once. */
final class Readiness {

    private final Trial trial;
    private final ConnectorRuns connectors;
    private final Duration limit;

    /** @param limit for the routes of a generation to run, with the drain of those before */
    Readiness(Trial trial, ConnectorRuns connectors, Duration limit) {
        this.trial = trial;
        this.connectors = connectors;
        this.limit = limit;
    }

    /** Why it must not go live, in words; empty: it may. */
    Optional<String> wrong(Running running) {
        if (running.instance().kind() != Kind.CONNECTOR) {
            return trial.wrong(running).map("it failed at its first work: %s"::formatted);
        }
        try {
            connectors.awaitRunning(running.instance().instance(), limit);
            return Optional.empty();
        } catch (MetricsException told) {
            return Optional.of(String.valueOf(told.getMessage()));
        }
    }
}
