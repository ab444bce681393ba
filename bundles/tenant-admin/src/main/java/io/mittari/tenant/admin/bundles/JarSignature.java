package io.mittari.tenant.admin.bundles;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.cert.CertPath;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who signed a jar: all of it, as it is. */
final class JarSignature {

    /** Files that hold the signatures themselves. */
    private static final Pattern OF_SIGNATURE =
            Pattern.compile("META-INF/(MANIFEST\\.MF|SIG-[^/]*|[^/]+\\.(SF|RSA|DSA|EC))");

    private JarSignature() {}

    /**
     * The chains of certificates of those who signed every entry, each beginning with the signer's own.
     *
     * @throws Untrusted if nobody signed all of it, or an entry is not as it was signed
     */
    static Set<List<X509Certificate>> signers(Path jar) throws Untrusted, IOException {
        try (var file = new JarFile(jar.toFile(), true)) {
            return signers(file);
        } catch (SecurityException altered) {
            throw new Untrusted("its signature is broken: %s".formatted(altered.getMessage()));
        }
    }

    private static Set<List<X509Certificate>> signers(JarFile jar) throws Untrusted, IOException {
        Set<CertPath> common = null;
        var unsigned = new TreeSet<String>();
        for (var entry : Collections.list(jar.entries())) {
            if (isOfSignature(entry) || isFolder(entry)) {
                continue;
            }
            var signers = signers(jar, entry);
            if (signers.isEmpty()) {
                unsigned.add(entry.getName());
            } else if (common == null) {
                common = signers;
            } else {
                common.retainAll(signers);
                if (common.isEmpty()) {
                    throw new Untrusted(
                            "its entry %s is signed by another one than those before".formatted(entry.getName()));
                }
            }
        }
        if (common == null) {
            throw new Untrusted("it is not signed, or only in a way that is not safe any more");
        }
        if (!unsigned.isEmpty()) {
            throw new Untrusted(
                    unsigned.size() == 1
                            ? "its entry %s is not signed, though others are".formatted(unsigned.first())
                            : "its entry %s and %d more are not signed, though others are"
                                    .formatted(unsigned.first(), unsigned.size() - 1));
        }
        demandAllThere(jar, jar.getManifest());
        return common.stream().map(JarSignature::chain).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Only what was read to its end is known to be as it was signed. */
    private static Set<CertPath> signers(JarFile jar, JarEntry entry) throws Untrusted, IOException {
        try (var in = jar.getInputStream(entry)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (SecurityException altered) {
            var why = String.valueOf(altered.getMessage());
            throw new Untrusted(
                    why.contains(entry.getName())
                            ? "its entry %s was changed after it was signed".formatted(entry.getName())
                            : "its signature is broken: %s".formatted(why));
        }
        CodeSigner @Nullable [] signers = entry.getCodeSigners();
        return signers == null
                ? Set.of()
                : Arrays.stream(signers)
                        .map(CodeSigner::getSignerCertPath)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void demandAllThere(JarFile jar, @Nullable Manifest manifest) throws Untrusted {
        if (manifest == null) {
            return;
        }
        for (var section : manifest.getEntries().entrySet()) {
            boolean signed = section.getValue().keySet().stream()
                    .anyMatch(name -> name.toString().toLowerCase(Locale.ROOT).endsWith("-digest"));
            if (signed && jar.getEntry(section.getKey()) == null) {
                throw new Untrusted("its entry %s was taken out after it was signed".formatted(section.getKey()));
            }
        }
    }

    private static boolean isOfSignature(JarEntry entry) {
        return OF_SIGNATURE.matcher(entry.getName().toUpperCase(Locale.ROOT)).matches();
    }

    private static boolean isFolder(JarEntry entry) {
        return entry.isDirectory() && entry.getSize() == 0;
    }

    private static List<X509Certificate> chain(CertPath path) {
        var chain = new ArrayList<X509Certificate>();
        for (Certificate each : path.getCertificates()) {
            if (each instanceof X509Certificate certificate) {
                chain.add(certificate);
            }
        }
        return List.copyOf(chain);
    }
}
