package io.mittari.metrics.engine.ingest;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.Receipt;
import io.mittari.metrics.engine.people.People;
import io.mittari.metrics.store.JournalStore;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The writers of all tenants: one batch of a tenant after the other, several tenants side by side. What writers remember
 * stays inside a budget; the one that was idle longest forgets first.
 */
public final class Writers {

    private final JournalStore store;
    private final People people;
    private final Clock clock;
    private final Indexes indexes;
    private final long budget;
    private final Map<TenantId, Desk> desks = new ConcurrentHashMap<>();
    private final AtomicLong turns = new AtomicLong();
    private volatile boolean closed;

    /** @param budget bytes that all writers may remember together; a single one may need more */
    public Writers(JournalStore store, People people, Clock clock, Indexes indexes, long budget) {
        this.store = store;
        this.people = people;
        this.clock = clock;
        this.indexes = indexes;
        this.budget = budget;
    }

    /**
     * Stores a batch.
     *
     * @param zones asked only when the writer has to be set up
     */
    public Receipt write(Batch batch, Zones zones) throws BadRequest, Unavailable {
        var tenant = batch.by().tenant();
        var desk = desk(tenant);
        desk.lock.lock();
        try {
            store.admit(batch.by(), batch.cursor());
            desk.turn = turns.incrementAndGet();
            return settled(desk, tenant, zones).write(batch);
        } finally {
            desk.count();
            desk.lock.unlock();
            makeRoom();
        }
    }

    /** Does something to a tenant's journal that no batch may come between. */
    public <T> T alone(TenantId tenant, Change<T> change) throws BadRequest, Unavailable {
        var desk = desk(tenant);
        desk.lock.lock();
        try {
            if (desk.writer != null) {
                desk.writer.unsettle();
            }
            var result = change.make();
            if (store.head(tenant).isEmpty()) {
                desk.clear();
                indexes.delete(tenant);
            }
            return result;
        } catch (IOException e) {
            throw new Unavailable("the index of tenant %s cannot be deleted: %s".formatted(tenant, e.getMessage()), e);
        } finally {
            desk.lock.unlock();
        }
    }

    /**
     * What is wrong with a tenant's index, compared with its whole journal; empty: nothing, or there is none now. The
     * tenant's batches wait meanwhile.
     */
    public Optional<String> wrongIndex(TenantId tenant, Zones zones) throws BadRequest, Unavailable {
        var desk = desk(tenant);
        desk.lock.lock();
        try {
            boolean atWork = desk.writer != null;
            if (!atWork && !indexes.isKept(tenant)) {
                return Optional.empty();
            }
            var wrong = settled(desk, tenant, zones).wrongIndex();
            if (!atWork) {
                desk.clear();
            }
            return wrong;
        } finally {
            desk.count();
            desk.lock.unlock();
        }
    }

    /** The next batch makes the tenant's index again. */
    public void forgetIndex(TenantId tenant) throws Unavailable {
        var desk = desk(tenant);
        desk.lock.lock();
        try {
            desk.clear();
            indexes.delete(tenant);
        } catch (IOException e) {
            throw new Unavailable("the index of tenant %s cannot be deleted: %s".formatted(tenant, e.getMessage()), e);
        } finally {
            desk.lock.unlock();
        }
    }

    /** Leaves in files what is worth it; nothing is written after. */
    public void close() {
        closed = true;
        for (var desk : desks.values()) {
            desk.lock.lock();
            try {
                desk.clear();
            } finally {
                desk.lock.unlock();
            }
        }
    }

    private TenantWriter settled(Desk desk, TenantId tenant, Zones zones) throws BadRequest, Unavailable {
        if (closed) {
            throw new Unavailable("the platform is stopping", null);
        }
        var writer = desk.writer;
        if (writer == null || !writer.isSettled()) {
            var head = store.head(tenant)
                    .orElseThrow(() -> new Unavailable("tenant %s is being removed".formatted(tenant), null));
            var zone = zones.zone(tenant);
            if (writer == null) {
                writer = new TenantWriter(store, people, tenant, head, zone, clock, indexes);
                desk.writer = writer;
            }
            writer.settle(head, zone);
        }
        return writer;
    }

    private Desk desk(TenantId tenant) {
        return desks.computeIfAbsent(tenant, t -> new Desk());
    }

    private void makeRoom() {
        while (desks.values().stream().mapToLong(Desk::remembered).sum() > budget) {
            @Nullable Desk idle = null;
            int busy = 0;
            for (var desk : desks.values()) {
                if (desk.remembered() > 0) {
                    busy++;
                    if (idle == null || desk.turn < idle.turn) {
                        idle = desk;
                    }
                }
            }
            if (idle == null || busy < 2 || !idle.lock.tryLock()) {
                return;
            }
            try {
                idle.clear();
            } finally {
                idle.lock.unlock();
            }
        }
    }

    /** Where one tenant's batches queue. */
    private static final class Desk {
        final ReentrantLock lock = new ReentrantLock(true);
        volatile @Nullable TenantWriter writer;
        volatile long bytes;
        volatile long turn;

        long remembered() {
            return writer == null ? 0 : bytes;
        }

        void count() {
            bytes = writer == null ? 0 : writer.bytes();
        }

        void clear() {
            if (writer != null) {
                writer.close();
            }
            writer = null;
            bytes = 0;
        }
    }

    /** Knows tenants' zones. */
    @FunctionalInterface
    public interface Zones {
        ZoneId zone(TenantId tenant) throws BadRequest, Unavailable;
    }

    /** A change that is no batch. */
    @FunctionalInterface
    public interface Change<T> {
        T make() throws BadRequest, Unavailable;
    }
}
