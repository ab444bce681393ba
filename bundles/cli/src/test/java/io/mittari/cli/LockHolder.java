package io.mittari.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Another process that holds a lock: a lock of this process would not count. */
final class LockHolder implements AutoCloseable {

    private final Process process;

    LockHolder(Path lock) throws IOException {
        this(lock, false);
    }

    /** One that only looks. */
    static LockHolder shared(Path lock) throws IOException {
        return new LockHolder(lock, true);
    }

    private LockHolder(Path lock, boolean shared) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        lock.toString(),
                        String.valueOf(shared))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (!"held".equals(said)) {
            throw new IOException("the lock is not held: " + said);
        }
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    public static void main(String[] arguments) throws IOException {
        try (var channel = FileChannel.open(
                        Path.of(arguments[0]),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
                var lock = channel.lock(0, Long.MAX_VALUE, Boolean.parseBoolean(arguments[1]))) {
            System.out.println(lock.isValid() ? "held" : "not held");
            System.in.read();
        }
    }
}
