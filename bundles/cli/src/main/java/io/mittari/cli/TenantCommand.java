package io.mittari.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The customers. */
@Command(
        name = "tenant",
        description = "Customers: add, apply a file, list, show, export, remove.",
        synopsisSubcommandLabel = "COMMAND")
final class TenantCommand {

    private TenantCommand() {}

    /** With its subcommands. */
    static picocli.CommandLine line(Session session) {
        return new picocli.CommandLine(new TenantCommand())
                .addSubcommand(new Add(session))
                .addSubcommand(new Apply(session))
                .addSubcommand(new Show(session))
                .addSubcommand(new All(session))
                .addSubcommand(new Export(session))
                .addSubcommand(new Remove(session));
    }

    @Command(
            name = "add",
            description = "Makes a customer with the usual connector and report, or those of a template.")
    static final class Add implements Callable<Integer> {

        private final Session session;

        @Parameters(paramLabel = "ID", description = "2 to 40 of a-z, 0-9 and -, a letter first.")
        private String id = "";

        @Option(names = "--name", required = true, paramLabel = "NAME", description = "The customer's name.")
        private String name = "";

        @Option(
                names = "--locale",
                paramLabel = "LOCALE",
                description = "How it writes numbers and dates: fi-FI. Needed, unless the template says it.")
        private @Nullable String locale;

        @Option(
                names = "--zone",
                paramLabel = "ZONE",
                description = "Its time zone: Europe/Helsinki. Needed, unless the template says it.")
        private @Nullable String zone;

        @Option(
                names = "--currency",
                paramLabel = "CODE",
                description = "Its currency: EUR. Needed, unless the template says it.")
        private @Nullable String currency;

        @Option(
                names = "--template",
                paramLabel = "NAME[@V]",
                description = "What it starts with; without @V the newest version.")
        private @Nullable String template;

        @Option(
                names = "--funnel",
                split = ",",
                paramLabel = "STAGE",
                description = "Stages with commas; else lead,meeting,offer,deal.")
        private @Nullable List<String> funnel;

        @Option(names = "--json", description = "One JSON document for scripts.")
        private boolean json;

        Add(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() throws Failure, InterruptedException {
            var given = Json.createObjectBuilder().add("id", id).add("name", name);
            said("locale", locale, given);
            said("zone", zone, given);
            said("currency", currency, given);
            if (template != null) {
                given.add("template", template);
            }
            if (funnel != null) {
                given.add("funnel", Json.createArrayBuilder(funnel));
            }
            return changed(session, session.platform().post(Target.of("tenants"), given.build()), json);
        }

        private void said(String key, @Nullable String value, JsonObjectBuilder given) throws Failure {
            if (value != null) {
                given.add(key, value);
            } else if (template == null) {
                throw Failure.wrongUsage("--%s is missing; only a --template can say it instead".formatted(key));
            }
        }
    }

    @Command(name = "apply", description = "Makes a customer as its file says, new or not.")
    static final class Apply implements Callable<Integer> {

        private final Session session;

        @Parameters(paramLabel = "FILE", description = "A tenant file.")
        private Path file = Path.of("");

        @Option(names = "--dry-run", description = "Check and show what would change.")
        private boolean dryRun;

        @Option(names = "--json", description = "One JSON document for scripts.")
        private boolean json;

        Apply(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() throws Failure, InterruptedException {
            var text = ImportCommand.text(file);
            var target = Target.of("tenants").with("dryRun", dryRun);
            return changed(session, session.platform().put(target, text), json);
        }
    }

    @Command(name = "list", description = "All customers.")
    static final class All implements Callable<Integer> {

        private final Session session;

        @Option(names = "--json", description = "One JSON document for scripts.")
        private boolean json;

        All(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() throws Failure, InterruptedException {
            var tenants = session.platform().get(Target.of("tenants"));
            if (json) {
                session.print(tenants);
            } else if (tenants.asJsonArray().isEmpty() || !Answers.good(tenants).isEmpty()) {
                session.print(TenantText.list(Answers.good(tenants)));
            }
            return session.judged(tenants);
        }
    }

    @Command(name = "show", description = "One customer, what it runs, or its file.")
    static final class Show implements Callable<Integer> {

        private final Session session;

        @Parameters(paramLabel = "ID", description = "The customer.")
        private String id = "";

        @Option(names = "--file", description = "The tenant file as applied last.")
        private boolean file;

        @Option(names = "--json", description = "One JSON document for scripts.")
        private boolean json;

        Show(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() throws Failure, InterruptedException {
            var platform = session.platform();
            if (file) {
                session.write(platform.content(Target.of("tenants", id, "file")));
                return ExitCode.DONE;
            }
            var answer = platform.get(Target.of("tenants", id));
            if (json) {
                session.print(answer);
            } else {
                Answers.good(answer).forEach(one -> session.print(TenantText.of(one)));
            }
            return session.judged(answer);
        }
    }

    @Command(name = "remove", description = "Removes a customer with all its facts, for good.")
    static final class Remove implements Callable<Integer> {

        private final Session session;

        @Parameters(paramLabel = "ID", description = "The customer.")
        private String id = "";

        @Option(names = "--confirm", required = true, paramLabel = "ID", description = "The same id once more.")
        private String confirm = "";

        @Option(names = "--json", description = "One JSON document for scripts.")
        private boolean json;

        Remove(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() throws Failure, InterruptedException {
            var target = Target.of("tenants", id).with("confirm", confirm);
            return changed(session, session.platform().delete(target), json);
        }
    }

    private static int changed(Session session, JsonValue plan, boolean json) {
        if (json) {
            session.print(plan);
        } else {
            JsonObject made = plan.asJsonObject();
            session.print(
                    "%s%s".formatted(made.getString("tenant"), made.getBoolean("done") ? "" : ", not done: a dry run"));
            made.getJsonArray("changes")
                    .getValuesAs(JsonString::getString)
                    .forEach(change -> session.print("  " + change));
        }
        return ExitCode.DONE;
    }

    @Command(name = "export", description = "Writes all there is of a customer into open files.")
    static final class Export implements Callable<Integer> {

        private final Session session;

        @Parameters(index = "0", paramLabel = "ID", description = "The customer.")
        private String tenant = "";

        @Parameters(index = "1", paramLabel = "DIR", description = "A folder that is not there yet.")
        private Path folder = Path.of("");

        @Option(names = "--json", description = "One JSON document for scripts.")
        private boolean json;

        Export(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() throws Failure, InterruptedException {
            var body = Json.createObjectBuilder()
                    .add("folder", folder.toAbsolutePath().normalize().toString())
                    .build();
            var done = session.work(session.platform(), Target.of("tenants", tenant, "export"), body);
            session.print(
                    json
                            ? done.toString()
                            : "%s at #%s: %s facts, %s rejected rows, %s versions of its file are in %s"
                                    .formatted(
                                            done.getString("tenant"),
                                            done.get("sequence"),
                                            done.get("facts"),
                                            done.get("rejected"),
                                            done.get("versions"),
                                            done.getString("folder")));
            long missing = done.getJsonNumber("missing").longValue();
            if (missing > 0) {
                session.messages()
                        .println("mittari: %d facts cannot be read and are not in it; mittari doctor %s says more"
                                .formatted(missing, tenant));
            }
            return missing > 0 ? ExitCode.FAILED : ExitCode.DONE;
        }
    }
}
