package io.mittari.tenant.admin.bundles;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.store.BundleStore;
import io.mittari.metrics.store.InstalledBundle;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which bundles there are: shipped and installed. Safe for many threads. */
public final class BundleCatalogue {

    private final Shipped shipped;
    private final BundleStore store;

    public BundleCatalogue(Shipped shipped, BundleStore store) {
        this.shipped = shipped;
        this.store = store;
    }

    /** All as of now; of one name and version the shipped one comes first. */
    public KnownBundles known() throws Unavailable {
        var known = new ArrayList<>(shipped.available().bundles());
        installed().values().forEach(each -> known.add(key(each)));
        return new KnownBundles(known);
    }

    /** Those that came with this platform alone. */
    public Shipped shipped() {
        return shipped;
    }

    /** How those that did not come with the platform were installed, by digest. */
    public Map<String, InstalledBundle> installed() throws Unavailable {
        return store.installed().stream()
                .filter(each -> !shipped.offers(each.sha256()))
                .collect(Collectors.toMap(InstalledBundle::sha256, Function.identity()));
    }

    static BundleKey key(InstalledBundle installed) {
        return new BundleKey(installed.name(), installed.version(), installed.sha256());
    }
}
