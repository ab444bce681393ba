package io.mittari.connector.runtime.imports;

import io.mittari.connector.spi.ImportReceipt;
import io.mittari.connector.spi.ImportRequest;
import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Sends what a person imports through the connector instance that runs. Safe for many threads. */
@ProviderType
public interface Imports {

    /**
     * Runs on the caller's thread until the import is done. An import that comes while its instance is being replaced
     * waits for the new generation, at most half a minute.
     *
     * @param instance name of one of the tenant's connector instances
     * @throws MetricsException.BadRequest if the tenant has no such instance (the message lists those it has), the
     *     instance takes no imports, or the connector refuses the files or the mapping
     * @throws MetricsException.Unavailable if the instance does not run, or the import broke off; what was stored before
     *     stays, and the same import may be sent again
     */
    ImportReceipt run(TenantId tenant, String instance, ImportRequest request) throws MetricsException;

    /**
     * Reads the rejected rows again that came through an instance, as {@link #run} does with files. Those rejected while
     * it runs are left out.
     *
     * @return with the months that are restated
     * @throws MetricsException.BadRequest as {@link #run}
     * @throws MetricsException.Unavailable as {@link #run}; the same rows may be read once more
     */
    ImportReceipt replay(
            TenantId tenant, String instance, @Nullable String mapping, boolean dryRun, ImportRequest.Progress progress)
            throws MetricsException;

    /** Every instance that is offered, runs, or has not ended; by tenant, name and generation. */
    List<RunningInstance> instances();
}
