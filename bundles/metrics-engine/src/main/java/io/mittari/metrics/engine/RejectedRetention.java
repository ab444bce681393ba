package io.mittari.metrics.engine;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.settings.SettingsFile;
import io.mittari.metrics.store.Deployments;
import io.mittari.metrics.store.JournalStore;
import io.mittari.metrics.store.TenantVersion;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops rejected rows, with their raw text, when nobody has cared for them for as long as the tenant's file says. */
final class RejectedRetention {

    private static final Logger LOG = LoggerFactory.getLogger(RejectedRetention.class);

    private final JournalStore store;
    private final Deployments deployments;
    private final Clock clock;

    RejectedRetention(JournalStore store, Deployments deployments, Clock clock) {
        this.store = store;
        this.deployments = deployments;
        this.clock = clock;
    }

    /** A tenant whose file cannot be read keeps what it has. */
    Map<TenantId, Integer> drop() throws Unavailable {
        var dropped = new LinkedHashMap<TenantId, Integer>();
        for (var tenant : deployments.tenants()) {
            int rows = drop(tenant);
            if (rows > 0) {
                dropped.put(tenant.tenant(), rows);
            }
        }
        return dropped;
    }

    /** Of a tenant whose file can be read. */
    Optional<Keeping> of(TenantId tenant) throws Unavailable {
        var version = deployments.tenant(tenant);
        return version.isEmpty() ? Optional.empty() : of(version.get());
    }

    private int drop(TenantVersion tenant) throws Unavailable {
        var keeping = of(tenant);
        return keeping.isEmpty()
                ? 0
                : store.dropRejected(tenant.tenant(), keeping.get().before(clock.instant()));
    }

    private static Optional<Keeping> of(TenantVersion tenant) {
        try {
            var zone = SettingsFile.read(tenant.file()).zone();
            return Optional.of(new Keeping(zone, SettingsFile.keepRejected(tenant.file())));
        } catch (BadRequest unreadable) {
            LOG.warn("{}: rejected rows are kept: {}", tenant.tenant(), unreadable.getMessage());
            return Optional.empty();
        }
    }

    /** How long a tenant keeps rejected rows, in calendar days of its own. */
    record Keeping(ZoneId zone, Period period) {

        Instant until(Instant rejected) {
            return rejected.atZone(zone).plus(period).toInstant();
        }

        /** What was rejected before that goes now. */
        Instant before(Instant now) {
            return now.atZone(zone).minus(period).toInstant();
        }
    }
}
