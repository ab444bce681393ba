package io.mittari.metrics.engine.ingest;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.DryRun;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.api.ingest.Receipt;
import io.mittari.metrics.engine.people.People;
import io.mittari.metrics.store.JournalStore;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * A dry run: a writer of its own, on a journal that goes on in memory from where the stored one ended at the first
 * batch. It holds nobody up, and takes about as much memory as the writer does, and the new blocks.
 */
public final class Rehearsal implements DryRun {

    private final JournalStore store;
    private final People people;
    private final Instance by;
    private final Writers.Zones zones;
    private final Clock clock;
    private @Nullable UnstoredJournal journal;
    private @Nullable TenantWriter writer;

    public Rehearsal(JournalStore store, People people, Instance by, Writers.Zones zones, Clock clock) {
        this.store = store;
        this.people = people;
        this.by = by;
        this.zones = zones;
        this.clock = clock;
    }

    @Override
    public synchronized Receipt compare(Batch batch) throws BadRequest, Unavailable {
        if (!batch.by().equals(by)) {
            throw new IllegalArgumentException("a dry run of %s, not of %s".formatted(by, batch.by()));
        }
        var onward = journal();
        onward.admit(by, batch.cursor());
        var writing = writer;
        writer = null;
        if (writing == null) {
            writing = new TenantWriter(
                    onward, people, by.tenant(), onward.head(), zones.zone(by.tenant()), clock, Indexes.inHeap());
            writing.settle(onward.head(), zones.zone(by.tenant()));
        }
        var receipt = writing.write(batch);
        writer = writing;
        return new Receipt(
                0,
                receipt.stored(),
                receipt.known(),
                receipt.corrected(),
                receipt.retracted(),
                receipt.waiting(),
                receipt.rejected(),
                receipt.months());
    }

    private UnstoredJournal journal() throws Unavailable {
        var begun = journal;
        if (begun == null) {
            var head = store.head(by.tenant())
                    .orElseThrow(() -> new Unavailable("there is no tenant %s".formatted(by.tenant()), null));
            begun = new UnstoredJournal(store, head);
            journal = begun;
        }
        return begun;
    }
}
