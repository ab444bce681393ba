package io.mittari.cli;

import jakarta.json.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "doctor", description = "Names what is wrong, and the mend.")
final class DoctorCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--json", description = "One JSON document for scripts.")
    private boolean json;

    DoctorCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Failure, InterruptedException {
        var found = session.platform().get(Target.of("doctor")).asJsonObject();
        boolean well = found.getBoolean("well");
        if (json) {
            session.print(found);
        } else {
            for (var finding : found.getJsonArray("findings").getValuesAs(JsonObject.class)) {
                session.print("%s%n  mend: %s".formatted(finding.getString("wrong"), finding.getString("mend")));
            }
            if (well) {
                session.print("all is well");
            }
        }
        return well ? ExitCode.DONE : ExitCode.FAILED;
    }
}
