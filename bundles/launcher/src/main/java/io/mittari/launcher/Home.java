package io.mittari.launcher;

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
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The data folder of one platform. What it creates is for the owner only. */
record Home(Path root) {

    static final String PLATFORM = "platform.json";
    static final String SHIPPED = "shipped.json";

    static Home at(Path root) throws IOException {
        var home = new Home(root);
        for (var folder : List.of(root, home.run(), home.logs(), home.bundles(), home.cache())) {
            Files.createDirectories(folder, ownerOnly("rwx------"));
        }
        return home;
    }

    Path run() {
        return root.resolve("run");
    }

    Path logs() {
        return root.resolve("logs");
    }

    /** Bundles by content: {@code <sha256>.jar}. */
    Path bundles() {
        return root.resolve("bundles");
    }

    Path frameworkStorage() {
        return cache().resolve("framework");
    }

    Path configurations() {
        return cache().resolve("config");
    }

    private Path cache() {
        return root.resolve("cache");
    }

    /** Forgets what the framework and Config Admin kept: the store alone says what runs. Stale run files go too. */
    void forgetLastRun() throws IOException {
        delete(frameworkStorage());
        delete(configurations());
        try (var files = Files.newDirectoryStream(run(), "*.json")) {
            for (var file : files) {
                Files.delete(file);
            }
        }
    }

    void writeRunFile(String name, String content) throws IOException {
        write(run().resolve(name), content.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes aside, forces to disk and renames: a reader sees the whole file or none. */
    static void write(Path file, byte[] content) throws IOException {
        try {
            replace(file, content);
        } catch (IOException e) {
            throw new IOException("%s cannot be written; is the disk full, is the folder yours?".formatted(file), e);
        }
    }

    private static void replace(Path file, byte[] content) throws IOException {
        var aside = Files.createTempFile(file.toAbsolutePath().getParent(), ".", ".part", ownerOnly("rw-------"));
        try {
            try (var channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    static FileAttribute<?>[] ownerOnly(String permissions) {
        Set<String> views = FileSystems.getDefault().supportedFileAttributeViews();
        return views.contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
