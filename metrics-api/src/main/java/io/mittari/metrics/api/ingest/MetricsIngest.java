package io.mittari.metrics.api.ingest;

import io.mittari.metrics.api.MetricsException;
import org.osgi.annotation.versioning.ProviderType;

/** Takes in what connectors bring. Safe for many threads; batches of one tenant are stored one after the other. */
@ProviderType
public interface MetricsIngest {

    /**
     * Stores facts, rejected records and cursor in one transaction; durable when it returns. Doing it again with the
     * same batch changes nothing.
     *
     * @throws MetricsException.BadRequest if the tenant is not known, the cursor's predecessor is not the stored one,
     *     or more would vanish than {@link Batch.Complete} allows; nothing was stored
     * @throws MetricsException.Unavailable if the store cannot be reached, or the instance's generation is not live
     *     yet, or no more; nothing was stored, the same batch may be sent again
     */
    Receipt ingest(Batch batch) throws MetricsException;

    /** A dry run of an instance's batches: what storing them would come to. */
    DryRun dryRun(Instance by);
}
