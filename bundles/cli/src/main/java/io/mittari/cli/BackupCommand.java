package io.mittari.cli;

import jakarta.json.Json;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "backup", description = "Copies the home into a folder, as of one moment, while it is used.")
final class BackupCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "DIR", description = "A folder that is not there yet, best on another disk.")
    private Path folder = Path.of("");

    @Option(names = "--with-keys", description = "Also the home's secrets: keep such a copy as safe as the home.")
    private boolean withKeys;

    @Option(names = "--json", description = "One JSON document for scripts.")
    private boolean json;

    BackupCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Failure, InterruptedException {
        var body = Json.createObjectBuilder()
                .add("folder", folder.toAbsolutePath().normalize().toString())
                .add("withKeys", withKeys)
                .build();
        var made = session.work(session.platform(), Target.of("backup"), body);
        session.print(
                json
                        ? made.toString()
                        : "%s holds %d tenants, %d files, %d MB%s"
                                .formatted(
                                        made.getString("folder"),
                                        made.getInt("tenants"),
                                        made.getInt("files"),
                                        (made.getJsonNumber("bytes").longValue() >> 20) + 1,
                                        withKeys
                                                ? ", and the keys"
                                                : "; without keys, so it is of use for this home alone"));
        long lost = made.getJsonNumber("lost").longValue();
        if (lost > 0) {
            session.messages()
                    .println(
                            "mittari: %d blocks of journals cannot be read, and are not in it: keep an older backup that has them; mittari doctor says more"
                                    .formatted(lost));
        }
        return lost > 0 ? ExitCode.FAILED : ExitCode.DONE;
    }
}
