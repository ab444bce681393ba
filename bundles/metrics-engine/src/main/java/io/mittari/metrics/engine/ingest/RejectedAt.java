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
    private final Map<Long, Boolean> newer = new HashMap<>();

    RejectedAt(JournalStore store, TenantId tenant, Instant at) throws Unavailable {
        this.store = store;
        this.tenant = tenant;
        this.at = at;
        this.sequence = store.sequenceAt(tenant, at);
    }

    /** Whether what was stored at a point of the journal is newer than the rows. */
    boolean isBefore(long stored) throws Unavailable {
        if (stored <= sequence) {
            return false;
        }
        var known = newer.get(stored);
        if (known == null) {
            known = store.keptAt(tenant, stored).map(kept -> kept.isAfter(at)).orElse(true);
            newer.put(stored, known);
        }
        return known;
    }
}
