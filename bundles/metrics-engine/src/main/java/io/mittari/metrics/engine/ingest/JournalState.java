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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that is remembered of a tenant's journal between two batches. Derived from the store; a batch that fails leaves it
 * unusable, and it is loaded anew. Not for two threads.
 */
final class JournalState {

    final RecordIndex index = new RecordIndex();
    final StoredBlocks blocks;
    final Deliveries deliveries;
    final PeopleBook people;
    final Set<String> rejections = new HashSet<>();
    final Map<String, LocalDate> delivered = new HashMap<>();
    JournalHead head;
    ZoneId zone;

    /** What a row of a block took lately. */
    double rowBytes = 60;

    private JournalState(JournalStore store, People people, TenantId tenant, JournalHead head, ZoneId zone) {
        this.blocks = new StoredBlocks(store, tenant);
        this.people = people.book(tenant);
        this.deliveries = new Deliveries(store);
        this.head = head;
        this.zone = zone;
    }

    static JournalState load(JournalStore store, People people, TenantId tenant, JournalHead head, ZoneId zone)
            throws Unavailable {
        var state = new JournalState(store, people, tenant, head, zone);
        state.blocks.eachWithoutFacts(0, head.blocks(), state.index::add);
        state.rejections.addAll(store.rejectedIdentities(tenant));
        for (var stamp : store.deliveries(tenant)) {
            state.delivered.put(stamp.source(), LocalDate.ofInstant(stamp.at(), zone));
        }
        return state;
    }

    /** What stands of a record that the journal or this batch holds. */
    Standing standing(int record, Staging staging) throws Unavailable {
        var newest = staging.newest(record);
        if (newest == null) {
            newest = blocks.block(index.block(record)).records().get(index.row(record));
        }
        List<RecordRow> rows = new ArrayList<>();
        List<Integer> ordinals = new ArrayList<>();
        for (int kept : newest.kept()) {
            rows.add(
                    staging.holds(kept)
                            ? staging.rowOf(kept)
                            : blocks.block(index.blockOf(kept)).rowOf(kept));
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
        return people.bytes() + index.bytes() + deliveries.bytes() + blocks.bytes() + 150L * rejections.size();
    }
}
