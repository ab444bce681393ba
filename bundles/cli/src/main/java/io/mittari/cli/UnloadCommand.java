package io.mittari.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "unload",
        description = "Takes a version that no customer uses out of the running platform, and proves that it is gone.")
final class UnloadCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME", description = "The bundle's symbolic name.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "VERSION", description = "Its version.")
    private String version = "";

    @Option(names = "--json", description = "One JSON document for scripts.")
    private boolean json;

    UnloadCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Failure, InterruptedException {
        var answer = session.platform()
                .post(
                        Target.of("bundles", name, version, "unload"),
                        Json.createObjectBuilder().build())
                .asJsonObject();
        boolean gone = answer.getBoolean("gone");
        if (json) {
            session.print(answer);
        } else if (gone) {
            session.print("%s is unloaded, its classes are gone".formatted(answer.getString("bundle")));
        } else {
            var holders = texts(answer, "holders");
            var objects = texts(answer, "objects");
            session.messages()
                    .println(
                            "mittari: %s is unloaded, but %s its classes%s: mittari doctor tells as long as they are held"
                                    .formatted(
                                            answer.getString("bundle"),
                                            holders.isEmpty() ? "something not found holds" : holders + " holds",
                                            objects.isEmpty() ? "" : ", of whose objects there are " + objects));
        }
        return gone ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static String texts(JsonObject answer, String key) {
        return answer.getJsonArray(key).getValuesAs(JsonString::getString).stream()
                .collect(Collectors.joining(", "));
    }
}
