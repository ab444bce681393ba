package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.store.BundleStore;
import io.mittari.metrics.store.InstalledBundle;
import io.mittari.tenant.admin.Bundles;
import io.mittari.tenant.admin.KnownBundle;
import io.mittari.tenant.admin.bundles.BundleCatalogue;
import io.mittari.tenant.admin.bundles.BundleInstaller;
import io.mittari.tenant.admin.bundles.BundleKey;
import io.mittari.tenant.admin.bundles.BundleTrust;
import io.mittari.tenant.admin.bundles.JarFolder;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.osgi.framework.Version;

/** Receives and looks on the caller's thread, changes on the lane. */
final class BundleAdmin implements Bundles {

    private final JarFolder jars;
    private final BundleStore store;
    private final BundleCatalogue catalogue;
    private final BundleTrust trust;
    private final BundleInstaller installer;
    private final ShadowStage shadows;
    private final Lane lane;

    BundleAdmin(
            JarFolder jars,
            BundleStore store,
            BundleCatalogue catalogue,
            BundleTrust trust,
            BundleInstaller installer,
            ShadowStage shadows,
            Lane lane) {
        this.jars = jars;
        this.store = store;
        this.catalogue = catalogue;
        this.trust = trust;
        this.installer = installer;
        this.shadows = shadows;
        this.lane = lane;
    }

    @Override
    public Installed install(InputStream jar, boolean vouched, String by, String why)
            throws BadRequest, Unavailable, IOException {
        try (var received = jars.receive(jar)) {
            var candidate = installer.candidate(received);
            boolean fresh = lane.run(() -> installer.install(candidate, vouched, by, why));
            return new Installed(known(candidate.key(), catalogue.installed(), store.users()), fresh);
        }
    }

    @Override
    public List<KnownBundle> list() throws Unavailable {
        var known = new ArrayList<KnownBundle>();
        var installed = catalogue.installed();
        var users = store.users();
        for (var key : catalogue.known().bundles()) {
            known.add(known(key, installed, users));
        }
        known.sort(Comparator.comparing(KnownBundle::name).thenComparing(each -> Version.parseVersion(each.version())));
        return known;
    }

    private KnownBundle known(
            BundleKey key, Map<String, InstalledBundle> installed, Map<String, SortedSet<TenantId>> users)
            throws Unavailable {
        var record = installed.get(key.sha256());
        return new KnownBundle(
                key.name(),
                key.version(),
                key.sha256(),
                record == null ? installer.kind(key).orElse(null) : record.kind(),
                record,
                List.copyOf(users.getOrDefault(key.sha256(), Collections.emptySortedSet())),
                trust.trouble(key));
    }

    @Override
    public InstalledBundle uninstall(String name, String version) throws BadRequest, Unavailable {
        return lane.run(() -> {
            for (var key : catalogue.known().bundles()) {
                if (key.name().equals(name) && key.version().equals(version)) {
                    shadows.demandNone(key);
                }
            }
            return installer.uninstall(name, version);
        });
    }
}
