package io.mittari.cli;

import jakarta.json.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "doctor",
        description = "Reads all that is stored, mends what is derived, and names what is wrong, with the mend.")
final class DoctorCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(
            arity = "0..1",
            paramLabel = "TENANT",
            defaultValue = "all",
            description = "Whose journals are read: a tenant, a list a,b, a tag @retail, or all.")
    private String tenant = "all";

    @Option(names = "--json", description = "One JSON document for scripts.")
    private boolean json;

    DoctorCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Failure, InterruptedException {
        var target = Target.of("doctor").with("tenant", tenant).with("progress", true);
        return told(session.work(session.platform(), target, null), json, session);
    }

    static int told(JsonObject found, boolean json, Session session) {
        boolean well = found.getBoolean("well");
        if (json) {
            session.print(found);
            return well ? ExitCode.DONE : ExitCode.FAILED;
        }
        for (var finding : found.getJsonArray("findings").getValuesAs(JsonObject.class)) {
            session.print("%s%n  %s: %s"
                    .formatted(
                            finding.getString("wrong"),
                            finding.getBoolean("mended", false) ? "mended" : "mend",
                            finding.getString("mend")));
        }
        if (well) {
            session.print("all is well");
        }
        return well ? ExitCode.DONE : ExitCode.FAILED;
    }
}
