package io.mittari.metrics.engine.people;

import io.mittari.metrics.api.MetricsException.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The key of a home under which people's keys are hashed: {@code keys/people.key}, 64 hex digits, for the owner only. Made
 * when it is missing. Without it nobody can tell from an id, or from what is left of an erased person, who it was.
 */
public final class HomeKey {

    private static final int BYTES = 32;

    private HomeKey() {}

    /** @param folder {@code HOME/keys} */
    public static byte[] in(Path folder) throws Unavailable {
        var file = folder.resolve("people.key");
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            var key = HexFormat.of().parseHex(Files.readString(file).strip());
            if (key.length == BYTES) {
                return key;
            }
        } catch (IOException e) {
            throw new Unavailable("%s cannot be read or made: %s".formatted(file, e), e);
        } catch (IllegalArgumentException unreadable) {
            // told below
        }
        throw new Unavailable("%s is not 64 hex digits: put it back from a backup of the home".formatted(file), null);
    }

    private static void make(Path file) throws IOException {
        var key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        var folder = Files.createDirectories(file.toAbsolutePath().getParent(), ownerOnly(file, "rwx------"));
        var part = folder.resolve("people.key.part");
        Files.deleteIfExists(part);
        Files.createFile(part, ownerOnly(file, "rw-------"));
        Files.writeString(part, HexFormat.of().formatHex(key) + "\n", StandardOpenOption.SYNC);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] ownerOnly(Path file, String permissions) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
