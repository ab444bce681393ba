package io.mittari.cli;

import jakarta.json.JsonValue;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "start", description = "Starts the platform in the background; it stays until mittari stop.")
final class StartCommand implements Callable<Integer> {

    private final Session session;

    StartCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Failure, InterruptedException {
        var platform = session.joining().joinToStay();
        var status =
                platform.post(Target.of("stay"), JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
        session.print("mittari %s runs as process %s on %s"
                .formatted(status.getString("version"), status.get("pid"), status.getString("home")));
        session.print("console: " + console(platform));
        return ExitCode.DONE;
    }

    /** A link that opens the console once. */
    static String console(Client platform) throws Failure, InterruptedException {
        return platform.post(Target.of("console"), JsonValue.EMPTY_JSON_OBJECT)
                .asJsonObject()
                .getString("link");
    }
}
