package io.mittari.metrics.engine.ingest;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.api.ingest.Rejected;
import io.mittari.metrics.api.ingest.SourceRecord;
import io.mittari.metrics.store.JournalStore;
import io.mittari.metrics.store.KeptRejection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a replay may do to rejected rows: those it read it closes, if they are as it read them; of the same records, what
 * was rejected later, or with them, stays. To be used while nobody else writes the tenant's journal.
 */
final class Replaying {

    private final JournalStore store;
    private final TenantId tenant;
    private final Batch.Replay replay;
    private final Set<String> read;

    private Replaying(JournalStore store, TenantId tenant, Batch.Replay replay) {
        this.store = store;
        this.tenant = tenant;
        this.replay = replay;
        this.read = Set.copyOf(replay.closes());
    }

    /**
     * Null if the batch is no replay.
     *
     * @throws BadRequest if rows went since they were read, as those do that name a person who is erased, or came again
     */
    static @Nullable Replaying of(JournalStore store, Batch batch) throws BadRequest, Unavailable {
        var replay = batch.replay();
        if (replay == null) {
            return null;
        }
        var replaying = new Replaying(store, batch.by().tenant(), replay);
        replaying.demandAsRead(batch);
        return replaying;
    }

    private void demandAsRead(Batch batch) throws BadRequest, Unavailable {
        var kept = store.rejectedAt(tenant, read);
        long gone = read.stream()
                .filter(name -> !replay.keptAt().equals(kept.get(name)))
                .count();
        if (gone > 0) {
            throw new BadRequest(
                    "%d of %d rejected rows%s went or came again while they were read: what was taken until then is closed; replay again"
                            .formatted(gone, read.size(), place(batch)));
        }
    }

    private static String place(Batch batch) {
        return Stream.concat(
                        batch.records().stream().map(SourceRecord::origin),
                        batch.rejected().stream().map(Rejected::origin))
                .map(Origin::place)
                .findFirst()
                .map(" of %s"::formatted)
                .orElse("");
    }

    /**
     * Takes out of the names those that stay; returns the rejections without those whose place is taken so.
     *
     * @param closed names of what the batch closes
     */
    List<KeptRejection> leaveLater(Set<String> closed, List<KeptRejection> rejected) throws Unavailable {
        var others = new HashSet<>(closed);
        others.removeAll(read);
        var later = new HashMap<>(store.rejectedAt(tenant, others));
        later.values().removeIf(at -> at.isBefore(replay.keptAt()));
        closed.removeAll(later.keySet());
        return rejected.stream()
                .filter(each -> !later.containsKey(each.identity()))
                .toList();
    }
}
