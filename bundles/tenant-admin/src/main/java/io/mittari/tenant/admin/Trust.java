package io.mittari.tenant.admin;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.store.TrustEntry;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What makes bundles trusted. It is looked at when one is installed, and whenever one is made ready. Safe for many threads. */
@ProviderType
public interface Trust {

    /** The oldest first. */
    List<TrustEntry> trusted() throws Unavailable;

    /**
     * Adds the digest of a jar.
     *
     * @param sha256 in hex
     * @param why for the record; may be empty
     * @return what is in the list now; the entry that was there, if there was one
     */
    TrustEntry addDigest(String sha256, String by, String why) throws BadRequest, Unavailable;

    /**
     * Removes an entry. What runs goes on; it is not made ready again.
     *
     * @param id or its first 8 characters and more, if they are of one entry alone
     */
    TrustEntry remove(String id) throws BadRequest, Unavailable;
}
