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
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Images of the tenants that are asked about: found again or made when asked for, brought up to date when asked again, and
 * dropped when memory is needed, the one asked longest ago first. Their columns lie in mapped files, which are no memory
 * of the program; all else is counted and stays inside a budget.
 */
public final class Images {

    private static final Logger LOG = LoggerFactory.getLogger(Images.class);

    private final JournalStore store;
    private final Function<TenantId, Names> names;
    private final long budget;
    private final ImageFolders folders;
    private final Snapshots snapshots;
    private final Map<TenantId, Kept> images = new ConcurrentHashMap<>();
    private final AtomicLong turns = new AtomicLong();

    /**
     * @param names of each tenant's people
     * @param budget bytes of the heap that all images may take together
     */
    public Images(JournalStore store, Function<TenantId, Names> names, long budget, ImageFolders folders) {
        this.store = store;
        this.names = names;
        this.budget = budget;
        this.folders = folders;
        this.snapshots = new Snapshots(store, folders);
    }

    /**
     * A tenant's facts at one sequence. An image whose journal got or lost a hole since it was made is made again, whoever
     * found the hole.
     *
     * @param head where the journal ends now, at or after {@code sequence}
     * @param settings asked only if the view has to be made
     * @throws Unavailable also if the tenant's image does not fit into the budget
     */
    public FactsView view(TenantId tenant, long sequence, JournalHead head, SettingsThen settings)
            throws BadRequest, Unavailable {
        var kept = images.computeIfAbsent(tenant, t -> new Kept());
        kept.turn = turns.incrementAndGet();
        int lost = store.lost(tenant).size();
        var newest = kept.newest();
        if (newest != null && newest.sequence() == sequence && !kept.lacks(lost)) {
            return newest;
        }
        var view = make(kept, tenant, sequence, head, lost, settings.at(sequence));
        makeRoom(kept);
        return view;
    }

    /** The tenant's people are called otherwise: what is handed out from now on knows no name from before. */
    public void rename(TenantId tenant) {
        var kept = images.get(tenant);
        if (kept != null) {
            kept.lock.lock();
            try {
                kept.rename();
            } finally {
                kept.lock.unlock();
            }
        }
    }

    /** The tenant is no more, or somebody else from now on. */
    public void forget(TenantId tenant) throws Unavailable {
        var kept = images.remove(tenant);
        try {
            if (kept != null) {
                kept.lock.lock();
                try {
                    kept.spoil();
                } finally {
                    kept.lock.unlock();
                }
            }
            folders.delete(tenant);
        } catch (IOException e) {
            throw new Unavailable("what was kept of tenant %s cannot be deleted: %s".formatted(tenant, e), e);
        }
    }

    /** Why what is kept on disk of a tenant's image cannot be used, in words; empty: it can be, or nothing is kept. */
    public Optional<String> wrong(TenantId tenant) throws Unavailable {
        var kept = images.computeIfAbsent(tenant, t -> new Kept());
        kept.lock.lock();
        try {
            var head = store.head(tenant);
            return head.isEmpty() ? Optional.empty() : snapshots.wrong(tenant, head.get());
        } finally {
            kept.lock.unlock();
        }
    }

    /** Keeps what was not kept yet. */
    public void close() {
        images.forEach((tenant, kept) -> drop(tenant, kept, true));
    }

    /** How many images are at hand. */
    int atHand() {
        return (int) images.values().stream().filter(Kept::isAtHand).count();
    }

    /** Bytes of the heap that all images at hand take. */
    long bytes() {
        return images.values().stream().mapToLong(Kept::atHand).sum();
    }

    /** Bytes of the heap that views take which somebody may still read, but nobody would be handed any more. */
    long held() {
        return images.values().stream().mapToLong(Kept::held).sum();
    }

    private FactsView make(
            Kept kept, TenantId tenant, long sequence, JournalHead head, int lost, TenantSettings settings)
            throws Unavailable {
        kept.lock.lock();
        try {
            if (kept.lacks(lost)) {
                kept.spoil();
            }
            var newest = kept.newest();
            if (newest != null && newest.sequence() == sequence) {
                return newest;
            }
            var image = upTo(head, kept, tenant);
            var stamps = store.deliveries(tenant);
            var view = newest != null && newest.leadsTo(image, sequence, settings)
                    ? newest.next(sequence, settings, stamps)
                    : FoldedView.of(image, sequence, settings, stamps, names.apply(tenant), room(tenant, image));
            room(tenant, image).demand(view.heapBytes());
            kept.handOut(view);
            if (kept.hasGrown(image)) {
                keep(tenant, kept, image);
            }
            return view;
        } catch (TooLarge e) {
            kept.drop();
            throw refused(tenant, e);
        } finally {
            kept.lock.unlock();
        }
    }

    /** The image, brought up to where the journal ends. */
    private Image upTo(JournalHead head, Kept kept, TenantId tenant) throws Unavailable {
        try {
            var image = kept.image();
            if (image == null) {
                var found = snapshots.open(tenant, head);
                kept.keptUpTo(found.map(Image::blocks).orElse(0));
                image = found.orElseGet(() -> Image.empty(snapshots.space(tenant)));
            }
            bringUp(image, head, kept, tenant);
            return image;
        } catch (UncheckedIOException e) {
            snapshots.remove(tenant);
            throw new Unavailable(
                    "the image of tenant %s cannot be written, %s: make room there, and ask again"
                            .formatted(tenant, e.getMessage()),
                    e);
        }
    }

    /** What was read before something went wrong stays: a block is added whole, or the image is of no use. */
    private void bringUp(Image image, JournalHead head, Kept kept, TenantId tenant) throws Unavailable {
        var whole = new boolean[] {true};
        try {
            new StoredBlocks(store, tenant).each(image.blocks(), head.blocks(), block -> {
                whole[0] = false;
                image.add(block);
                whole[0] = true;
                if (image.blocks() % 64 == 0) {
                    demandRoom(image, 0);
                }
            });
            image.fillUp(head.ordinals(), 0);
        } finally {
            if (whole[0]) {
                kept.hold(image);
            } else {
                kept.spoil();
            }
        }
    }

    private Room room(TenantId tenant, Image image) {
        return bytes -> {
            try {
                demandRoom(image, bytes);
            } catch (TooLarge e) {
                throw refused(tenant, e);
            }
        };
    }

    private Unavailable refused(TenantId tenant, TooLarge image) {
        return new Unavailable(
                "the image of tenant %s takes %,d MB of memory or more, and all images together may take %,d MB: give the program a larger heap, for example MITTARI_JAVA_OPTS=-Xmx%dm"
                        .formatted(tenant, megabytes(image.bytes), megabytes(budget), heap(image.bytes)),
                null);
    }

    private void demandRoom(Image image, long bytes) {
        long all = image.heapBytes() + bytes;
        if (all > budget) {
            throw new TooLarge(all);
        }
    }

    private static long megabytes(long bytes) {
        return (bytes + (1 << 20) - 1) >> 20;
    }

    /** Megabytes of a heap of whose images one of this size would be half. */
    private long heap(long bytes) {
        long share = Math.max(1, Runtime.getRuntime().maxMemory() / Math.max(1, budget));
        return (megabytes(bytes * share * 2) + 255) / 256 * 256;
    }

    /** Waits for nobody: who is just loading an image makes room himself when it is there. */
    private void makeRoom(Kept current) {
        // what is not at hand any more may be nobody's already: it does not push out all that is
        long taken = bytes() + Math.min(held(), budget / 2);
        if (taken <= budget) {
            return;
        }
        var others = images.entrySet().stream()
                .filter(entry -> entry.getValue() != current && entry.getValue().isAtHand())
                .sorted(Comparator.comparingLong(entry -> entry.getValue().turn))
                .iterator();
        while (taken > budget && others.hasNext()) {
            var idle = others.next();
            long bytes = idle.getValue().atHand();
            if (drop(idle.getKey(), idle.getValue(), false)) {
                taken -= bytes;
            }
        }
    }

    private boolean drop(TenantId tenant, Kept kept, boolean wait) {
        if (wait) {
            kept.lock.lock();
        } else if (!kept.lock.tryLock()) {
            return false;
        }
        try {
            var image = kept.image();
            if (image != null && kept.isChanged(image)) {
                keep(tenant, kept, image);
            }
            kept.drop();
            return true;
        } finally {
            kept.lock.unlock();
        }
    }

    /** A snapshot that cannot be written costs only time: the image is made from the journal again. */
    private void keep(TenantId tenant, Kept kept, Image image) {
        try {
            snapshots.write(tenant, image);
            kept.keptUpTo(image.blocks());
        } catch (IOException | Unavailable e) {
            LOG.warn(
                    "the image of tenant {} is not kept, and is made from the journal after a start: {}",
                    tenant,
                    e.toString());
            kept.keptUpTo(image.blocks()); // tried again when there is more to keep
        }
    }

    /** There is no room for the image in the budget. */
    private static final class TooLarge extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;

        private final long bytes;

        TooLarge(long bytes) {
            super(null, null, false, false);
            this.bytes = bytes;
        }
    }

    /** Knows a tenant's settings of then. */
    @FunctionalInterface
    public interface SettingsThen {
        TenantSettings at(long sequence) throws BadRequest, Unavailable;
    }
}
