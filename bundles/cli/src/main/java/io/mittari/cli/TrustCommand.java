package io.mittari.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What makes bundles trusted. */
@Command(
        name = "trust",
        description = "Which bundles are trusted: add, list, remove; which are known to be bad: feed.",
        synopsisSubcommandLabel = "COMMAND")
final class TrustCommand {

    private TrustCommand() {}

    /** With its subcommands. */
    static picocli.CommandLine line(Session session) {
        return new picocli.CommandLine(new TrustCommand())
                .addSubcommand(new Add(session))
                .addSubcommand(new Listing(session))
                .addSubcommand(new Remove(session))
                .addSubcommand(new Feed(session));
    }

    @Command(
            name = "add",
            description =
                    "Trusts the jar with this digest, or what is signed by this certificate or one it has certified.")
    static final class Add implements Callable<Integer> {

        private static final Pattern DIGEST = Pattern.compile("[0-9a-fA-F]{64}");

        private final Session session;

        @Parameters(
                paramLabel = "SHA256|CERT.pem",
                description = "SHA-256 of a jar, 64 digits 0-9 and a-f; or the file of a certificate.")
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
            var asked = DIGEST.matcher(what).matches()
                    ? Json.createObjectBuilder().add("sha256", what)
                    : Json.createObjectBuilder().add("certificate", certificate());
            if (why != null) {
                asked.add("why", why);
            }
            var answer =
                    session.platform().post(Target.of("trust"), asked.build()).asJsonObject();
            session.print(json ? answer.toString() : "trusted: " + named(answer));
            return ExitCode.DONE;
        }

        private String certificate() throws Failure {
            var file = Path.of(what);
            if (!Files.isRegularFile(file)) {
                throw Failure.failed("'%s' is neither a SHA-256, 64 digits 0-9 and a-f, nor the file of a certificate"
                        .formatted(what));
            }
            return ImportCommand.text(file);
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
                        entry.getString("kind").equals("digest") ? "jar" : entry.getString("name"),
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
            session.print(json ? answer.toString() : "not trusted any more: " + named(answer));
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "feed",
            description =
                    "Takes a signed list of known-bad bundles in place of the one that holds; without FILE shows that one.")
    static final class Feed implements Callable<Integer> {

        private final Session session;

        @Parameters(arity = "0..1", paramLabel = "FILE", description = "The list; its signature is FILE.sig.")
        private @Nullable Path file;

        @Option(names = "--json", description = "One JSON document for scripts.")
        private boolean json;

        Feed(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() throws Failure, InterruptedException {
            var target = Target.of("trust", "feed");
            var answer = (file == null
                            ? session.platform().get(target)
                            : session.platform().post(target, order(file)))
                    .asJsonObject();
            session.print(
                    json
                            ? answer.toString()
                            : "list %s of %s holds: %s known-bad entries"
                                    .formatted(answer.get("serial"), answer.getString("issued"), answer.get("bad")));
            return ExitCode.DONE;
        }

        private static JsonObject order(Path file) throws Failure {
            var signature = file.resolveSibling(file.getFileName() + ".sig");
            ImportCommand.demandReadable(List.of(file, signature));
            try {
                return Json.createObjectBuilder()
                        .add("document", ImportCommand.text(file))
                        .add("signature", Base64.getEncoder().encodeToString(Files.readAllBytes(signature)))
                        .build();
            } catch (IOException unreadable) {
                throw Failure.failed("'%s' cannot be read".formatted(signature));
            }
        }
    }

    private static String named(JsonObject entry) {
        return entry.getString("id") + (entry.containsKey("name") ? ", " + entry.getString("name") : "");
    }
}
