package io.mittari.metrics.engine.ingest;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.index.DamagedIndex;
import io.mittari.metrics.engine.index.FileRoom;
import io.mittari.metrics.engine.index.HeapRoom;
import io.mittari.metrics.engine.index.IndexFolder;
import io.mittari.metrics.store.JournalHead;
import io.mittari.metrics.store.JournalStore;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One tenant's index between the batches: in the heap while it is small, in its folder from then on. What is found there
 * is taken only if it was left whole and its last block is one of this journal; else it is made again. Not for two
 * threads.
 */
final class KeptIndex {

    private static final Logger LOG = LoggerFactory.getLogger(KeptIndex.class);

    private final JournalStore store;
    private final TenantId tenant;
    private final StoredBlocks blocks;
    private final @Nullable IndexFolder folder;
    private final int small;
    private @Nullable RecordIndex index;
    private boolean sealed;
    private boolean whole = true;

    /**
     * @param folder where it may stand; null: in the heap, whatever its size
     * @param small records and keys that stay in the heap
     */
    KeptIndex(JournalStore store, TenantId tenant, StoredBlocks blocks, @Nullable IndexFolder folder, int small) {
        this.store = store;
        this.tenant = tenant;
        this.blocks = blocks;
        this.folder = folder;
        this.small = small;
    }

    /** Makes it the index of a journal that ends there. */
    void upTo(JournalHead head) throws Unavailable {
        try {
            if (!whole) {
                delete();
            }
            open(head);
            var wrong = wrong(index().tables().point(), head);
            if (wrong != null) {
                again(head, wrong);
            }
            readOn(index(), head);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    /** That of the point it was brought up to last. */
    RecordIndex index() {
        if (index == null) {
            throw new IllegalStateException("the index of tenant %s is not open".formatted(tenant));
        }
        return index;
    }

    /** Takes the space for the batch at hand before it is stored. */
    void reserve(int newBlocks) throws Unavailable {
        var current = index();
        try {
            unseal();
            outgrow(current, current.size() + (long) current.keyCount());
            current.reserve(newBlocks);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    /** The batch at hand is stored. It must not fail for what is derived: if it does, the index is made again. */
    void store(List<Staging.Encoded> stored, Instant at) {
        whole = false;
        try {
            index().store(stored, at);
            whole = true;
        } catch (IOException e) {
            LOG.warn("the index of tenant {} will be made again: {}", tenant, e.toString());
        }
    }

    /** Whether it is that of the journal, and not to be made again. */
    boolean isWhole() {
        return whole;
    }

    long heap() {
        return index == null ? 0 : index.tables().heap();
    }

    /** Leaves it in its folder, whole. It may be opened again. */
    void close() {
        var current = index;
        index = null;
        if (current == null || folder == null || !(current.tables().room instanceof FileRoom room)) {
            return;
        }
        try {
            if (sealed) {
                room.close();
            } else if (whole) {
                var state = new ByteArrayOutputStream();
                var out = new DataOutputStream(state);
                out.writeUTF(tenant.value());
                current.tables().write(out);
                folder.seal(room, state.toByteArray());
            } else {
                room.clear();
                folder.delete();
            }
        } catch (IOException e) {
            LOG.warn("the index of tenant {} will be made again: {}", tenant, e.toString());
        }
    }

    /** There is no such journal any more, or the index is of no use. */
    void delete() throws IOException {
        var current = index;
        index = null;
        sealed = false;
        whole = true;
        if (current != null && current.tables().room instanceof FileRoom room) {
            room.clear();
        }
        if (folder != null) {
            folder.delete();
        }
    }

    private void open(JournalHead head) throws IOException {
        if (index != null) {
            index.forget();
        } else if (folder != null && folder.isSealed()) {
            read(head, folder);
        } else {
            again(head, null);
        }
    }

    private void read(JournalHead head, IndexFolder from) throws IOException {
        var room = from.room();
        try (var in = from.state()) {
            if (!in.readUTF().equals(tenant.value())) {
                throw new DamagedIndex("it is another tenant's");
            }
            index = new RecordIndex(RecordTables.read(room, in));
            sealed = true;
        } catch (IOException e) {
            room.close();
            again(head, e.getMessage());
        }
    }

    private void again(JournalHead head, @Nullable String why) throws IOException {
        if (why != null) {
            LOG.info("the index of tenant {} is made again from {} blocks: {}", tenant, head.blocks(), why);
        }
        delete();
        index = new RecordIndex(new RecordTables(new HeapRoom()));
    }

    /** Why an index that has reached a point is none of this journal; null if it is one. */
    private @Nullable String wrong(JournalPoint point, JournalHead head) throws Unavailable {
        if (point.blocks() > head.blocks()) {
            return "it knows of %d blocks".formatted(point.blocks());
        }
        if (point.blocks() > 0
                && (point.last() != JournalPoint.mark(blocks.bytes(point.blocks() - 1))
                        || point.at() != committedAt(point.sequence()))) {
            return "its last block is another one";
        }
        return null;
    }

    private void readOn(RecordIndex current, JournalHead head) throws IOException, Unavailable {
        int from = current.tables().point().blocks();
        if (from == head.blocks()) {
            return;
        }
        unseal();
        whole = false;
        var progress = new Progress(LOG, tenant, head.blocks());
        try {
            blocks.eachWithoutFacts(from, head.blocks(), (block, bytes) -> {
                try {
                    current.add(block, bytes);
                    outgrow(current, current.tables().size());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                progress.reached(current.tables().point().blocks());
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        var point = current.tables().point();
        current.tables().reached(point.at(committedAt(point.sequence())));
        whole = true;
        progress.end();
    }

    private long committedAt(long sequence) throws Unavailable {
        return store.committedAt(tenant, sequence).map(Instant::toEpochMilli).orElse(JournalPoint.UNTOLD);
    }

    /** From the heap into files, once it is large. */
    private void outgrow(RecordIndex current, long size) throws IOException {
        if (size > small && folder != null && current.tables().room instanceof HeapRoom) {
            current.move(current.tables().movedTo(folder.cleared()));
        }
    }

    private void unseal() throws IOException {
        if (sealed && folder != null) {
            folder.unseal();
            sealed = false;
        }
    }

    private Unavailable unavailable(IOException e) {
        return new Unavailable(
                "the index of tenant %s cannot be written in %s: %s. Nothing of the batch was stored; mend that (is the disk full?), and it goes on"
                        .formatted(tenant, folder, e.getMessage()),
                e);
    }
}
