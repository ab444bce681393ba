package io.mittari.connector.spi;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.ingest.Rejected;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rejected rows that an instance brought, to be read again as they stand, with their own origins. A second kind of body
 * for the route at {@link RouteSite#importUri()}; it leaves an {@link ImportReceipt} too. Each batch says by its
 * {@link io.mittari.metrics.api.ingest.Batch.Replay} which rows it answers; none says that an entry is complete.
 *
 * @param mapping the mapping as JSON text; null: the instance's own
 * @param dryRun as in {@link ImportRequest}
 * @param progress told the rows, no bytes
 */
public record ReplayRequest(Rows rows, @Nullable String mapping, boolean dryRun, ImportRequest.Progress progress) {

    /**
     * A kept row.
     *
     * @param name what a batch closes it by
     * @param at when it was rejected
     */
    public record KeptRow(String name, Instant at, Rejected rejected) {}

    /** Hands the rows over, a few at a time, the oldest first. One thread. */
    @FunctionalInterface
    public interface Rows {

        /** The next ones; none at the end. */
        List<KeptRow> next() throws MetricsException;
    }
}
