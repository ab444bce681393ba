package io.mittari.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/** Holds a home for this process: one platform per home, until closed or the process ends. */
final class HomeLock implements AutoCloseable {

    private static final Pattern PID = Pattern.compile("\"pid\"\\s*:\\s*(\\d+)");

    /** A command that looks whether the home is in use holds the lock for a moment, and must not fail a start. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration LOOK = Duration.ofMillis(20);

    private final Home home;
    private final FileChannel channel;

    private HomeLock(Home home, FileChannel channel) {
        this.home = home;
        this.channel = channel;
    }

    static HomeLock take(Path root) throws IOException, StartFailed, InterruptedException {
        var lock = opened(root);
        boolean held = false;
        try {
            long since = System.nanoTime();
            for (held = lock.tried(); !held; held = lock.tried()) {
                if (System.nanoTime() - since > PATIENCE.toNanos()) {
                    throw new StartFailed("the home " + root + " is in use by " + holder(lock.home));
                }
                Thread.sleep(LOOK.toMillis());
            }
            return lock;
        } finally {
            if (!held) {
                lock.close();
            }
        }
    }

    private static HomeLock opened(Path root) throws StartFailed {
        try {
            var home = Home.at(root);
            return new HomeLock(
                    home,
                    FileChannel.open(
                            home.run().resolve("lock"),
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                            Home.ownerOnly("rw-------")));
        } catch (IOException e) {
            throw new StartFailed("the home %s cannot be used: %s; make it yours to write, or pick another with --home"
                    .formatted(root, Reason.of(e)));
        }
    }

    Home home() {
        return home;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private boolean tried() throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByUs) {
            return false;
        }
    }

    private static String holder(Home home) throws IOException {
        var file = home.run().resolve(Home.PLATFORM);
        if (!Files.exists(file)) {
            return "another process that has not said yet who it is";
        }
        var pid = PID.matcher(Files.readString(file));
        return pid.find() ? "process " + pid.group(1) : "another process, not named in " + file;
    }
}
