package io.mittari.cli;

import jakarta.json.JsonObject;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "rejected", description = "Rows that were not understood, with file, line and reason.")
final class RejectedCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "TENANT", description = "A tenant, a list a,b, a tag @retail, or all.")
    private String tenant = "";

    @Option(names = "--limit", paramLabel = "N", description = "At most so many, the newest first; else 1000.")
    private @Nullable Integer limit;

    @Option(names = "--json", description = "One JSON document for scripts.")
    private boolean json;

    RejectedCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Failure, InterruptedException {
        var answer =
                session.platform().get(Target.of("tenants", tenant, "rejected").with("limit", limit));
        if (json) {
            session.print(answer);
        } else {
            Answers.good(answer).forEach(one -> session.print(text(one)));
        }
        return session.judged(answer);
    }

    private static String text(JsonObject answer) {
        var rows = answer.getJsonArray("rejected").getValuesAs(JsonObject.class);
        if (rows.isEmpty()) {
            return answer.getString("tenant") + ": no rejected rows";
        }
        var table = new Table()
                .number("id")
                .text("origin")
                .text("entry")
                .text("key")
                .text("reason");
        for (var row : rows) {
            table.row(
                    row.getJsonNumber("id").toString(),
                    row.getString("origin"),
                    row.getString("entry", ""),
                    row.getString("key", ""),
                    row.getString("reason"));
        }
        return "%s: %d rejected row%s%n%s%n"
                .formatted(answer.getString("tenant"), rows.size(), rows.size() == 1 ? "" : "s", table);
    }
}
