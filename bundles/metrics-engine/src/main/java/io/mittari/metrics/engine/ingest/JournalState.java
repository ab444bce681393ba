package io.mittari.metrics.engine.ingest;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.journal.RecordRow;
import io.mittari.metrics.engine.people.People;
import io.mittari.metrics.engine.people.PeopleBook;
import io.mittari.metrics.store.JournalHead;
import io.mittari.metrics.store.JournalStore;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All that is remembered of a tenant's journal between two batches. Derived from the store; after a batch that failed it
 * has to be settled again. Not for two threads.
 */
final class JournalState {

    final KeptIndex kept;
    final StoredBlocks blocks;
    final Deliveries deliveries;
    final PeopleBook people;
    final RejectedNames rejections;
    final Map<String, LocalDate> delivered = new HashMap<>();
    JournalHead head;
    ZoneId zone;

    /** What a row of a block took lately. */
    double rowBytes = 60;

    private final JournalStore store;
    private final TenantId tenant;

    /** Has reached no point of the journal yet. */
    JournalState(JournalStore store, People people, TenantId tenant, JournalHead head, ZoneId zone, Indexes indexes) {
        this.store = store;
        this.tenant = tenant;
        this.blocks = new StoredBlocks(store, tenant);
        this.people = people.book(tenant);
        this.kept = indexes.of(store, tenant, blocks);
        this.deliveries = new Deliveries(store);
        this.rejections = new RejectedNames(reader -> store.rejectedIdentities(tenant, reader));
        this.head = head;
        this.zone = zone;
    }

    /** Remembers all that is stored up to there, and nothing else. */
    void settle(JournalHead head, ZoneId zone) throws Unavailable {
        this.head = head;
        this.zone = zone;
        people.forget();
        kept.upTo(head);
        deliveries.forgetAll();
        rejections.read();
        delivered.clear();
        for (var stamp : store.deliveries(tenant)) {
            delivered.put(stamp.source(), LocalDate.ofInstant(stamp.at(), zone));
        }
    }

    RecordIndex index() {
        return kept.index();
    }

    /** What stands of a record that the journal or this batch holds. */
    Standing standing(int record, Staging staging) throws Unavailable {
        var newest = staging.newest(record);
        if (newest == null) {
            newest = blocks.block(index().block(record)).records().get(index().row(record));
        }
        List<RecordRow> rows = new ArrayList<>();
        List<Integer> ordinals = new ArrayList<>();
        for (int kept : newest.kept()) {
            rows.add(
                    staging.holds(kept)
                            ? staging.rowOf(kept)
                            : blocks.block(index().blockOf(kept)).rowOf(kept));
            ordinals.add(kept);
        }
        for (int i = 0; i < newest.facts().size(); i++) {
            rows.add(newest);
            ordinals.add(newest.firstOrdinal() + i);
        }
        return Standing.of(rows, ordinals);
    }

    /** Memory it takes, about. */
    long bytes() {
        return people.bytes() + kept.heap() + deliveries.bytes() + blocks.bytes() + rejections.bytes();
    }
}
