package io.mittari.tenant.admin.runs;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.store.Deployments;
import io.mittari.metrics.store.ReportRuns;
import io.mittari.metrics.store.TenantVersion;
import io.mittari.tenant.admin.file.TenantFormat;
import java.time.Clock;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops runs that are older than the tenant's file says, and the oldest of too many. */
public final class RunRetention {

    private static final Logger LOG = LoggerFactory.getLogger(RunRetention.class);

    /** Rows of one tenant: a few hundred bytes each. */
    static final int MOST = 10_000;

    private final ReportRuns store;
    private final Deployments deployments;
    private final TenantFormat format;
    private final Clock clock;

    public RunRetention(ReportRuns store, Deployments deployments, TenantFormat format, Clock clock) {
        this.store = store;
        this.deployments = deployments;
        this.format = format;
        this.clock = clock;
    }

    /** Never throws: what is not done now is done the next day. */
    void sweep() {
        try {
            for (var tenant : deployments.tenants()) {
                dropped(tenant)
                        .ifPresent(rows ->
                                LOG.info("{}: {} rows of runs were too old and are dropped", tenant.tenant(), rows));
            }
        } catch (Unavailable later) {
            LOG.warn("runs of reports are looked through tomorrow: {}", later.getMessage(), later);
        } catch (RuntimeException bug) { // else it would never be done again
            LOG.error("runs of reports could not be looked through", bug);
        }
    }

    /** A tenant whose file cannot be read keeps what it has. */
    private OptionalInt dropped(TenantVersion tenant) throws Unavailable {
        try {
            var before = format.read(tenant.file()).keepsReportsSince(clock.instant());
            int rows = store.drop(tenant.tenant(), before, MOST);
            return rows == 0 ? OptionalInt.empty() : OptionalInt.of(rows);
        } catch (BadRequest unreadable) {
            LOG.warn("{}: runs of reports are kept: {}", tenant.tenant(), unreadable.getMessage());
            return OptionalInt.empty();
        }
    }
}
