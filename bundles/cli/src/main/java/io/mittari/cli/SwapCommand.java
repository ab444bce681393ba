package io.mittari.cli;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Other versions of what customers run. */
@Command(
        name = "swap",
        description = "Moves customers to another version of a report, alert or connector, and back.",
        synopsisSubcommandLabel = "COMMAND")
final class SwapCommand {

    private static final String CUSTOMER = "A tenant, a list a,b, a tag @retail, or all.";

    private SwapCommand() {}

    /** With its subcommands. */
    static picocli.CommandLine line(Session session) {
        return new picocli.CommandLine(new SwapCommand())
                .addSubcommand(new Planned(session))
                .addSubcommand(new ShadowCommand(session))
                .addSubcommand(new Applied(session))
                .addSubcommand(new Rollback(session))
                .addSubcommand(new History(session));
    }

    /** What is to run. */
    static final class Wanted {

        @Parameters(index = "0", paramLabel = "TENANT", description = CUSTOMER)
        private String tenant = "";

        @Parameters(index = "1", paramLabel = "COMPONENT", description = "The instance, as monthly, or its component.")
        private String instance = "";

        @Parameters(
                index = "2",
                arity = "0..1",
                paramLabel = "VERSION",
                description = "The bundle's version; else the newest there is.")
        private @Nullable String version;

        @Option(
                names = "--settings",
                paramLabel = "FILE",
                description = "A JSON object: its settings from then on; else those it has.")
        private @Nullable Path settings;

        @Option(names = "--json", description = "One JSON document for scripts.")
        private boolean json;

        JsonObjectBuilder body() throws Failure {
            var body = Json.createObjectBuilder().add("instance", instance);
            if (version != null) {
                body.add("version", version);
            }
            return settings == null ? body : body.add("settings", object(settings));
        }

        static JsonObject object(Path file) throws Failure {
            try (var reader = Json.createReader(new StringReader(ImportCommand.text(file)))) {
                return reader.readObject();
            } catch (JsonException e) {
                throw Failure.wrongUsage("%s is no JSON object: %s".formatted(file, e.getMessage()));
            }
        }
    }

    @Command(name = "plan", description = "Shows what a swap would touch; touches nothing.")
    static final class Planned implements Callable<Integer> {

        private final Session session;

        @picocli.CommandLine.Mixin
        private final Wanted wanted = new Wanted();

        Planned(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() throws Failure, InterruptedException {
            var target = Target.of("tenants", wanted.tenant, "swaps").with("dryRun", true);
            var answer = session.platform().post(target, wanted.body().build());
            return told(session, answer, wanted.json, SwapText::of);
        }
    }

    @Command(name = "apply", description = "Makes a swap, one customer after the other; stops at the first that fails.")
    static final class Applied implements Callable<Integer> {

        private final Session session;

        @picocli.CommandLine.Mixin
        private final Wanted wanted = new Wanted();

        @Option(names = "--why", paramLabel = "TEXT", description = "For the history.")
        private @Nullable String why;

        Applied(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() throws Failure, InterruptedException {
            var body = wanted.body();
            if (why != null) {
                body.add("why", why);
            }
            var answer = session.platform().post(Target.of("tenants", wanted.tenant, "swaps"), body.build());
            return told(session, answer, wanted.json, SwapText::of);
        }
    }

    @Command(name = "rollback", description = "Undoes the last change of what a customer runs, or a named one.")
    static final class Rollback implements Callable<Integer> {

        private final Session session;

        @Parameters(index = "0", paramLabel = "TENANT", description = CUSTOMER)
        private String tenant = "";

        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "COMPONENT",
                description = "The last change of this instance; else of any.")
        private @Nullable String instance;

        @Option(names = "--change", paramLabel = "N", description = "This change of 'swap history'.")
        private @Nullable Integer change;

        @Option(names = "--why", paramLabel = "TEXT", description = "For the history.")
        private @Nullable String why;

        @Option(names = "--dry-run", description = "Show what would be touched.")
        private boolean dryRun;

        @Option(names = "--json", description = "One JSON document for scripts.")
        private boolean json;

        Rollback(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() throws Failure, InterruptedException {
            var body = Json.createObjectBuilder();
            if (instance != null) {
                body.add("instance", instance);
            }
            if (change != null) {
                body.add("change", change);
            }
            if (why != null) {
                body.add("why", why);
            }
            var target = Target.of("tenants", tenant, "rollbacks").with("dryRun", dryRun ? true : null);
            return told(session, session.platform().post(target, body.build()), json, SwapText::back);
        }
    }

    @Command(name = "history", description = "Every change of what a customer runs, the newest first.")
    static final class History implements Callable<Integer> {

        private final Session session;

        @Parameters(paramLabel = "TENANT", description = CUSTOMER)
        private String tenant = "";

        @Option(names = "--json", description = "One JSON document for scripts.")
        private boolean json;

        History(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() throws Failure, InterruptedException {
            return told(
                    session, session.platform().get(Target.of("tenants", tenant, "swaps")), json, SwapText::history);
        }
    }

    private static int told(Session session, JsonValue answer, boolean json, Function<JsonObject, String> text) {
        if (json) {
            session.print(answer);
        } else {
            Answers.good(answer).forEach(one -> session.print(text.apply(one)));
        }
        return session.judged(answer);
    }
}
