package io.mittari.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A backup beside what a home holds: the copy is made in {@code restore.unfinished}, and is {@code restore} when it is
 * whole. From then on it is the platform's: its next start puts it in place of what is there. Until then the home is as it
 * was, also after a kill.
 */
final class Staging {

    /** What a start puts in place; of those not in a backup an empty folder, for what is there belongs to the old state. */
    private static final List<String> PARTS = List.of("data", "bundles", "inbox", "tenants", "cache");

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Home home;
    private final Clock clock;

    Staging(Home home, Clock clock) {
        this.home = home;
        this.clock = clock;
    }

    /** Nobody may use the home; this holds it meanwhile. Returns where the old state will be. */
    Path stage(BackupFolder backup, boolean replace, ProgressBar bar) throws Failure {
        try {
            ownFolder(home.root().resolve("run"));
            try (var lock = FileChannel.open(
                            home.root().resolve("run/lock"),
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
                    var held = lock.tryLock()) {
                if (held == null) {
                    throw Failure.failed(home.held() + "; stop it first: mittari stop");
                }
                demandPlace(replace);
                demandRoom(backup);
                return copy(backup, bar);
            }
        } catch (IOException e) {
            throw Failure.failed(
                    "the home %s cannot be restored: %s; it is as it was. Make room if the disk is full, and restore again"
                            .formatted(home.root(), e));
        }
    }

    private void demandPlace(boolean replace) throws Failure {
        if (Files.exists(ready())) {
            throw Failure.failed(
                    "%s is there: a restore that only waits for mittari start; start it, or delete that folder"
                            .formatted(ready()));
        }
        if (Files.exists(home.root().resolve("data")) && !replace) {
            throw Failure.failed(
                    "the home %s is not empty; --replace moves what is there aside and restores in its place"
                            .formatted(home.root()));
        }
    }

    private void demandRoom(BackupFolder backup) throws Failure, IOException {
        long free = Files.getFileStore(home.root()).getUsableSpace();
        if (free < backup.bytes()) {
            throw Failure.failed("the backup has %d MB, and %s has %d MB left: make room; nothing was changed"
                    .formatted((backup.bytes() >> 20) + 1, home.root(), free >> 20));
        }
    }

    private Path copy(BackupFolder backup, ProgressBar bar) throws IOException {
        var aside = home.root().resolve("restore.unfinished");
        try {
            return copy(backup, aside, bar);
        } finally {
            delete(aside); // not there any more, if all went well
        }
    }

    private Path copy(BackupFolder backup, Path aside, ProgressBar bar) throws IOException {
        delete(aside);
        for (var part : PARTS) {
            ownFolder(aside.resolve(part));
        }
        var replaced = "replaced-" + STAMP.format(clock.instant());
        ownFolder(aside.resolve(replaced));
        int copied = 0;
        for (var entry : backup.files()) {
            bar.show("copying file %d of %d".formatted(++copied, backup.files().size()));
            var copy = aside.resolve(entry.path());
            ownFolder(Objects.requireNonNull(copy.getParent()));
            Files.copy(backup.root().resolve(entry.path()), copy, StandardCopyOption.COPY_ATTRIBUTES);
            try (var channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
        Files.move(aside, ready(), StandardCopyOption.ATOMIC_MOVE);
        return home.root().resolve(replaced);
    }

    private Path ready() {
        return home.root().resolve("restore");
    }

    private static void ownFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
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
