package io.mittari.tenant.admin.bundles;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Certificates that are trusted to vouch for what is signed with them, or with what they have certified. */
record TrustedCertificates(List<X509Certificate> all) {

    /** Extended key usages of a certificate for code. */
    private static final Set<String> FOR_CODE = Set.of("1.3.6.1.5.5.7.3.3", "2.5.29.37.0");

    TrustedCertificates {
        all = List.copyOf(all);
    }

    /** @throws Untrusted if the text is not exactly one certificate */
    static X509Certificate parsed(String pem) throws Untrusted {
        try {
            var in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8));
            var found = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.size() == 1 && found.iterator().next() instanceof X509Certificate certificate) {
                return certificate;
            }
            throw new Untrusted("holds %d certificates; give them one by one".formatted(found.size()));
        } catch (CertificateException unreadable) {
            throw new Untrusted("is no certificate: a PEM file has a line -----BEGIN CERTIFICATE-----");
        }
    }

    static String pem(X509Certificate certificate) {
        return "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                .formatted(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded(certificate)));
    }

    /** SHA-256 of the certificate, lower-case hex. */
    static String id(X509Certificate certificate) {
        return HexFormat.of().formatHex(JarFolder.sha256().digest(encoded(certificate)));
    }

    static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }

    /**
     * Looks whether one of these vouches for a signer.
     *
     * @param chain of certificates, the signer's own first; may lack its end
     * @param at the moment that everything has to be valid at
     * @return the one that vouches
     */
    X509Certificate vouching(List<X509Certificate> chain, Instant at) throws Untrusted {
        for (int i = 0; i < chain.size(); i++) {
            if (all.contains(chain.get(i))) {
                demandPath(chain.subList(0, i), chain.get(i), at);
                return chain.get(i);
            }
        }
        var last = chain.get(chain.size() - 1);
        for (var each : all) {
            if (each.getSubjectX500Principal().equals(last.getIssuerX500Principal())) {
                demandPath(chain, each, at);
                return each;
            }
        }
        throw new Untrusted(
                "it is signed by %s, and no certificate that is trusted vouches for that one; mittari trust add CERT.pem adds one"
                        .formatted(name(chain.get(0))));
    }

    private static void demandPath(List<X509Certificate> path, X509Certificate anchor, Instant at) throws Untrusted {
        demandValid(anchor, at);
        for (var each : path) {
            demandValid(each, at);
        }
        if (path.isEmpty()) {
            return;
        }
        try {
            var usages = path.get(0).getExtendedKeyUsage();
            if (usages != null && usages.stream().noneMatch(FOR_CODE::contains)) {
                throw new Untrusted("the certificate %s is not for signing code".formatted(name(path.get(0))));
            }
            var parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
        } catch (CertPathValidatorException broken) {
            throw new Untrusted("the certificate %s does not vouch for %s: %s"
                    .formatted(name(anchor), name(path.get(0)), broken.getMessage()));
        } catch (CertificateException unreadable) {
            throw new Untrusted(
                    "the certificate %s cannot be read: %s".formatted(name(path.get(0)), unreadable.getMessage()));
        } catch (GeneralSecurityException never) {
            throw new AssertionError("every Java platform has PKIX", never);
        }
    }

    static void demandValid(X509Certificate certificate, Instant at) throws Untrusted {
        var from = certificate.getNotBefore().toInstant();
        var until = certificate.getNotAfter().toInstant();
        if (at.isBefore(from)) {
            throw new Untrusted("the certificate %s is valid from %s only".formatted(name(certificate), from));
        }
        if (at.isAfter(until)) {
            throw new Untrusted("the certificate %s was valid until %s".formatted(name(certificate), until));
        }
    }

    /** The one of these whose key has signed a document. */
    X509Certificate signer(byte[] document, byte[] signature, Instant at) throws Untrusted {
        if (all.isEmpty()) {
            throw new Untrusted(
                    "no certificate is trusted yet; mittari trust add CERT.pem adds the one it is signed with");
        }
        for (var each : all) {
            if (signed(each.getPublicKey(), document, signature)) {
                demandValid(each, at);
                return each;
            }
        }
        throw new Untrusted(
                "its signature is not of any certificate that is trusted, or it was changed after it was signed");
    }

    private static boolean signed(PublicKey key, byte[] document, byte[] signature) {
        try {
            var verifying = Signature.getInstance(algorithm(key));
            verifying.initVerify(key);
            verifying.update(document);
            return verifying.verify(signature);
        } catch (SignatureException | InvalidKeyException unreadable) {
            return false; // no signature by a key of this kind
        } catch (GeneralSecurityException never) {
            throw new AssertionError(never);
        }
    }

    private static String algorithm(PublicKey key) {
        return switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "EdDSA" -> "EdDSA";
            default -> "SHA256withRSA"; // a key of any other kind is refused by it
        };
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException never) {
            throw new AssertionError(never);
        }
    }
}
