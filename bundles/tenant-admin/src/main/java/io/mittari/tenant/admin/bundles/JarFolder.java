package io.mittari.tenant.admin.bundles;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Jars by their content, {@code <sha256>.jar}, and files that are on their way to be one. */
public final class JarFolder {

    /** What a bundle may have, in bytes. */
    public static final long LARGEST = 64L << 20;

    private static final int CHUNK = 1 << 16;
    private static final Pattern KEPT = Pattern.compile("([0-9a-f]{64})\\.jar");
    private static final Pattern ASIDE = Pattern.compile("\\..*\\.part");

    private final Path folder;

    public JarFolder(Path folder) {
        this.folder = folder;
    }

    Path file(String sha256) {
        return folder.resolve(sha256 + ".jar");
    }

    /**
     * Writes what comes aside, and forces it to disk.
     *
     * @throws IOException the sender broke off
     * @throws BadRequest it is larger than {@link #LARGEST}
     */
    public ReceivedJar receive(InputStream content) throws BadRequest, Unavailable, IOException {
        var aside = aside();
        boolean whole = false;
        try (var channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
            var digest = sha256();
            var chunk = new byte[CHUNK];
            long size = 0;
            for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
                size += read;
                if (size > LARGEST) {
                    throw new BadRequest("the bundle is refused: it has more than %d MB".formatted(LARGEST >> 20));
                }
                digest.update(chunk, 0, read);
                write(channel, ByteBuffer.wrap(chunk, 0, read));
            }
            force(channel);
            whole = true;
            return new ReceivedJar(aside, HexFormat.of().formatHex(digest.digest()), size);
        } finally {
            if (!whole) {
                Files.deleteIfExists(aside);
            }
        }
    }

    private Path aside() throws Unavailable {
        try {
            return Files.createTempFile(folder, ".", ".part", ownerOnly());
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void write(FileChannel channel, ByteBuffer bytes) throws Unavailable {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void force(FileChannel channel) throws Unavailable {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Gives it its place; after a power cut it is still there. */
    void keep(ReceivedJar jar) throws Unavailable {
        try {
            Files.move(
                    jar.aside(),
                    file(jar.sha256()),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            forceFolder();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    void delete(String sha256) throws Unavailable {
        try {
            Files.deleteIfExists(file(sha256));
            forceFolder();
        } catch (IOException e) {
            throw new Unavailable("%s cannot be deleted".formatted(file(sha256)), e);
        }
    }

    /**
     * Deletes what an installation that was cut short has left, and jars that nobody names any more. Not while something is
     * received.
     *
     * @param named digests of the jars that stay
     * @return names of the deleted files
     */
    public Set<String> sweep(Set<String> named) throws Unavailable {
        var swept = new TreeSet<String>();
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                var name = String.valueOf(file.getFileName());
                var kept = KEPT.matcher(name);
                if (ASIDE.matcher(name).matches() || (kept.matches() && !named.contains(kept.group(1)))) {
                    Files.delete(file);
                    swept.add(name);
                }
            }
            if (!swept.isEmpty()) {
                forceFolder();
            }
        } catch (IOException e) {
            throw new Unavailable("%s cannot be put in order".formatted(folder), e);
        }
        return swept;
    }

    /** Not every file system has folders that can be forced. */
    private void forceFolder() throws IOException {
        if (posix()) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private Unavailable unwritable(IOException e) {
        return new Unavailable(
                "the bundle cannot be kept in %s: %s; is the disk full, is the folder yours? Nothing was installed"
                        .formatted(folder, e.getMessage()),
                e);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new AssertionError("every Java platform has SHA-256", never);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return posix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
