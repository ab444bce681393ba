package io.mittari.cli;

import jakarta.json.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "status", description = "Whether a platform runs on this home, and how it is; starts none.")
final class StatusCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--json", description = "One JSON document for scripts.")
    private boolean json;

    StatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Failure, InterruptedException {
        var platform = session.joining().running().orElse(null);
        if (platform == null) {
            var home = session.home();
            session.print(
                    json
                            ? Json.createObjectBuilder()
                                    .add("running", false)
                                    .add("home", home.root().toString())
                                    .build()
                                    .toString()
                            : home.locked()
                                    ? home.held() + ", which does not answer"
                                    : "no platform runs on " + home.root());
            return ExitCode.FAILED;
        }
        var status = platform.get(Target.of("status")).asJsonObject();
        if (json) {
            session.print(Json.createObjectBuilder(status).add("running", true).build());
            return ExitCode.DONE;
        }
        session.print("mittari %s runs as process %s since %s, Java %s"
                .formatted(
                        status.getString("version"),
                        status.get("pid"),
                        status.getString("started"),
                        status.getString("java")));
        session.print("home     " + status.getString("home"));
        session.print("console  " + StartCommand.console(platform));
        session.print("memory   %d of %d MB"
                .formatted(
                        status.getJsonNumber("memoryUsed").longValue() >> 20,
                        status.getJsonNumber("memoryMost").longValue() >> 20));
        session.print("tenants  " + status.get("tenants"));
        session.print("stays    "
                + (status.getBoolean("stays")
                        ? "until mittari stop"
                        : "until its last client is gone; there are " + status.get("clients")));
        session.print(status.getBoolean("well") ? "all is well" : "something is wrong: mittari doctor says what");
        return ExitCode.DONE;
    }
}
