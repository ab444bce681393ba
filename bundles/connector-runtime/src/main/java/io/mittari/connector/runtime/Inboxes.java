package io.mittari.connector.runtime;

import io.mittari.metrics.api.ingest.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folders that files are dropped in, one per instance; what is made is readable by the owner only.
 *
 * @param root {@code HOME/inbox}
 */
record Inboxes(Path root) {

    Path of(Instance instance) throws IOException {
        var inbox = root.resolve(instance.tenant().value()).resolve(instance.name());
        return Files.createDirectories(inbox, ownerOnly());
    }

    private FileAttribute<?>[] ownerOnly() {
        boolean posix = root.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
