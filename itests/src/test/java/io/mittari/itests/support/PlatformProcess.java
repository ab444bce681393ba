package io.mittari.itests.support;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A packaged distribution, run in a process of its own by its own script, with the Java of this test. */
public final class PlatformProcess implements AutoCloseable {

    /** Generous: a machine that builds beside it may be slow. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final Path home;
    private final Path output;

    private PlatformProcess(Process process, Path home, Path output) {
        this.process = process;
        this.home = home;
        this.output = output;
    }

    /** The folder that this build made. */
    public static Path shipped() {
        return Path.of(System.getProperty("mittari.distribution")).normalize();
    }

    /** Returns at once. */
    public static PlatformProcess launch(Path distribution, Path home) throws IOException {
        var work = Files.createDirectories(Path.of(System.getProperty("itests.work")));
        var output = Files.createTempFile(work, "platform-", ".out");
        var script = distribution.resolve("bin/mittari-platform").toString();
        var builder = new ProcessBuilder(List.of(script, "--home", home.toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return new PlatformProcess(builder.start(), home, output);
    }

    /** Returns once it says that it runs; fails with all it printed if it does not come up. */
    public static PlatformProcess start(Path distribution, Path home) throws Exception {
        var process = launch(distribution, home);
        try {
            return Eventually.get(PATIENCE, process::ifRunning, process::output);
        } catch (AssertionError notUp) {
            process.close();
            throw notUp;
        }
    }

    public long pid() {
        return process.pid();
    }

    /** What it printed so far. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    /** Asks it to stop, as a process manager does. */
    public int terminate() throws InterruptedException {
        process.destroy();
        return exitCode();
    }

    /** Waits for it to end by itself. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), SECONDS)) {
            throw new AssertionError("still runs after " + PATIENCE + ": " + output());
        }
        return process.exitValue();
    }

    /** Ends it without any chance to put things in order. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private Optional<PlatformProcess> ifRunning() throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError("ended with " + process.exitValue() + ": " + output());
        }
        var file = home.resolve("run/platform.json");
        var said = Files.exists(file) ? Files.readString(file) : "";
        var running = said.contains("\"pid\":" + pid() + ",") && said.contains("\"state\":\"running\"");
        return running ? Optional.of(this) : Optional.empty();
    }
}
