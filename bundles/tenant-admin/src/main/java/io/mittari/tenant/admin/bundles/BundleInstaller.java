package io.mittari.tenant.admin.bundles;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.store.BundleStore;
import io.mittari.metrics.store.InstalledBundle;
import io.mittari.metrics.store.LiveInstance.Kind;
import io.mittari.metrics.store.TrustEntry;
import java.time.Clock;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.osgi.framework.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds bundles and takes them away. A jar is in the home before it is named, and is named no more before it is deleted: an
 * end in between leaves a jar too many, which the next start deletes. Nothing here runs any code of a bundle.
 */
public final class BundleInstaller {

    private static final Logger LOG = LoggerFactory.getLogger(BundleInstaller.class);

    private final JarFolder jars;
    private final BundleStore store;
    private final BundleCatalogue catalogue;
    private final BundleTrust trust;
    private final FrameworkBundles framework;
    private final Map<Kind, String> services;
    private final Clock clock;
    private final Map<String, Kind> kinds = new ConcurrentHashMap<>();

    /** @param services the interfaces that instances of each kind offer */
    public BundleInstaller(
            JarFolder jars,
            BundleStore store,
            BundleCatalogue catalogue,
            BundleTrust trust,
            FrameworkBundles framework,
            Map<Kind, String> services,
            Clock clock) {
        this.jars = jars;
        this.store = store;
        this.catalogue = catalogue;
        this.trust = trust;
        this.framework = framework;
        this.services = Map.copyOf(services);
        this.clock = clock;
    }

    /** Takes a jar apart; may take seconds, and hinders nobody. */
    public Candidate candidate(ReceivedJar jar) throws BadRequest, Unavailable {
        return BundleRules.candidate(jar, services);
    }

    /**
     * Installs it, if it is not there; one thread at a time.
     *
     * @param trusted whoever installs it vouches for it
     * @return false: it was there
     */
    public boolean install(Candidate candidate, boolean trusted, String by, String why) throws BadRequest, Unavailable {
        var key = candidate.key();
        demandOnlyContent(key);
        var at = clock.instant();
        var vouched = trusted ? new TrustEntry(key.sha256(), null, by, why, at) : null;
        var reason = trust.demand(candidate, trusted, at);
        framework.tryOut(key, candidate.jar().aside());
        jars.keep(candidate.jar());
        boolean known = catalogue.known().bundles().stream()
                .anyMatch(each -> each.sha256().equals(key.sha256()));
        if (known && vouched != null) {
            store.trust(vouched);
        } else if (!known) {
            store.install(
                    new InstalledBundle(
                            key.sha256(),
                            key.name(),
                            key.version(),
                            candidate.kind(),
                            candidate.jar().size(),
                            reason,
                            by,
                            why,
                            at),
                    vouched);
            LOG.info("{} is installed, SHA-256 {}, by {}: {}", key, key.sha256(), by, reason);
        }
        trust.changed();
        return !known;
    }

    /** What kind a known bundle is; empty: its jar cannot be read. */
    public Optional<Kind> kind(BundleKey key) {
        var known = kinds.get(key.sha256());
        if (known != null) {
            return Optional.of(known);
        }
        try {
            var jar = new ReceivedJar(jars.file(key.sha256()), key.sha256(), 0);
            var kind = candidate(jar).kind();
            kinds.put(key.sha256(), kind);
            return Optional.of(kind);
        } catch (BadRequest | Unavailable unreadable) {
            return Optional.empty();
        }
    }

    private void demandOnlyContent(BundleKey key) throws BadRequest, Unavailable {
        for (var other : catalogue.known().bundles()) {
            if (other.name().equals(key.name())
                    && Version.parseVersion(other.version()).equals(Version.parseVersion(key.version()))
                    && !other.sha256().equals(key.sha256())) {
                throw BundleRules.refused(
                        key,
                        "that name and version is there already with another content, SHA-256 %s; give this one another version"
                                .formatted(other.sha256()));
            }
        }
    }

    /** Takes an installed bundle away that no tenant runs; one thread at a time. */
    public InstalledBundle uninstall(String name, String version) throws BadRequest, Unavailable, InterruptedException {
        var installed = demandInstalled(name, version);
        var key = BundleCatalogue.key(installed);
        var users = store.users().getOrDefault(key.sha256(), Collections.emptySortedSet());
        if (!users.isEmpty()) {
            throw new BadRequest("bundle %s is not uninstalled: %s run%s it; give them another version first"
                    .formatted(
                            key,
                            users.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                            users.size() == 1 ? "s" : ""));
        }
        store.uninstall(key.sha256());
        trust.changed();
        LOG.info("{} is uninstalled, SHA-256 {}", key, key.sha256());
        if (!catalogue.shipped().digests().contains(key.sha256())) {
            if (framework.has(key)) {
                framework.unload(key);
            }
            jars.delete(key.sha256());
        }
        return installed;
    }

    private InstalledBundle demandInstalled(String name, String version) throws BadRequest, Unavailable {
        Version wanted;
        try {
            wanted = Version.parseVersion(version);
        } catch (IllegalArgumentException unreadable) {
            throw new BadRequest("'%s' is no version of a bundle; for example 1.2.0".formatted(version));
        }
        for (var each : store.installed()) {
            if (each.name().equals(name) && Version.parseVersion(each.version()).equals(wanted)) {
                return each;
            }
        }
        var key = catalogue.known().demand(name, version);
        throw new BadRequest(
                "bundle %s came with this platform; only what was installed is uninstalled".formatted(key));
    }

    /** Deletes jars that nobody names, before anything is received. */
    public void putInOrder() {
        try {
            Set<String> named = new HashSet<>(catalogue.shipped().digests());
            store.installed().forEach(each -> named.add(each.sha256()));
            named.addAll(store.users().keySet());
            var swept = jars.sweep(named);
            if (!swept.isEmpty()) {
                LOG.info("nobody names these any more, they are deleted: {}", String.join(", ", swept));
            }
        } catch (Unavailable later) {
            LOG.warn("bundles that nobody needs may be left; the next start looks again", later);
        }
    }
}
