package io.mittari.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "replay",
        description = "Reads rejected rows again, with the same or another mapping; those taken are closed.")
final class ReplayCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "TENANT", description = "A tenant, a list a,b, a tag @retail, or all.")
    private String tenant = "";

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "How rows become facts; else as the connector is configured.")
    private @Nullable Path mapping;

    @Option(
            names = "--connector",
            paramLabel = "NAME",
            description = "Only rows that this instance brought; else all, each through its own.")
    private @Nullable String connector;

    @Option(names = "--dry-run", description = "Read and check everything, store and close nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "One JSON document for scripts.")
    private boolean json;

    ReplayCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Failure, InterruptedException {
        var order = Json.createObjectBuilder().add("dryRun", dryRun);
        if (mapping != null) {
            order.add("mapping", ImportCommand.text(mapping));
        }
        if (connector != null) {
            order.add("connector", connector);
        }
        var answer = ImportCommand.run(
                session.platform(),
                Target.of("tenants", tenant, "rejected", "replay"),
                order.build(),
                List.of(),
                "the replay ended; rows that were taken until then are closed: replay again",
                session);
        if (json) {
            session.print(answer);
        } else {
            Answers.good(answer).forEach(one -> session.print(text(one)));
        }
        return judged(answer);
    }

    /** As of an import: that not one row was taken is a failure. */
    private int judged(JsonValue answer) {
        int exit = session.judged(answer);
        for (var one : Answers.good(answer)) {
            long left = number(one, "rejected");
            if (left > 0) {
                session.messages()
                        .println("mittari: %s still rejected; mittari rejected %s shows %s"
                                .formatted(
                                        left == 1 ? "1 row is" : left + " rows are",
                                        one.getString("tenant"),
                                        left == 1 ? "it" : "them"));
            }
            if (left > 0 && left == number(one, "read") - number(one, "empty")) {
                exit = ExitCode.FAILED;
            }
        }
        return exit;
    }

    private static long number(JsonObject one, String key) {
        return one.getJsonNumber(key).longValue();
    }

    private String text(JsonObject one) {
        var lines = new ArrayList<String>();
        if (number(one, "read") == 0 && one.containsKey("remarks")) {
            one.getJsonArray("remarks").getValuesAs(JsonString::getString).forEach(lines::add);
            return String.join("\n", lines);
        }
        lines.add("%s: %s rows read again, %s still rejected"
                .formatted(one.getString("tenant"), one.get("read"), one.get("rejected")));
        lines.add("facts: %s stored, %s known, %s corrected, %s retracted, %s waiting"
                .formatted(
                        one.get("stored"),
                        one.get("known"),
                        one.get("corrected"),
                        one.get("retracted"),
                        one.get("waiting")));
        if (one.containsKey("months")) {
            lines.add((dryRun ? "months that would be restated: " : "months that are restated: ")
                    + one.getJsonArray("months").getValuesAs(JsonString::getString).stream()
                            .collect(Collectors.joining(", ")));
        }
        if (one.containsKey("remarks")) {
            one.getJsonArray("remarks").getValuesAs(JsonString::getString).forEach(lines::add);
        }
        lines.add(dryRun ? "nothing was stored: a dry run" : "point #%s of the journal".formatted(one.get("sequence")));
        return String.join("\n", lines);
    }
}
