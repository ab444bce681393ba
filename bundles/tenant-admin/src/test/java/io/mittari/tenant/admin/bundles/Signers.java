package io.mittari.tenant.admin.bundles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;

/** Keys with certificates, and jars signed with them. */
public final class Signers {

    private static final String PASSWORD = "changeit";

    private final Path folder;
    private final Path keys;

    /** An agency's CA and what it certified: a signer, one whose time is over, one for servers; and a stranger. */
    public Signers(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.keys = folder.resolve("keys.p12");
        make("ca", "EC", "CN=Agency CA", "-ext", "bc:c", "-startdate", "2020/01/01 00:00:00", "-validity", "36500");
        make(
                "signer",
                "EC",
                "CN=Agency builds",
                "-signer",
                "ca",
                "-startdate",
                "2025/01/01 00:00:00",
                "-validity",
                "36500");
        make(
                "expired",
                "EC",
                "CN=Old builds",
                "-signer",
                "ca",
                "-startdate",
                "2025/01/01 00:00:00",
                "-validity",
                "365");
        make(
                "server",
                "EC",
                "CN=www",
                "-signer",
                "ca",
                "-ext",
                "eku=sa",
                "-startdate",
                "2025/01/01 00:00:00",
                "-validity",
                "36500");
        make("stranger", "EC", "CN=Stranger", "-startdate", "2025/01/01 00:00:00", "-validity", "36500");
        make("rsa", "RSA", "CN=Feed RSA", "-startdate", "2025/01/01 00:00:00", "-validity", "36500");
        make("ed25519", "Ed25519", "CN=Feed Ed25519", "-startdate", "2025/01/01 00:00:00", "-validity", "36500");
    }

    private void make(String alias, String algorithm, String name, String... more)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-Duser.timezone=UTC",
                "-genkeypair",
                "-keystore",
                keys.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-alias",
                alias,
                "-keyalg",
                algorithm,
                "-dname",
                name));
        command.addAll(Arrays.asList(more));
        var told = folder.resolve("keytool.txt").toFile();
        int exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(told)
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException(Files.readString(told.toPath()));
        }
    }

    public X509Certificate certificate(String alias) {
        return (X509Certificate) entry(alias).getCertificate();
    }

    public String pem(String alias) {
        return TrustedCertificates.pem(certificate(alias));
    }

    /** Signs all entries there are. */
    public byte[] signed(byte[] jar, String alias) {
        try {
            var unsigned = Files.write(Files.createTempFile(folder, "a", ".jar"), jar);
            var signed = Files.createTempFile(folder, "b", ".jar");
            try (var zip = new ZipFile(unsigned.toFile());
                    var out = Files.newOutputStream(signed)) {
                new JarSigner.Builder(entry(alias)).signerName("OURS").build().sign(zip, out);
            }
            return Files.readAllBytes(signed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signs a document as openssl does. */
    public byte[] signature(byte[] document, String alias, String algorithm) throws GeneralSecurityException {
        var signing = Signature.getInstance(algorithm);
        signing.initSign(entry(alias).getPrivateKey());
        signing.update(document);
        return signing.sign();
    }

    private KeyStore.PrivateKeyEntry entry(String alias) {
        try (var in = Files.newInputStream(keys)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            return new KeyStore.PrivateKeyEntry(
                    (PrivateKey) store.getKey(alias, PASSWORD.toCharArray()), store.getCertificateChain(alias));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
