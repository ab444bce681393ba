package io.mittari.metrics.api.ingest;

import io.mittari.metrics.api.MetricsException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Batches that are compared and not stored: each with what is held, and with those compared before it. What it remembers
 * goes with it. Safe for many threads.
 */
@ProviderType
public interface DryRun {

    /**
     * Says what {@link MetricsIngest#ingest} would say now, had it stored the batches before. It refuses what that would
     * refuse.
     *
     * @return with the sequence 0: there is no point of the journal at which this holds
     */
    Receipt compare(Batch batch) throws MetricsException;
}
