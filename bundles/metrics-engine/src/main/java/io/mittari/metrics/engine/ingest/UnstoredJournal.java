package io.mittari.metrics.engine.ingest;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Cursor;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.store.DeliveryStamp;
import io.mittari.metrics.store.JournalCommit;
import io.mittari.metrics.store.JournalHead;
import io.mittari.metrics.store.JournalStore;
import io.mittari.metrics.store.KeptRejection;
import io.mittari.metrics.store.LostBlock;
import io.mittari.metrics.store.TenantChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's journal as it is stored up to a point, and in memory from there on. What is asked of a writer's journal it
 * answers; nothing reaches the store. Not for two threads.
 */
final class UnstoredJournal implements JournalStore {

    private final JournalStore stored;
    private final long storedBlocks;
    private final List<byte[]> blocks = new ArrayList<>();
    private final List<JournalCommit.Seen> seen = new ArrayList<>();
    private final Map<Long, Instant> keptAt = new HashMap<>();
    private JournalHead head;
    private @Nullable Cursor cursor;

    /** @param head where the stored journal ends for this one */
    UnstoredJournal(JournalStore stored, JournalHead head) {
        this.stored = stored;
        this.storedBlocks = head.blocks();
        this.head = head;
    }

    JournalHead head() {
        return head;
    }

    @Override
    public Optional<JournalHead> head(TenantId tenant) {
        return Optional.of(head);
    }

    @Override
    public void admit(Instance by, @Nullable Cursor next) throws BadRequest, Unavailable {
        var last = cursor;
        if (last == null || next == null) {
            stored.admit(by, next);
        } else if (!last.after().equals(next.before())) {
            throw new BadRequest("the batch reads on from '%s', the one before it ended at '%s'"
                    .formatted(next.before(), last.after()));
        }
    }

    @Override
    public void append(JournalCommit commit) {
        blocks.addAll(commit.blocks());
        if (commit.seen() != null) {
            seen.add(commit.seen());
        }
        cursor = commit.cursor() == null ? cursor : commit.cursor();
        if (commit.keptAt() != null
                && commit.after().sequence() > commit.before().sequence()) {
            keptAt.put(commit.after().sequence(), commit.keptAt());
        }
        head = commit.after();
    }

    @Override
    public void blocks(TenantId tenant, long from, long to, BlockReader reader) throws Unavailable {
        if (from < storedBlocks) {
            stored.blocks(tenant, from, Math.min(to, storedBlocks), reader);
        }
        for (long number = Math.max(from, storedBlocks); number < to; number++) {
            reader.block(number, blocks.get((int) (number - storedBlocks)).clone());
        }
    }

    @Override
    public List<LostBlock> lost(TenantId tenant) throws Unavailable {
        return stored.lost(tenant);
    }

    @Override
    public void setAside(TenantId tenant, long number, String why) throws Unavailable {
        stored.setAside(tenant, number, why);
    }

    @Override
    public void useAgain(TenantId tenant, long number) throws Unavailable {
        stored.useAgain(tenant, number);
    }

    @Override
    public List<byte[]> seen(Instance by, String delivery) throws Unavailable {
        var parts = new ArrayList<>(stored.seen(by, delivery));
        seen.stream().filter(part -> part.delivery().equals(delivery)).forEach(part -> parts.addAll(part.parts()));
        return parts;
    }

    @Override
    public List<DeliveryStamp> deliveries(TenantId tenant) throws Unavailable {
        return stored.deliveries(tenant);
    }

    @Override
    public void rejectedIdentities(TenantId tenant, Consumer<String> reader) throws Unavailable {
        stored.rejectedIdentities(tenant, reader);
    }

    @Override
    public Map<String, Instant> rejectedAt(TenantId tenant, Collection<String> identities) throws Unavailable {
        return stored.rejectedAt(tenant, identities);
    }

    @Override
    public List<KeptRejection> rejected(TenantId tenant, int limit) throws Unavailable {
        return stored.rejected(tenant, limit);
    }

    @Override
    public void eachRejected(TenantId tenant, Consumer<KeptRejection> taker) throws Unavailable {
        stored.eachRejected(tenant, taker);
    }

    @Override
    public List<KeptRejection> rejectedBy(TenantId tenant, String instance, long after, long to, int limit)
            throws Unavailable {
        return stored.rejectedBy(tenant, instance, after, to, limit);
    }

    @Override
    public Map<String, Long> rejectedCounts(TenantId tenant) throws Unavailable {
        return stored.rejectedCounts(tenant);
    }

    @Override
    public int dropRejected(TenantId tenant, Instant before) {
        throw new UnsupportedOperationException("nothing is dropped in a dry run");
    }

    @Override
    public long sequenceAt(TenantId tenant, Instant instant) throws Unavailable {
        return stored.sequenceAt(tenant, instant);
    }

    @Override
    public Optional<Instant> committedAt(TenantId tenant, long sequence) throws Unavailable {
        return stored.committedAt(tenant, sequence);
    }

    @Override
    public Optional<Instant> keptAt(TenantId tenant, long sequence) throws Unavailable {
        var own = keptAt.get(sequence);
        return own == null ? stored.keptAt(tenant, sequence) : Optional.of(own);
    }

    @Override
    public long change(TenantChange change) {
        throw new UnsupportedOperationException("no tenant is changed in a dry run");
    }

    @Override
    public void remove(TenantId tenant) {
        throw new UnsupportedOperationException("no tenant is removed in a dry run");
    }
}
