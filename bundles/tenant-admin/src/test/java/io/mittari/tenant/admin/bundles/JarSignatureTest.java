package io.mittari.tenant.admin.bundles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JarSignatureTest {

    private static final Instant NOW = Instant.parse("2026-10-31T12:00:00Z");

    @TempDir
    static Path keys;

    private static Signers signers;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeKeys() throws Exception {
        signers = new Signers(keys);
    }

    @Test
    void aSignerWhomATrustedCertificateHasCertifiedIsVouchedFor() throws Exception {
        var jar = signers.signed(jar(), "signer");

        assertThat(vouching(jar, "ca")).isEqualTo(signers.certificate("ca"));
        assertThat(vouching(jar, "stranger", "signer")).isEqualTo(signers.certificate("signer"));
    }

    @Test
    void aSignerMayBeTrustedByItself() throws Exception {
        assertThat(vouching(signers.signed(jar(), "stranger"), "stranger")).isEqualTo(signers.certificate("stranger"));
        assertThat(vouching(signers.signed(jar(), "ed25519"), "ed25519")).isEqualTo(signers.certificate("ed25519"));
        assertThat(vouching(signers.signed(jar(), "rsa"), "rsa")).isEqualTo(signers.certificate("rsa"));
    }

    @Test
    void anUnknownSignerIsNamed() throws Exception {
        var why =
                "it is signed by CN=Stranger, and no certificate that is trusted vouches for that one; mittari trust add CERT.pem adds one";
        var jar = signers.signed(jar(), "stranger");

        assertUntrusted(jar, why, "ca");
        assertUntrusted(jar, why);
    }

    @Test
    void aCertificateOfTheSameNameAndAnotherKeyVouchesForNothing() throws Exception {
        var other = new Signers(Files.createDirectory(folder.resolve("other")));

        assertThatThrownBy(() -> new TrustedCertificates(List.of(other.certificate("ca")))
                        .vouching(only(signers.signed(jar(), "signer")), NOW))
                .isInstanceOf(Untrusted.class)
                .hasMessageStartingWith("the certificate CN=Agency CA does not vouch for CN=Agency builds: ");
    }

    @Test
    void anExpiredCertificateIsNamedWithItsTime() throws Exception {
        var jar = signers.signed(jar(), "expired");

        assertUntrusted(jar, "the certificate CN=Old builds was valid until 2026-01-01T00:00:00Z", "ca");
        assertThat(new TrustedCertificates(List.of(signers.certificate("ca")))
                        .vouching(only(jar), Instant.parse("2025-06-01T00:00:00Z")))
                .isEqualTo(signers.certificate("ca"));
        assertThatThrownBy(() -> new TrustedCertificates(List.of(signers.certificate("ca")))
                        .vouching(only(jar), Instant.parse("2024-06-01T00:00:00Z")))
                .isInstanceOf(Untrusted.class)
                .hasMessage("the certificate CN=Old builds is valid from 2025-01-01T00:00:00Z only");
    }

    @Test
    void aCertificateForServersSignsNoCode() throws Exception {
        assertUntrusted(signers.signed(jar(), "server"), "the certificate CN=www is not for signing code", "ca");
    }

    @Test
    void aJarThatNobodySignedIsToldSo() {
        assertUntrusted(jar(), "it is not signed, or only in a way that is not safe any more", "ca");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/One.class", "a/Two.class"})
    void anEntryOfWhichOneByteWasChangedIsNamed(String entry) throws Exception {
        var altered = repacked(signers.signed(jar(), "signer"), entry, content -> {
            var changed = content.clone();
            changed[0] ^= 1;
            return changed;
        });

        assertUntrusted(altered, "its entry %s was changed after it was signed".formatted(entry), "ca");
    }

    @Test
    void aChangedHeaderOfTheBundleBreaksTheSignature() throws Exception {
        var altered = repacked(
                signers.signed(jar(), "signer"),
                "META-INF/MANIFEST.MF",
                content -> new String(content, UTF_8).replace("1.0.0", "1.0.1").getBytes(UTF_8));

        assertThatThrownBy(() -> vouching(altered, "ca"))
                .isInstanceOf(Untrusted.class)
                .hasMessageStartingWith("its signature is broken: ");
    }

    @Test
    void anEntryThatWasPutInLaterIsNamed() throws Exception {
        var signed = signers.signed(jar(), "signer");
        var more = repacked(signed, "", content -> content, "a/Three.class");

        assertUntrusted(more, "its entry a/Three.class is not signed, though others are", "ca");
        assertUntrusted(
                repacked(signed, "", content -> content, "META-INF/services/x", "META-INF/y.class"),
                "its entry META-INF/services/x and 1 more are not signed, though others are",
                "ca");
    }

    @Test
    void anEntryThatWasTakenOutIsNamed() throws Exception {
        var less = repacked(signers.signed(jar(), "signer"), "a/Two.class", content -> null);

        assertUntrusted(less, "its entry a/Two.class was taken out after it was signed", "ca");
    }

    @Test
    void oneSignerHasToSignAll() throws Exception {
        var one = signers.signed(
                JarBuilder.bundle("a.b", "1.0.0").entry("a/One.class", "x").bytes(), "signer");
        var both = signers.signed(repacked(one, "", content -> content, "a/Two.class"), "stranger");

        assertThat(vouching(both, "stranger")).isEqualTo(signers.certificate("stranger"));
    }

    @Test
    void aChangedSignatureOrNoneVouchesForNothing() throws Exception {
        var signed = signers.signed(jar(), "signer");

        for (var file : List.of("META-INF/OURS.SF", "META-INF/OURS.EC")) {
            for (var change : List.<UnaryOperator<byte[]>>of(JarSignatureTest::changedInTheMiddle, content -> null)) {
                var altered = repacked(signed, file, change);
                assertThatThrownBy(() -> vouching(altered, "ca")).as(file).isInstanceOf(Untrusted.class);
            }
        }
        assertThat(vouching(repacked(signed, "", content -> content), "ca")).isEqualTo(signers.certificate("ca"));
    }

    private static byte[] changedInTheMiddle(byte[] content) {
        var changed = content.clone();
        changed[changed.length / 2] ^= 1;
        return changed;
    }

    @Test
    void aTextIsOneCertificateOrRefused() throws Exception {
        var pem = signers.pem("ca");

        assertThat(TrustedCertificates.parsed(pem)).isEqualTo(signers.certificate("ca"));
        assertThat(TrustedCertificates.id(signers.certificate("ca"))).matches("[0-9a-f]{64}");
        assertThatThrownBy(() -> TrustedCertificates.parsed("no certificate"))
                .isInstanceOf(Untrusted.class)
                .hasMessage("is no certificate: a PEM file has a line -----BEGIN CERTIFICATE-----");
        assertThatThrownBy(() -> TrustedCertificates.parsed(pem + signers.pem("signer")))
                .isInstanceOf(Untrusted.class)
                .hasMessage("holds 2 certificates; give them one by one");
        assertThatThrownBy(() -> TrustedCertificates.parsed("")).isInstanceOf(Untrusted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519 EdDSA", "rsa SHA256withRSA", "signer SHA256withECDSA"})
    void aDocumentIsVerifiedWithTheKeysOfCertificates(String signed) throws Exception {
        var alias = signed.split(" ", 2)[0];
        var document = "{}".getBytes(UTF_8);
        var signature = signers.signature(document, alias, signed.split(" ", 2)[1]);
        var trusted = certificates("ca", "ed25519", "rsa", "signer");

        assertThat(trusted.signer(document, signature, NOW)).isEqualTo(signers.certificate(alias));
        for (var wrong : List.of("{ }".getBytes(UTF_8), new byte[0])) {
            assertThatThrownBy(() -> trusted.signer(wrong, signature, NOW))
                    .isInstanceOf(Untrusted.class)
                    .hasMessage(
                            "its signature is not of any certificate that is trusted, or it was changed after it was signed");
        }
        assertThatThrownBy(() -> certificates("ca").signer(document, signature, NOW))
                .isInstanceOf(Untrusted.class);
        assertThatThrownBy(() -> trusted.signer(document, Arrays.copyOf(signature, 5), NOW))
                .isInstanceOf(Untrusted.class);
        assertThatThrownBy(() -> certificates().signer(document, signature, NOW))
                .hasMessage("no certificate is trusted yet; mittari trust add CERT.pem adds the one it is signed with");
        assertThatThrownBy(() -> trusted.signer(document, signature, Instant.parse("2024-01-01T00:00:00Z")))
                .hasMessageContaining("is valid from 2025-01-01T00:00:00Z only");
    }

    private static byte[] jar() {
        return JarBuilder.bundle("a.b", "1.0.0")
                .entry("a/One.class", "one")
                .entry("a/Two.class", "two")
                .bytes();
    }

    private X509Certificate vouching(byte[] jar, String... trusted) throws Exception {
        return certificates(trusted).vouching(only(jar), NOW);
    }

    private static TrustedCertificates certificates(String... trusted) {
        return new TrustedCertificates(
                Arrays.stream(trusted).map(signers::certificate).toList());
    }

    private List<X509Certificate> only(byte[] jar) throws Exception {
        var all = JarSignature.signers(Files.write(folder.resolve("a.jar"), jar));
        assertThat(all).hasSize(1);
        return all.iterator().next();
    }

    private void assertUntrusted(byte[] jar, String why, String... trusted) {
        assertThatThrownBy(() -> vouching(jar, trusted))
                .isInstanceOf(Untrusted.class)
                .hasMessage(why);
    }

    /** @param change null: the entry is left out */
    private static byte[] repacked(byte[] jar, String entry, UnaryOperator<byte[]> change, String... more)
            throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(jar));
                var out = new ZipOutputStream(bytes)) {
            for (var each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
                var content = in.readAllBytes();
                var kept = each.getName().equals(entry) ? change.apply(content) : content;
                if (kept != null) {
                    out.putNextEntry(new ZipEntry(each.getName()));
                    out.write(kept);
                }
            }
            for (var name : more) {
                out.putNextEntry(new ZipEntry(name));
                out.write(1);
            }
        }
        return bytes.toByteArray();
    }
}
