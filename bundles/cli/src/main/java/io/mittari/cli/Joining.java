package io.mittari.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the platform of a home, or starts it, and holds it as long as this process lives. */
final class Joining {

    private static final Duration UNANSWERED = Duration.ofSeconds(10);
    /** Parts come up one after the other; after that long, one that is missing will not come. */
    private static final Duration UNWELL = Duration.ofSeconds(15);

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Home home;
    private final Starter starter;
    private final PrintStream messages;

    Joining(Home home, Starter starter, PrintStream messages) {
        this.home = home;
        this.starter = starter;
        this.messages = messages;
    }

    /** Starts a platform on a home. */
    @FunctionalInterface
    interface Starter {
        StartedPlatform start(Home home, boolean whileUsed) throws Failure;
    }

    /**
     * A platform that was started by this command.
     *
     * @param output what it has said
     */
    record StartedPlatform(ProcessHandle process, Path output) {}

    /** A client that holds a lease, of a platform that ran or was started to end with its last client. */
    Client join() throws Failure, InterruptedException {
        return joined(true);
    }

    /** As {@link #join}, but a platform that has to be started stays. */
    Client joinToStay() throws Failure, InterruptedException {
        return joined(false);
    }

    /** A client of the platform that runs, without a lease; empty if none answers. */
    Optional<Client> running() throws Failure, InterruptedException {
        var endpoint = home.endpoint().orElse(null);
        if (endpoint == null) {
            return Optional.empty();
        }
        var client = new Client(endpoint);
        return client.ready() ? Optional.of(client) : Optional.empty();
    }

    private Client joined(boolean whileUsed) throws Failure, InterruptedException {
        StartedPlatform started = null;
        long since = System.nanoTime();
        while (true) {
            var client = leased();
            if (client != null) {
                return client;
            }
            if (started != null && !started.process().isAlive() && !home.locked()) {
                throw Failure.failed("the platform did not start:\n" + said(started.output()));
            }
            if (started == null && !home.locked()) {
                messages.println("mittari: starting the platform, home " + home.root());
                started = starter.start(home, whileUsed);
                since = System.nanoTime();
            }
            demandPatience(started, Duration.ofNanos(System.nanoTime() - since));
            Thread.sleep(LOOK.toMillis());
        }
    }

    private @Nullable Client leased() throws Failure, InterruptedException {
        var client = running().orElse(null);
        InputStream beats = client == null ? null : client.lease();
        if (client == null || beats == null) {
            return null;
        }
        var reading = new Thread(() -> drain(beats), "mittari-lease");
        reading.setDaemon(true);
        reading.start();
        return client;
    }

    private void demandPatience(@Nullable StartedPlatform started, Duration waited)
            throws Failure, InterruptedException {
        if (started != null && waited.compareTo(UNWELL) > 0) {
            demandWell(started);
        }
        if (started != null && waited.compareTo(START) > 0) {
            throw Failure.failed("the platform was started as process %d, but is not ready after %d s; see %s%n%s"
                    .formatted(started.process().pid(), START.toSeconds(), home.logs(), said(started.output())));
        }
        if (started == null && waited.compareTo(home.starting() ? START : UNANSWERED) > 0) {
            throw Failure.failed("%s, which does not answer; end it, or see %s".formatted(home.held(), home.logs()));
        }
    }

    /** What is up and has a part that does not come up is ended again: nobody could ask it anything. */
    private void demandWell(StartedPlatform started) throws Failure, InterruptedException {
        var endpoint = home.endpoint().orElse(null);
        if (endpoint == null || home.starting()) {
            return;
        }
        var client = new Client(endpoint);
        var wrong = client.wrong();
        if (!wrong.isEmpty() && !client.ready()) {
            started.process().destroy();
            throw Failure.failed("the platform started, but not all of it, and was ended again; see %s%n  %s"
                    .formatted(home.logs(), String.join("\n  ", wrong)));
        }
    }

    private static void drain(InputStream beats) {
        try (beats) {
            while (beats.read() >= 0) {
                // the connection is what counts
            }
        } catch (IOException over) {
            // the platform has stopped
        }
    }

    private static String said(Path output) {
        try {
            var lines = Files.readAllLines(output);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException unreadable) {
            return "its output cannot be read: " + unreadable.getMessage();
        }
    }
}
