package io.mittari.metrics.engine.image;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.tenant.TenantSettings;
import io.mittari.metrics.engine.ingest.StoredBlocks;
import io.mittari.metrics.engine.people.Names;
import io.mittari.metrics.engine.view.FactsView;
import io.mittari.metrics.store.JournalHead;
import io.mittari.metrics.store.JournalStore;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Images of the tenants that are asked about: loaded when asked for, brought up to date when asked again, and dropped
 * when memory is needed, the one asked longest ago first.
 */
public final class Images {

    private final JournalStore store;
    private final Function<TenantId, Names> names;
    private final long budget;
    private final Map<TenantId, Kept> images = new ConcurrentHashMap<>();
    private final AtomicLong turns = new AtomicLong();

    /**
     * @param names of each tenant's people
     * @param budget bytes that all images may take together; a single one may need more
     */
    public Images(JournalStore store, Function<TenantId, Names> names, long budget) {
        this.store = store;
        this.names = names;
        this.budget = budget;
    }

    /**
     * A tenant's facts at one sequence.
     *
     * @param head where the journal ends now, at or after {@code sequence}
     * @param settings asked only if the view has to be made
     */
    public FactsView view(TenantId tenant, long sequence, JournalHead head, SettingsThen settings)
            throws BadRequest, Unavailable {
        var kept = images.computeIfAbsent(tenant, t -> new Kept());
        kept.turn = turns.incrementAndGet();
        var newest = kept.newest;
        if (newest != null && newest.sequence() == sequence) {
            return newest;
        }
        var view = make(kept, tenant, sequence, head, settings.at(sequence));
        makeRoom(kept);
        return view;
    }

    /** The tenant is no more, or somebody else from now on. */
    public void forget(TenantId tenant) {
        images.remove(tenant);
    }

    private FactsView make(Kept kept, TenantId tenant, long sequence, JournalHead head, TenantSettings settings)
            throws Unavailable {
        kept.lock.lock();
        try {
            var newest = kept.newest;
            if (newest != null && newest.sequence() == sequence) {
                return newest;
            }
            var image = kept.image == null ? new Image() : kept.image;
            kept.image = null;
            new StoredBlocks(store, tenant).each(image.blocks(), head.blocks(), image::add);
            image.fillUp(head.ordinals(), 0);
            var view = new FoldedView(image, sequence, settings, store.deliveries(tenant), names.apply(tenant));
            kept.image = image;
            kept.bytes = image.bytes() + 60L * view.size();
            if (newest == null || sequence > newest.sequence()) {
                kept.newest = view;
            }
            return view;
        } finally {
            kept.lock.unlock();
        }
    }

    /** Waits for nobody: who is just loading an image makes room himself when it is there. */
    private void makeRoom(Kept current) {
        var others = images.values().stream()
                .filter(kept -> kept != current)
                .sorted(Comparator.comparingLong(kept -> kept.turn))
                .iterator();
        long taken = images.values().stream().mapToLong(kept -> kept.bytes).sum();
        while (taken > budget && others.hasNext()) {
            var idle = others.next();
            if (idle.lock.tryLock()) {
                try {
                    taken -= idle.bytes;
                    idle.image = null;
                    idle.newest = null;
                    idle.bytes = 0;
                } finally {
                    idle.lock.unlock();
                }
            }
        }
    }

    /** A tenant's place. Whoever was handed a view of it goes on reading it after it was dropped. */
    private static final class Kept {
        final ReentrantLock lock = new ReentrantLock();

        @Nullable
        Image image;

        volatile @Nullable FoldedView newest;
        volatile long bytes;
        volatile long turn;
    }

    /** Knows a tenant's settings of then. */
    @FunctionalInterface
    public interface SettingsThen {
        TenantSettings at(long sequence) throws BadRequest, Unavailable;
    }
}
