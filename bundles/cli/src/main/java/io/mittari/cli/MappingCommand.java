package io.mittari.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Mappings: trying and writing them. */
@Command(
        name = "mapping",
        description = "Mappings: check one on files, or have a first one written.",
        synopsisSubcommandLabel = "COMMAND")
final class MappingCommand {

    private MappingCommand() {}

    /** With its subcommands. */
    static picocli.CommandLine line(Session session) {
        return new picocli.CommandLine(new MappingCommand())
                .addSubcommand(new Check(session))
                .addSubcommand(new Suggest(session));
    }

    /** Whose files they are: a tenant's, or somebody's who writes in that way. */
    static final class Conventions {

        @Option(names = "--tenant", paramLabel = "ID", description = "Read as this tenant's files.")
        private @Nullable String tenant;

        @ArgGroup(exclusive = false)
        private @Nullable Stated stated;

        static final class Stated {

            @Option(
                    names = "--locale",
                    paramLabel = "LOCALE",
                    description = "How numbers and dates are written where no row tells: fi-FI; else en.")
            private @Nullable String locale;

            @Option(
                    names = "--zone",
                    paramLabel = "ZONE",
                    description = "Of times without one: Europe/Helsinki; else UTC.")
            private @Nullable String zone;

            @Option(names = "--currency", paramLabel = "CODE", description = "Of amounts without one; else EUR.")
            private @Nullable String currency;
        }

        void add(JsonObjectBuilder order) {
            add(order, "tenant", tenant);
            if (stated != null) {
                add(order, "locale", stated.locale);
                add(order, "zone", stated.zone);
                add(order, "currency", stated.currency);
            }
        }

        private static void add(JsonObjectBuilder order, String key, @Nullable String value) {
            if (value != null) {
                order.add(key, value);
            }
        }
    }

    @Command(name = "check", description = "Shows what a mapping makes of files, and imports nothing.")
    static final class Check implements Callable<Integer> {

        private final Session session;

        @Parameters(index = "0", paramLabel = "M.json", description = "The mapping.")
        private Path mapping = Path.of("");

        @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "CSV files; read together.")
        private List<Path> files = List.of();

        @ArgGroup
        private @Nullable Conventions conventions;

        @Option(names = "--json", description = "One JSON document for scripts.")
        private boolean json;

        Check(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() throws Failure, InterruptedException {
            ImportCommand.demandReadable(files);
            var order = Json.createObjectBuilder().add("mapping", ImportCommand.text(mapping));
            if (conventions != null) {
                conventions.add(order);
            }
            var answer = ImportCommand.run(
                            session.platform(),
                            Target.of("mappings", "check"),
                            order.build(),
                            files,
                            "it answered: ask again",
                            session)
                    .asJsonObject();
            if (json) {
                session.print(answer);
            } else {
                session.print(MappingText.of(answer));
            }
            return refuses(answer) ? ExitCode.FAILED : ExitCode.DONE;
        }

        /** As an import would: it fails if nothing but rejected rows is there. */
        private static boolean refuses(JsonObject answer) {
            long taken = 0;
            long rejected = 0;
            for (var file : answer.getJsonArray("files").getValuesAs(JsonObject.class)) {
                taken += file.getJsonNumber("taken").longValue();
                rejected += file.getJsonNumber("rejected").longValue();
            }
            return taken == 0 && rejected > 0;
        }
    }

    @Command(
            name = "suggest",
            description =
                    "Writes a first mapping for files to standard output; what is doubtful in it to standard error.")
    static final class Suggest implements Callable<Integer> {

        private final Session session;

        @Parameters(
                arity = "1..*",
                paramLabel = "FILE",
                description = "CSV files; lookup tables with those that use them.")
        private List<Path> files = List.of();

        @ArgGroup
        private @Nullable Conventions conventions;

        @Option(names = "--json", description = "One JSON document with \"mapping\" and \"notes\".")
        private boolean json;

        Suggest(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() throws Failure, InterruptedException {
            ImportCommand.demandReadable(files);
            var order = Json.createObjectBuilder();
            if (conventions != null) {
                conventions.add(order);
            }
            var answer = ImportCommand.run(
                            session.platform(),
                            Target.of("mappings", "suggest"),
                            order.build(),
                            files,
                            "it answered: ask again",
                            session)
                    .asJsonObject();
            var mapping = answer.getString("mapping");
            var notes = answer.getJsonArray("notes");
            if (json) {
                session.print(Json.createObjectBuilder()
                        .add("mapping", parsed(mapping))
                        .add("notes", notes)
                        .build());
            } else {
                session.print(mapping.strip());
                notes.getValuesAs(JsonString::getString)
                        .forEach(note -> session.messages().println("mittari: " + note));
            }
            return ExitCode.DONE;
        }

        private static JsonObject parsed(String mapping) {
            try (JsonReader reader = Json.createReader(new StringReader(mapping))) {
                return reader.readObject();
            }
        }
    }
}
