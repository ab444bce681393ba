package io.mittari.tenant.admin;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.store.TrustEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
     * Adds a certificate: it vouches for what is signed with it, or with one that it has certified.
     *
     * @param pem exactly one, in its PEM form
     * @return as {@link #addDigest}
     */
    TrustEntry addCertificate(String pem, String by, String why) throws BadRequest, Unavailable;

    /**
     * Takes a list of bad bundles in place of the one that holds.
     *
     * @param document the list, JSON text as it was signed
     * @param signature of the document, by a certificate that is trusted: Ed25519, or RSA or ECDSA with SHA-256
     * @throws BadRequest if it is not signed so, cannot be read, or is not later than the one that holds
     */
    Feed feed(byte[] document, byte[] signature, String by) throws BadRequest, Unavailable;

    /** The list that holds. */
    Optional<Feed> feed() throws Unavailable;

    /**
     * A list of bad bundles.
     *
     * @param serial a later list has a higher one
     * @param bad how many entries it has
     * @param signer id of the certificate it was signed with
     * @param by who brought it
     */
    record Feed(long serial, Instant issued, int bad, String signer, String by, Instant at) {}

    /**
     * Removes an entry. What runs goes on; it is not made ready again.
     *
     * @param id or its first 8 characters and more, if they are of one entry alone
     */
    TrustEntry remove(String id) throws BadRequest, Unavailable;
}
