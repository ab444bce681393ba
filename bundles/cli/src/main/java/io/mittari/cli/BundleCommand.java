package io.mittari.cli;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Connectors, reports and alerts that customers can be given. */
@Command(
        name = "bundle",
        description = "Bundles of connectors, reports and alerts: install, list, uninstall, unload.",
        synopsisSubcommandLabel = "COMMAND")
final class BundleCommand {

    private BundleCommand() {}

    /** With its subcommands. */
    static picocli.CommandLine line(Session session) {
        return new picocli.CommandLine(new BundleCommand())
                .addSubcommand(new Install(session))
                .addSubcommand(new Listing(session))
                .addSubcommand(new Uninstall(session))
                .addSubcommand(new UnloadCommand(session));
    }

    @Command(
            name = "install",
            description =
                    "Checks a bundle and keeps it beside the other versions; nothing of it runs until a customer is given it.")
    static final class Install implements Callable<Integer> {

        private final Session session;

        @Parameters(paramLabel = "FILE", description = "The jar.")
        private Path file = Path.of("");

        @Option(names = "--trust", description = "You vouch for this very jar: its SHA-256 goes into the trust list.")
        private boolean trust;

        @Option(names = "--why", paramLabel = "TEXT", description = "For the record.")
        private @Nullable String why;

        @Option(names = "--json", description = "One JSON document for scripts.")
        private boolean json;

        Install(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() throws Failure, InterruptedException {
            ImportCommand.demandReadable(List.of(file));
            var target =
                    Target.of("bundles").with("trust", trust ? "true" : null).with("why", why);
            var answer = session.platform().post(target, file).asJsonObject();
            if (json) {
                session.print(answer);
            } else {
                session.print("%s: %s"
                        .formatted(named(answer), answer.getBoolean("fresh") ? "installed" : "is there already"));
                session.print("  SHA-256 " + answer.getString("sha256"));
                if (answer.containsKey("trust")) {
                    session.print("  trusted: " + answer.getString("trust"));
                }
            }
            return ExitCode.DONE;
        }
    }

    @Command(name = "list", description = "The bundles there are, and which customers run them.")
    static final class Listing implements Callable<Integer> {

        private final Session session;

        @Option(names = "--json", description = "One JSON document for scripts.")
        private boolean json;

        Listing(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() throws Failure, InterruptedException {
            var answer = session.platform().get(Target.of("bundles"));
            if (json) {
                session.print(answer);
                return ExitCode.DONE;
            }
            var table = new Table()
                    .text("bundle")
                    .text("version")
                    .text("kind")
                    .text("from")
                    .text("SHA-256")
                    .text("customers");
            var bundles = answer.asJsonArray().getValuesAs(JsonObject.class);
            for (var bundle : bundles) {
                table.row(
                        bundle.getString("name"),
                        bundle.getString("version"),
                        bundle.getString("kind", "?"),
                        bundle.getBoolean("shipped") ? "shipped" : "installed",
                        bundle.getString("sha256").substring(0, 12),
                        customers(bundle));
            }
            session.print(table.toString());
            for (var bundle : bundles) {
                if (bundle.containsKey("trouble")) {
                    session.messages()
                            .println("mittari: %s must not run: %s"
                                    .formatted(named(bundle), bundle.getString("trouble")));
                }
            }
            return ExitCode.DONE;
        }

        private static String customers(JsonObject bundle) {
            var tenants = bundle.getJsonArray("tenants").getValuesAs(JsonString::getString);
            return tenants.isEmpty() ? "-" : tenants.stream().collect(Collectors.joining(", "));
        }
    }

    @Command(name = "uninstall", description = "Takes away an installed bundle that no customer runs.")
    static final class Uninstall implements Callable<Integer> {

        private final Session session;

        @Parameters(index = "0", paramLabel = "NAME", description = "Symbolic name of the bundle.")
        private String name = "";

        @Parameters(index = "1", paramLabel = "VERSION", description = "Its version.")
        private String version = "";

        @Option(names = "--json", description = "One JSON document for scripts.")
        private boolean json;

        Uninstall(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() throws Failure, InterruptedException {
            var answer = session.platform()
                    .delete(Target.of("bundles", name, version))
                    .asJsonObject();
            if (json) {
                session.print(answer);
            } else {
                session.print("%s: uninstalled".formatted(named(answer)));
                session.print("  a customer that goes back to it needs it again: mittari bundle install FILE");
            }
            return ExitCode.DONE;
        }
    }

    private static String named(JsonObject bundle) {
        return bundle.getString("name") + " " + bundle.getString("version");
    }
}
