package io.mittari.metrics.engine.ingest;

import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.api.ingest.Rejected;
import io.mittari.metrics.api.ingest.SourceRecord;
import io.mittari.metrics.store.KeptRejection;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which rejected rows of a batch are kept for a person: each once, and none that the same batch takes after all. */
final class KeptRejections {

    private final Map<Named, Origin> taken = new HashMap<>();

    private KeptRejections(Batch batch) {
        for (var record : batch.rejected().isEmpty() ? List.<SourceRecord>of() : batch.records()) {
            taken.put(new Named(record.entry(), record.key()), record.origin());
        }
    }

    /**
     * @param id the number of the first
     * @param at when they were rejected
     */
    static List<KeptRejection> of(Batch batch, Instant at, long id) {
        var rejections = new KeptRejections(batch);
        var identity = new Identity();
        var kept = new LinkedHashMap<String, KeptRejection>();
        for (var rejected : batch.rejected()) {
            if (!rejections.takenAfter(rejected)) {
                var same = identity.rejection(batch.source(), rejected);
                var before = kept.get(same);
                long number = before == null ? id + kept.size() : before.id();
                kept.put(same, new KeptRejection(number, same, batch.by().name(), batch.source(), at, rejected));
            }
        }
        return List.copyOf(kept.values());
    }

    /** A batch tells the order of its rows by their lines; of two places neither goes before the other. */
    private boolean takenAfter(Rejected rejected) {
        var origin = rejected.origin();
        var good = taken.get(new Named(rejected.entry(), rejected.key()));
        return good != null && !(good.place().equals(origin.place()) && good.line() < origin.line());
    }

    /** A record as the rows of a batch name it. */
    private record Named(@Nullable String entry, @Nullable String key) {}
}
