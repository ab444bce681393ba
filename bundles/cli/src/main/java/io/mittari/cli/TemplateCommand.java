package io.mittari.cli;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What several customers' files have in common. */
@Command(
        name = "template",
        description = "What customers' files have in common: put, list, show; diff and apply move customers.",
        synopsisSubcommandLabel = "COMMAND")
final class TemplateCommand {

    private static final String ONE = "A version as agency-default@3; without @3 the newest.";

    private TemplateCommand() {}

    /** With its subcommands. */
    static picocli.CommandLine line(Session session) {
        return new picocli.CommandLine(new TemplateCommand())
                .addSubcommand(new Put(session))
                .addSubcommand(new Listing(session))
                .addSubcommand(new Show(session))
                .addSubcommand(new Diff(session))
                .addSubcommand(new Apply(session));
    }

    @Command(name = "put", description = "Keeps a template as the next version of its name, if it says anything new.")
    static final class Put implements Callable<Integer> {

        private final Session session;

        @Parameters(index = "0", paramLabel = "NAME", description = "1 to 40 of a-z, 0-9 and -, a letter first.")
        private String name = "";

        @Parameters(
                index = "1",
                paramLabel = "FILE",
                description = "A tenant file without id, name and other keys that are one customer's.")
        private Path file = Path.of("");

        @Option(names = "--why", paramLabel = "TEXT", description = "For the record.")
        private @Nullable String why;

        @Option(names = "--json", description = "One JSON document for scripts.")
        private boolean json;

        Put(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() throws Failure, InterruptedException {
            var text = ImportCommand.text(file);
            var target = Target.of("templates", name).with("why", why);
            var answer = session.platform().put(target, text).asJsonObject();
            session.print(
                    json
                            ? answer.toString()
                            : answer.getString("template")
                                    + (answer.getBoolean("fresh")
                                            ? ": kept"
                                            : " says the same already: no new version"));
            return ExitCode.DONE;
        }
    }

    @Command(name = "list", description = "Every version of every template, and which customers are on it.")
    static final class Listing implements Callable<Integer> {

        private final Session session;

        @Option(names = "--json", description = "One JSON document for scripts.")
        private boolean json;

        Listing(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() throws Failure, InterruptedException {
            var answer = session.platform().get(Target.of("templates"));
            session.print(
                    json
                            ? answer.toString()
                            : TemplateText.list(answer.asJsonArray().getValuesAs(JsonObject.class)));
            return ExitCode.DONE;
        }
    }

    @Command(name = "show", description = "One version of a template, as a file.")
    static final class Show implements Callable<Integer> {

        private final Session session;

        @Parameters(paramLabel = "NAME[@V]", description = ONE)
        private String template = "";

        @Option(names = "--json", description = "One JSON document for scripts: the file, who kept it, when and why.")
        private boolean json;

        Show(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() throws Failure, InterruptedException {
            var answer =
                    session.platform().get(Target.of("templates", template)).asJsonObject();
            session.print(json ? answer.toString() : Indented.text(answer.getJsonObject("file")));
            return ExitCode.DONE;
        }
    }

    /** What is to become of conflicts. */
    static final class Wanted {

        @Parameters(index = "0", paramLabel = "NAME[@V]", description = ONE)
        private String template = "";

        @Parameters(index = "1", paramLabel = "TENANT", description = "A tenant, a list a,b, a tag @retail, or all.")
        private String tenant = "";

        @Option(
                names = "--keep",
                paramLabel = "PLACE",
                description = "Where both have changed this place, the customer's stays; may be given again.")
        private @Nullable List<String> keep;

        @Option(
                names = "--take",
                paramLabel = "PLACE",
                description = "Where both have changed this place, the template's comes; may be given again.")
        private @Nullable List<String> take;

        @Option(names = "--json", description = "One JSON document for scripts.")
        private boolean json;

        Target target() {
            return Target.of("tenants", tenant, "template");
        }

        JsonObjectBuilder body() {
            var body = Json.createObjectBuilder().add("template", template);
            if (keep != null) {
                body.add("keep", list(keep));
            }
            if (take != null) {
                body.add("take", list(take));
            }
            return body;
        }

        private static JsonArrayBuilder list(List<String> places) {
            return Json.createArrayBuilder(places);
        }
    }

    @Command(name = "diff", description = "Shows what applying would change of each customer; changes nothing.")
    static final class Diff implements Callable<Integer> {

        private final Session session;

        @Mixin
        private final Wanted wanted = new Wanted();

        Diff(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() throws Failure, InterruptedException {
            var answer = session.platform()
                    .post(wanted.target().with("dryRun", true), wanted.body().build());
            tell(session, answer, wanted.json);
            return session.judged(answer);
        }
    }

    @Command(
            name = "apply",
            description = "Moves customers to a version of a template: what it changed is merged into their files.")
    static final class Apply implements Callable<Integer> {

        private final Session session;

        @Mixin
        private final Wanted wanted = new Wanted();

        @Option(names = "--dry-run", description = "Show what would change; fails where it could not be applied.")
        private boolean dryRun;

        @Option(names = "--why", paramLabel = "TEXT", description = "For the history.")
        private @Nullable String why;

        Apply(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() throws Failure, InterruptedException {
            var body = wanted.body();
            if (why != null) {
                body.add("why", why);
            }
            var target = wanted.target().with("dryRun", dryRun ? true : null);
            var answer = session.platform().post(target, body.build());
            tell(session, answer, wanted.json);
            int exit = session.judged(answer);
            return Answers.each(answer).stream().anyMatch(one -> one.containsKey("trouble")) ? ExitCode.FAILED : exit;
        }
    }

    private static void tell(Session session, JsonValue answer, boolean json) {
        if (json) {
            session.print(answer);
            return;
        }
        Answers.each(answer).stream()
                .filter(one -> one.containsKey("differences"))
                .forEach(one -> session.print(TemplateText.of(one)));
    }
}
