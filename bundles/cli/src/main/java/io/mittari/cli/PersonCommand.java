package io.mittari.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sellers and contacts. */
@Command(
        name = "person",
        description = "Sellers and contacts: find them, erase one for good.",
        synopsisSubcommandLabel = "COMMAND")
final class PersonCommand {

    private PersonCommand() {}

    /** With its subcommands. */
    static picocli.CommandLine line(Session session) {
        return new picocli.CommandLine(new PersonCommand())
                .addSubcommand(new Find(session))
                .addSubcommand(new Erase(session));
    }

    @Command(name = "find", description = "People whose name or address holds a text, whatever its case and accents.")
    static final class Find implements Callable<Integer> {

        private final Session session;

        @Parameters(index = "0", paramLabel = "TENANT", description = "A tenant, a list a,b, a tag @retail, or all.")
        private String tenant = "";

        @Parameters(index = "1", paramLabel = "TEXT", description = "Part of a name or address, or an id.")
        private String text = "";

        @Option(names = "--limit", paramLabel = "N", description = "At most so many; else 100.")
        private @Nullable Integer limit;

        @Option(names = "--json", description = "One JSON document for scripts.")
        private boolean json;

        Find(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() throws Failure, InterruptedException {
            var asked = Json.createObjectBuilder().add("text", text);
            if (limit != null) {
                asked.add("limit", limit);
            }
            var answer = session.platform().post(Target.of("tenants", tenant, "people", "find"), asked.build());
            if (json) {
                session.print(answer);
            } else {
                Answers.good(answer).forEach(one -> session.print(text(one)));
            }
            return session.judged(answer);
        }

        private static String text(JsonObject answer) {
            var people = answer.getJsonArray("people").getValuesAs(JsonObject.class);
            if (people.isEmpty()) {
                return answer.getString("tenant") + ": nobody";
            }
            var table = new Table()
                    .text("id")
                    .text("kind")
                    .text("name")
                    .text("e-mail")
                    .text("role")
                    .text("source")
                    .number("facts");
            for (var person : people) {
                table.row(
                        person.getString("id"),
                        person.getString("kind"),
                        person.containsKey("erased")
                                ? "(erased)"
                                : person.getString("name", person.getString("key", "")),
                        person.getString("email", ""),
                        person.getString("role", ""),
                        person.getString("source"),
                        person.getJsonNumber("facts").toString());
            }
            return "%s: %d found%s%n%s%n"
                    .formatted(
                            answer.getString("tenant"),
                            people.size(),
                            answer.getBoolean("more") ? ", there may be more: --limit" : "",
                            table);
        }
    }

    @Command(
            name = "erase",
            description = "Takes a person out of everything that can be reached, and lists what cannot.")
    static final class Erase implements Callable<Integer> {

        private final Session session;

        @Parameters(index = "0", paramLabel = "TENANT", description = "The tenant.")
        private String tenant = "";

        @Parameters(index = "1", paramLabel = "ID", description = "The person's id, as 'person find' tells it.")
        private String id = "";

        @Option(
                names = "--also",
                paramLabel = "TEXT",
                description = "A further spelling or address to look for; may be given several times.")
        private List<String> also = new ArrayList<>();

        @Option(names = "--json", description = "One JSON document for scripts.")
        private boolean json;

        Erase(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() throws Failure, InterruptedException {
            var asked = Json.createObjectBuilder().add("id", id).add("also", Json.createArrayBuilder(also));
            var answer = session.platform().post(Target.of("tenants", tenant, "people", "erase"), asked.build());
            if (json) {
                session.print(answer);
            } else {
                session.print(text(answer.asJsonObject()));
            }
            return ExitCode.DONE;
        }

        private static String text(JsonObject erased) {
            var text = new StringBuilder(
                    "%s: person %s is erased%n".formatted(erased.getString("tenant"), erased.getString("id")));
            text.append("  rejected rows removed: %d%n".formatted(erased.getInt("rejected")));
            for (var file : erased.getJsonArray("masked").getValuesAs(JsonObject.class)) {
                text.append("  crossed out in %s: %s%n".formatted(file.getString("file"), times(file)));
            }
            var left = erased.getJsonArray("left").getValuesAs(JsonObject.class);
            text.append(
                    left.isEmpty()
                            ? "Nothing in the home names the person any more.%n".formatted()
                            : "Not reached:%n".formatted());
            for (var place : left) {
                text.append("  %s, %s: %s%n".formatted(place.getString("place"), times(place), place.getString("why")));
            }
            return text + "Not looked through: backups, files outside the home, and where reports were sent.";
        }

        private static String times(JsonObject place) {
            long times = place.getJsonNumber("times").longValue();
            return times == 1 ? "once" : "%d times".formatted(times);
        }
    }
}
