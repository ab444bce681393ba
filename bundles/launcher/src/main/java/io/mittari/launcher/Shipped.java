package io.mittari.launcher;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.osgi.framework.Constants;

/**
 * A shipped bundle, kept in the home by its content.
 *
 * @param startLevel {@link Listed#AVAILABLE}: not installed by the launcher
 * @param sha256 lower case hex
 */
record Shipped(int startLevel, String name, String version, String sha256, boolean fragment, Path kept) {

    /** Copies the jar into the home unless the same content is there. */
    static Shipped keep(Listed listed, Home home) throws IOException, StartFailed {
        var content = Files.readAllBytes(listed.jar());
        var sha256 = sha256(content);
        var kept = home.bundles().resolve(sha256 + ".jar");
        if (!Files.exists(kept)) {
            Home.write(kept, content);
        }
        try (var jar = new JarFile(listed.jar().toFile(), false)) {
            var manifest = jar.getManifest();
            if (manifest == null || manifest.getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME) == null) {
                throw new StartFailed(listed.jar() + " is no bundle: it has no " + Constants.BUNDLE_SYMBOLICNAME);
            }
            Attributes headers = manifest.getMainAttributes();
            var version = headers.getValue(Constants.BUNDLE_VERSION);
            return new Shipped(
                    listed.startLevel(),
                    withoutDirectives(headers.getValue(Constants.BUNDLE_SYMBOLICNAME)),
                    version == null ? "0.0.0" : version.strip(),
                    sha256,
                    headers.getValue(Constants.FRAGMENT_HOST) != null,
                    kept);
        }
    }

    String location() {
        return "mittari:" + name + "/" + version + "/" + sha256;
    }

    boolean ofPlatform() {
        return startLevel != Listed.AVAILABLE;
    }

    /** The kept content, proved to be what the location says. */
    InputStream open() throws IOException, StartFailed {
        var content = Files.readAllBytes(kept);
        if (!sha256(content).equals(sha256)) {
            throw new StartFailed(kept + " is damaged: its content has another digest; delete it, it is made again");
        }
        return new ByteArrayInputStream(content);
    }

    private static String withoutDirectives(String header) {
        int end = header.indexOf(';');
        return (end < 0 ? header : header.substring(0, end)).strip();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException never) {
            throw new AssertionError("every Java platform has SHA-256", never);
        }
    }
}
