package io.mittari.itests.command;

import io.mittari.itests.support.PlatformProcess;
import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code bin/mittari} of the packaged distribution, in a home folder of its own; stops what it started. */
final class Mittari implements AutoCloseable {

    private static final long MINUTES = 10;

    private final Path distribution;
    private final Path home;
    private final Map<String, String> environment;

    Mittari(Path home) {
        this(home, Map.of());
    }

    Mittari(Path home, Map<String, String> environment) {
        this(PlatformProcess.shipped(), home, environment);
    }

    /** @param distribution another one than this build made */
    Mittari(Path distribution, Path home, Map<String, String> environment) {
        this.distribution = distribution;
        this.home = home;
        this.environment = environment;
    }

    Path home() {
        return home;
    }

    /** Runs to the end. */
    Ran run(String... arguments) throws IOException, InterruptedException {
        var out = Files.createTempFile("mittari", ".out");
        var err = Files.createTempFile("mittari", ".err");
        try {
            var process = begin(out, err, arguments);
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(
                        "not done after %d minutes: %s\n%s".formatted(MINUTES, Arrays.toString(arguments), text(err)));
            }
            return new Ran(String.join(" ", arguments), process.exitValue(), text(out), text(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** Begins and returns at once. */
    Process begin(Path out, Path err, String... arguments) throws IOException {
        var line = new ArrayList<>(List.of(distribution.resolve("bin/mittari").toString(), "--home", home.toString()));
        line.addAll(List.of(arguments));
        var builder = new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Starts the platform and adds a tenant for {@link io.mittari.itests.load.SalesEvents}. */
    Mittari startFor(String tenant) throws IOException, InterruptedException {
        run("start").ok();
        run("tenant", "add", tenant, "--name", "Load", "--locale", "en-US", "--zone", "UTC", "--currency", "EUR")
                .ok();
        return this;
    }

    /** The running one. */
    ProcessHandle platform() throws IOException {
        try (var reader = Json.createReader(Files.newInputStream(home.resolve("run/platform.json")))) {
            return ProcessHandle.of(reader.readObject().getJsonNumber("pid").longValueExact())
                    .orElseThrow();
        }
    }

    /** Ends the platform without any chance to put things in order; returns when it is gone. */
    void kill() throws IOException {
        var platform = platform();
        platform.destroyForcibly();
        platform.onExit().join();
    }

    @Override
    public void close() throws IOException {
        try {
            if (Files.exists(home.resolve("run/platform.json"))) {
                run("stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
