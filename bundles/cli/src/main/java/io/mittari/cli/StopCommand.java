package io.mittari.cli;

import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "stop", description = "Stops the platform, after what is in hand is stored.")
final class StopCommand implements Callable<Integer> {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Session session;

    StopCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Failure, InterruptedException {
        var home = session.home();
        var platform = session.joining().running().orElse(null);
        if (platform == null) {
            if (home.locked()) {
                throw Failure.failed(home.held() + ", which does not answer");
            }
            session.messages().println("mittari: no platform runs on " + home.root());
            return ExitCode.DONE;
        }
        platform.post(Target.of("stop"), JsonValue.EMPTY_JSON_OBJECT);
        long since = System.nanoTime();
        while (home.locked()) {
            if (System.nanoTime() - since > LIMIT.toNanos()) {
                throw Failure.failed(
                        "the platform has not stopped after %d s; see %s".formatted(LIMIT.toSeconds(), home.logs()));
            }
            Thread.sleep(LOOK.toMillis());
        }
        session.print("stopped");
        return ExitCode.DONE;
    }
}
