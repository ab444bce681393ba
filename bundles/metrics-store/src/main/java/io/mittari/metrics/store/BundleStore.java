package io.mittari.metrics.store;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Which bundles were installed, and what makes bundles trusted: the only truth; the jars lie in the home. It is one list for
 * the whole installation. Each change is one transaction. Safe for many threads.
 */
@ProviderType
public interface BundleStore {

    /** By name, then by when they were installed. */
    List<InstalledBundle> installed() throws Unavailable;

    /** @param trust also kept, unless there is one of that id; null: none */
    void install(InstalledBundle bundle, @Nullable TrustEntry trust) throws Unavailable;

    /** @param sha256 one that is not there is no error */
    void uninstall(String sha256) throws Unavailable;

    /** The tenants that run a bundle, by its digest. */
    Map<String, SortedSet<TenantId>> users() throws Unavailable;

    /** The oldest first. */
    List<TrustEntry> trusted() throws Unavailable;

    /** @return false: there is one of that id, which stays as it is */
    boolean trust(TrustEntry entry) throws Unavailable;

    /** @return false: there was none */
    boolean distrust(String id) throws Unavailable;

    Optional<BadBundleFeed> feed() throws Unavailable;

    /** In place of the one that held. */
    void feed(BadBundleFeed feed) throws Unavailable;
}
