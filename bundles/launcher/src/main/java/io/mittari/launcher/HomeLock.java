package io.mittari.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.regex.Pattern;

/** Holds a home for this process: one platform per home, until closed or the process ends. */
final class HomeLock implements AutoCloseable {

    private static final Pattern PID = Pattern.compile("\"pid\"\\s*:\\s*(\\d+)");

    private final Home home;
    private final FileChannel channel;

    private HomeLock(Home home, FileChannel channel) {
        this.home = home;
        this.channel = channel;
    }

    static HomeLock take(Path root) throws IOException, StartFailed {
        var home = Home.at(root);
        var channel = FileChannel.open(
                home.run().resolve("lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                Home.ownerOnly("rw-------"));
        if (!locked(channel)) {
            channel.close();
            throw new StartFailed("the home " + root + " is in use by " + holder(home));
        }
        return new HomeLock(home, channel);
    }

    Home home() {
        return home;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static boolean locked(FileChannel channel) throws IOException {
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
