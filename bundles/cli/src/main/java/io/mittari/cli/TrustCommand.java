package io.mittari.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What makes bundles trusted. */
@Command(
        name = "trust",
        description = "Which bundles are trusted: add, list, remove.",
        synopsisSubcommandLabel = "COMMAND")
final class TrustCommand {

    private TrustCommand() {}

    /** With its subcommands. */
    static picocli.CommandLine line(Session session) {
        return new picocli.CommandLine(new TrustCommand())
                .addSubcommand(new Add(session))
                .addSubcommand(new Listing(session))
                .addSubcommand(new Remove(session));
    }

    @Command(name = "add", description = "Trusts the jar with this digest.")
    static final class Add implements Callable<Integer> {

        private final Session session;

        @Parameters(paramLabel = "SHA256", description = "SHA-256 of a jar: 64 digits 0-9 and a-f.")
        private String what = "";

        @Option(names = "--why", paramLabel = "TEXT", description = "For the record.")
        private @Nullable String why;

        @Option(names = "--json", description = "One JSON document for scripts.")
        private boolean json;

        Add(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() throws Failure, InterruptedException {
            var asked = Json.createObjectBuilder().add("sha256", what);
            if (why != null) {
                asked.add("why", why);
            }
            var answer =
                    session.platform().post(Target.of("trust"), asked.build()).asJsonObject();
            session.print(json ? answer.toString() : "trusted: " + answer.getString("id"));
            return ExitCode.DONE;
        }
    }

    @Command(name = "list", description = "What is trusted, who added it, when and why.")
    static final class Listing implements Callable<Integer> {

        private final Session session;

        @Option(names = "--json", description = "One JSON document for scripts.")
        private boolean json;

        Listing(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() throws Failure, InterruptedException {
            var answer = session.platform().get(Target.of("trust"));
            if (json) {
                session.print(answer);
                return ExitCode.DONE;
            }
            var table =
                    new Table().text("SHA-256").text("of").text("by").text("at").text("why");
            for (var entry : answer.asJsonArray().getValuesAs(JsonObject.class)) {
                table.row(
                        entry.getString("id"),
                        entry.getString("kind").equals("digest") ? "jar" : "certificate",
                        entry.getString("by"),
                        entry.getString("at"),
                        entry.getString("why"));
            }
            session.print(table.isEmpty() ? "nothing is trusted but what came with the platform" : table.toString());
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "remove",
            description = "Trusts it no more: bundles that only this one made trusted are not made ready again.")
    static final class Remove implements Callable<Integer> {

        private final Session session;

        @Parameters(paramLabel = "SHA256", description = "Its SHA-256, or the first 8 digits and more.")
        private String id = "";

        @Option(names = "--json", description = "One JSON document for scripts.")
        private boolean json;

        Remove(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() throws Failure, InterruptedException {
            var answer = session.platform().delete(Target.of("trust", id)).asJsonObject();
            session.print(json ? answer.toString() : "not trusted any more: " + answer.getString("id"));
            return ExitCode.DONE;
        }
    }
}
