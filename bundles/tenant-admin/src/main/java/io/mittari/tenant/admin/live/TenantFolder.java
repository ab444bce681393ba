package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.TenantId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies of tenant files for people, for the owner only. The store holds the truth: a copy that fails is only logged. */
final class TenantFolder {

    private static final Logger LOG = LoggerFactory.getLogger(TenantFolder.class);

    private final Path folder;

    TenantFolder(Path folder) {
        this.folder = folder;
    }

    /** Writes aside, forces to disk and renames, unless the same is there: a reader sees the whole file or none. */
    void write(TenantId tenant, String text) {
        var file = file(tenant);
        try {
            if (Files.exists(file) && Files.readString(file).equals(text)) {
                return;
            }
            Files.createDirectories(folder, ownerOnly("rwx------"));
            var aside = Files.createTempFile(folder, ".", ".part", ownerOnly("rw-------"));
            try {
                try (var channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
                    var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                    channel.force(true);
                }
                Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(aside);
            }
        } catch (IOException e) {
            LOG.warn("{}: {} could not be written; 'tenant show --file' prints what holds", tenant, file, e);
        }
    }

    /** Deletes what a process that was ended while it wrote has left. Before anything is written. */
    void putInOrder() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var left = Files.newDirectoryStream(folder, ".*.part")) {
            for (var file : left) {
                Files.delete(file);
            }
        } catch (IOException e) {
            LOG.warn("{} could not be put in order; the next start tries again", folder, e);
        }
    }

    void delete(TenantId tenant) {
        try {
            Files.deleteIfExists(file(tenant));
        } catch (IOException e) {
            LOG.warn("{}: {} could not be deleted", tenant, file(tenant), e);
        }
    }

    private Path file(TenantId tenant) {
        return folder.resolve(tenant + ".json");
    }

    static FileAttribute<?>[] ownerOnly(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
