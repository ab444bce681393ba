package io.mittari.tenant.admin;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.store.InstalledBundle;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The bundles that tenants can be given: several versions of one lie side by side. Nobody runs a bundle because it was
 * installed: tenants are given it. Safe for many threads; changes wait for each other.
 */
@ProviderType
public interface Bundles {

    /**
     * Installs a bundle, and runs nothing of it.
     *
     * @param jar read to its end, not closed
     * @param trust whoever asks vouches for it: its digest goes into the trust list
     * @param why for the record; may be empty
     * @throws BadRequest naming what is wrong with it
     * @throws IOException if the sender broke off
     */
    Installed install(InputStream jar, boolean trust, String by, String why)
            throws BadRequest, Unavailable, IOException;

    /** By name, then by version. */
    List<KnownBundle> list() throws Unavailable;

    /**
     * Takes an installed bundle away that no tenant runs.
     *
     * @return how it had come
     * @throws BadRequest if there is none, or naming the tenants that run it
     */
    InstalledBundle uninstall(String name, String version) throws BadRequest, Unavailable;

    /** @param fresh false: the same jar was there already */
    record Installed(KnownBundle bundle, boolean fresh) {}
}
