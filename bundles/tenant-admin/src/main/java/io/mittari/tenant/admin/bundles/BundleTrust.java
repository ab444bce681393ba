package io.mittari.tenant.admin.bundles;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.store.BadBundleFeed;
import io.mittari.metrics.store.BundleStore;
import io.mittari.metrics.store.InstalledBundle;
import io.mittari.metrics.store.TrustEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which bundles are trusted, as the store says: those that came with the platform, those whose digest is in the list, and
 * those that are signed by one for whom a certificate of the list vouches; none of them if it is known to be bad. Safe for
 * many threads.
 */
public final class BundleTrust {

    private final Shipped shipped;
    private final BundleStore store;
    private final JarFolder jars;
    private @Nullable State state;

    public BundleTrust(Shipped shipped, BundleStore store, JarFolder jars) {
        this.shipped = shipped;
        this.store = store;
        this.jars = jars;
    }

    /** What is kept has changed: from now on that holds. */
    public synchronized void changed() {
        state = null;
    }

    /**
     * Looks whether a bundle that is to be installed is trusted.
     *
     * @param vouched whoever installs it says that it is
     * @return why it is, in words
     */
    String demand(Candidate candidate, boolean vouched, Instant now) throws BadRequest, Unavailable {
        var key = candidate.key();
        var held = state();
        var bad = held.bad(key);
        if (bad.isPresent()) {
            throw BundleRules.refused(key, bad.get());
        }
        if (shipped.offers(key.sha256())) {
            return "it is shipped";
        }
        if (vouched) {
            return "whoever installed it vouched for it";
        }
        if (held.digests().containsKey(key.sha256())) {
            return "its digest is trusted";
        }
        try {
            return signed(held, candidate.jar().aside(), now);
        } catch (Untrusted e) {
            throw BundleRules.refused(
                    key,
                    "it is not trusted: its SHA-256 %s is not in the trust list, and %s. If you know where it comes from: mittari bundle install FILE --trust"
                            .formatted(key.sha256(), e.getMessage()));
        }
    }

    /** Looks whether a bundle may be made ready now. */
    void demandToRun(BundleKey bundle) throws BadRequest, Unavailable {
        var trouble = trouble(bundle);
        if (trouble != null) {
            throw BundleRules.refused(bundle, trouble);
        }
    }

    /**
     * Why a known bundle must not be made ready; null: it may. One that was never installed, and is not shipped any more,
     * came with an earlier platform. A signature has to have been good when the bundle was installed: what it is now is what
     * it was then.
     */
    public @Nullable String trouble(BundleKey bundle) throws Unavailable {
        var held = state();
        var bad = held.bad(bundle);
        if (bad.isPresent()) {
            return bad.get();
        }
        var installed = held.installed().get(bundle.sha256());
        if (installed == null
                || shipped.offers(bundle.sha256())
                || held.digests().containsKey(bundle.sha256())) {
            return null;
        }
        var known = held.verdicts().get(bundle.sha256());
        if (known == null) {
            known = verdict(held, installed);
            held.verdicts().put(bundle.sha256(), known);
        }
        return known.orElse(null);
    }

    private Optional<String> verdict(State held, InstalledBundle installed) throws Unavailable {
        try {
            signed(held, jars.file(installed.sha256()), installed.at());
            return Optional.empty();
        } catch (Untrusted e) {
            return Optional.of("it is not trusted any more: its SHA-256 is not in the trust list, and %s"
                    .formatted(e.getMessage()));
        }
    }

    private static String signed(State held, Path jar, Instant at) throws Untrusted, Unavailable {
        try {
            Untrusted last = null;
            for (var chain : JarSignature.signers(jar)) {
                try {
                    var vouching = held.certificates().vouching(chain, at);
                    return "signed by %s, for whom the certificate %s vouches, SHA-256 %s"
                            .formatted(
                                    TrustedCertificates.name(chain.get(0)),
                                    TrustedCertificates.name(vouching),
                                    TrustedCertificates.id(vouching));
                } catch (Untrusted e) {
                    last = e;
                }
            }
            throw last == null ? new Untrusted("it is not signed") : last;
        } catch (IOException e) {
            throw new Unavailable("%s cannot be read".formatted(jar), e);
        }
    }

    /** What is to be kept of a certificate that is to be trusted. */
    public static TrustEntry certificate(String pem, String by, String why, Instant now) throws BadRequest {
        X509Certificate certificate;
        try {
            certificate = TrustedCertificates.parsed(pem);
        } catch (Untrusted e) {
            throw new BadRequest("what was given %s".formatted(e.getMessage()));
        }
        try {
            TrustedCertificates.demandValid(certificate, now);
        } catch (Untrusted e) {
            throw new BadRequest(String.valueOf(e.getMessage()));
        }
        return new TrustEntry(TrustedCertificates.id(certificate), TrustedCertificates.pem(certificate), by, why, now);
    }

    /**
     * What is to be kept of a list of bad bundles; the one that holds, if it is that.
     *
     * @param document as it was signed, UTF-8
     * @throws BadRequest if no trusted certificate has signed it, it cannot be read, or is not later than the one that holds
     */
    public BadBundleFeed feed(byte[] document, byte[] signature, String by, Instant now)
            throws BadRequest, Unavailable {
        try {
            var signer = TrustedCertificates.id(state().certificates().signer(document, signature, now));
            var text = new String(document, StandardCharsets.UTF_8);
            long serial = BadBundles.parsed(text).serial();
            var held = store.feed();
            if (held.isEmpty() || serial > held.get().serial()) {
                return new BadBundleFeed(serial, text, signer, by, now);
            }
            if (serial == held.get().serial() && text.equals(held.get().document())) {
                return held.get();
            }
            throw new IllegalArgumentException(
                    "its serial is %d, and list %d holds already; a later list has a higher serial"
                            .formatted(serial, held.get().serial()));
        } catch (Untrusted | IllegalArgumentException e) {
            throw new BadRequest("the list of bad bundles is refused: %s".formatted(e.getMessage()));
        }
    }

    /** One at a time, so that nobody keeps what was read before a change. */
    private synchronized State state() throws Unavailable {
        var held = state;
        if (held == null) {
            held = State.of(store);
            state = held;
        }
        return held;
    }

    /**
     * What is kept, as it was read.
     *
     * @param verdicts on what is signed, by digest: empty, it is trusted
     */
    private record State(
            Map<String, InstalledBundle> installed,
            Map<String, TrustEntry> digests,
            TrustedCertificates certificates,
            Optional<BadBundles> bad,
            Map<String, Optional<String>> verdicts) {

        static State of(BundleStore store) throws Unavailable {
            var trusted = store.trusted();
            return new State(
                    store.installed().stream()
                            .collect(Collectors.toUnmodifiableMap(InstalledBundle::sha256, Function.identity())),
                    trusted.stream()
                            .filter(each -> each.certificate() == null)
                            .collect(Collectors.toUnmodifiableMap(TrustEntry::id, Function.identity())),
                    new TrustedCertificates(certificates(trusted)),
                    store.feed().map(feed -> BadBundles.parsed(feed.document())),
                    new ConcurrentHashMap<>());
        }

        /** They were read before they were kept. */
        private static List<X509Certificate> certificates(List<TrustEntry> trusted) {
            var certificates = new ArrayList<X509Certificate>();
            for (var each : trusted) {
                try {
                    if (each.certificate() != null) {
                        certificates.add(TrustedCertificates.parsed(each.certificate()));
                    }
                } catch (Untrusted e) {
                    throw new IllegalStateException(
                            "the trusted certificate %s %s".formatted(each.id(), e.getMessage()), e);
                }
            }
            return certificates;
        }

        Optional<String> bad(BundleKey bundle) {
            return bad.flatMap(list -> list.reason(bundle));
        }
    }
}
