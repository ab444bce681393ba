package io.mittari.metrics.engine.index;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Folders and files that nobody but their owner may see. */
public final class OwnerOnly {

    private OwnerOnly() {}

    public static Path folder(Path folder) throws IOException {
        return Files.createDirectories(folder, only("rwx------"));
    }

    /** To be read and written. */
    public static FileChannel open(Path file, boolean made) throws IOException {
        Set<? extends OpenOption> options = made
                ? Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE)
                : Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE);
        return FileChannel.open(file, options, only("rw-------"));
    }

    private static FileAttribute<?>[] only(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
