package io.mittari.connector.runtime;

import io.mittari.metrics.api.ingest.MetricsIngest;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What every instance is hosted with.
 *
 * @param coordinator one thread; what decides runs on it, and never waits
 */
record Surroundings(
        RuntimeSettings settings,
        TenantSettingsSource tenants,
        Inboxes inboxes,
        MetricsIngest ingest,
        Clock clock,
        ScheduledExecutorService coordinator,
        CamelHosts hosts,
        RouteWatchers watchers) {}
