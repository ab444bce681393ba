package io.mittari.metrics.engine.ingest;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.store.JournalStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How old the rows of a replay are, against what the journal holds: what came after their rejection is newer, but for
 * what an earlier replay stored of rows that were rejected before them. Not for two threads.
 */
final class RejectedAt {

    private final JournalStore store;
    private final TenantId tenant;
    private final Instant at;
    private final long sequence;
    private final Map<Long, Integer> ages = new HashMap<>();

    RejectedAt(JournalStore store, TenantId tenant, Instant at) throws Unavailable {
        this.store = store;
        this.tenant = tenant;
        this.at = at;
        this.sequence = store.sequenceAt(tenant, at);
    }

    /**
     * Below 0 if what was stored at a point of the journal is older than the rows, 0 if it came with them, above if it is
     * newer.
     */
    int compare(long stored) throws Unavailable {
        if (stored < sequence) {
            return -1;
        }
        var known = ages.get(stored);
        if (known == null) {
            known = age(stored).compareTo(at);
            ages.put(stored, known);
        }
        return known;
    }

    private Instant age(long stored) throws Unavailable {
        var kept = store.keptAt(tenant, stored);
        return kept.isPresent() ? kept.get() : store.committedAt(tenant, stored).orElse(Instant.MAX);
    }
}
