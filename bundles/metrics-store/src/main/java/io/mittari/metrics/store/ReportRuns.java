package io.mittari.metrics.store;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Instance;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The ledger of documents that tenants were given. Safe for many threads. */
@ProviderType
public interface ReportRuns {

    /**
     * So many points of the journal are kept apart, of one generation, period, format and recipient; the oldest above that
     * is counted in {@link KeptRun#earlier} of the next.
     */
    int POINTS = 20;

    /**
     * Writes them down in one transaction; what is there already is counted up. A run of a tenant that is not there, or of a
     * point its journal has not reached, is of one that was removed, and left out.
     *
     * @return how many were not there yet
     */
    int keep(Collection<KeptRun> runs) throws Unavailable;

    /** The newest first. */
    List<KeptRun> runs(TenantId tenant) throws Unavailable;

    /** Of one generation of an instance, the newest first. */
    List<KeptRun> runs(LiveInstance.Kind kind, Instance by) throws Unavailable;

    /**
     * Drops those that were made last before an instant, and the oldest of more than so many.
     *
     * @return how many
     */
    int drop(TenantId tenant, Instant before, int most) throws Unavailable;
}
