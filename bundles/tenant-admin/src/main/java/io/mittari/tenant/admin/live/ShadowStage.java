package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.tenant.admin.bundles.BundleCatalogue;
import io.mittari.tenant.admin.bundles.BundleKey;
import io.mittari.tenant.admin.bundles.BundleShelf;
import io.mittari.tenant.admin.bundles.FrameworkBundles;
import io.mittari.tenant.admin.bundles.KnownBundles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where instances beside the live ones run. On the lane only, but for what it is made of. */
final class ShadowStage {

    private static final Logger LOG = LoggerFactory.getLogger(ShadowStage.class);

    private static final String ENDED = "a shadow run ended";

    private final BundleCatalogue catalogue;
    private final BundleShelf shelf;
    private final FrameworkBundles bundles;
    private final DeclaredSettings settings;
    private final InstanceStarter starter;
    private final LiveTenants live;
    private final Limits limits;
    private final Causes causes;
    private final List<BundleKey> beside = new ArrayList<>();
    private final Set<BundleKey> loaded = new HashSet<>();

    ShadowStage(
            BundleCatalogue catalogue,
            BundleShelf shelf,
            FrameworkBundles bundles,
            InstanceStarter starter,
            LiveTenants live,
            Limits limits,
            Causes causes) {
        this.catalogue = catalogue;
        this.shelf = shelf;
        this.bundles = bundles;
        this.settings = new DeclaredSettings(shelf);
        this.starter = starter;
        this.live = live;
        this.limits = limits;
        this.causes = causes;
    }

    KnownBundles known() throws Unavailable {
        return catalogue.known();
    }

    Limits limits() {
        return limits;
    }

    void demandFit(LiveInstance wanted) throws BadRequest, Unavailable {
        var bundle = Kinds.bundle(wanted);
        shelf.check(bundle, Kinds.service(wanted.kind()));
        var wrong = settings.wrong(wanted, Optional.empty());
        if (!wrong.isEmpty()) {
            throw new BadRequest("the settings do not fit %s: %s; give others with --settings"
                    .formatted(bundle, String.join("; ", wrong)));
        }
    }

    Running begin(LiveInstance wanted) throws BadRequest, InterruptedException {
        var bundle = Kinds.bundle(wanted);
        if (!bundles.runs(bundle)) {
            loaded.add(bundle);
        }
        beside.add(bundle);
        var started = starter.start(List.of(wanted), "a shadow run began");
        var running = started.running().get(wanted);
        if (running == null) {
            throw new BadRequest("%s does not start beside the live one: %s"
                    .formatted(bundle, started.troubles().get(wanted)));
        }
        return running;
    }

    /**
     * Ends what {@link #begin} began, and uninstalls the bundle if only shadows made use of it.
     *
     * @param running null: it did not come to that
     */
    void end(LiveInstance ended, @Nullable Running running) throws InterruptedException {
        var bundle = Kinds.bundle(ended);
        if (running != null) {
            starter.end(running, ENDED);
        }
        beside.remove(bundle);
        if (!isUsed(bundle) && loaded.remove(bundle)) {
            unload(bundle);
        }
    }

    private void unload(BundleKey bundle) throws InterruptedException {
        try {
            causes.leaves(bundle, ENDED);
            bundles.unload(bundle);
        } catch (BadRequest | Unavailable left) {
            LOG.warn("{} is left of a shadow run: {}", bundle, left.getMessage());
        }
    }

    /** @throws BadRequest if a shadow makes use of it */
    void demandNone(BundleKey bundle) throws BadRequest {
        if (beside.contains(bundle)) {
            throw new BadRequest("bundle %s is used by a shadow run; try again when it has ended".formatted(bundle));
        }
    }

    private boolean isUsed(BundleKey bundle) {
        return beside.contains(bundle)
                || live.all().map(each -> Kinds.bundle(each.instance())).anyMatch(bundle::equals);
    }
}
