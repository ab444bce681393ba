package io.mittari.tenant.admin.bundles;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.store.BundleStore;
import io.mittari.metrics.store.InstalledBundle;
import io.mittari.metrics.store.TrustEntry;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which bundles are trusted, as the store says. Safe for many threads. */
public final class BundleTrust {

    private final Shipped shipped;
    private final BundleStore store;
    private volatile @Nullable State state;

    public BundleTrust(Shipped shipped, BundleStore store) {
        this.shipped = shipped;
        this.store = store;
    }

    /** What is kept has changed: from now on that holds. */
    public void changed() {
        state = null;
    }

    /**
     * Looks whether a bundle that is to be installed is trusted.
     *
     * @return why it is, in words
     */
    String demand(Candidate candidate) throws BadRequest, Unavailable {
        var sha256 = candidate.key().sha256();
        if (shipped.offers(sha256)) {
            return "it is shipped";
        }
        if (state().entries().containsKey(sha256)) {
            return "its digest is trusted";
        }
        throw BundleRules.refused(
                candidate.key(),
                "it is not trusted: its SHA-256 %s is not in the trust list. If you know where it comes from: mittari bundle install FILE --trust"
                        .formatted(sha256));
    }

    /**
     * Looks whether a bundle may run now. One that was never installed, and is not shipped any more, came with an earlier
     * platform.
     */
    void demandToRun(BundleKey bundle) throws BadRequest, Unavailable {
        var trouble = trouble(bundle);
        if (trouble != null) {
            throw BundleRules.refused(bundle, trouble);
        }
    }

    /** Why a known bundle must not run; null: it may. */
    public @Nullable String trouble(BundleKey bundle) throws Unavailable {
        var held = state();
        boolean trusted = shipped.offers(bundle.sha256())
                || !held.installed().containsKey(bundle.sha256())
                || held.entries().containsKey(bundle.sha256());
        return trusted ? null : "it is not trusted any more: its SHA-256 is not in the trust list";
    }

    private State state() throws Unavailable {
        var held = state;
        if (held == null) {
            held = new State(
                    store.installed().stream()
                            .collect(Collectors.toUnmodifiableMap(InstalledBundle::sha256, Function.identity())),
                    store.trusted().stream()
                            .collect(Collectors.toUnmodifiableMap(TrustEntry::id, Function.identity())));
            state = held;
        }
        return held;
    }

    private record State(Map<String, InstalledBundle> installed, Map<String, TrustEntry> entries) {}
}
