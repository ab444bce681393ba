package io.mittari.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "import", description = "Imports files; doing it again with the same files changes nothing.")
final class ImportCommand implements Callable<Integer> {

    private static final Duration LOOK = Duration.ofMillis(100);

    private static final String GONE =
            "the import ended; what was imported until then is stored: import again, it counts once";

    private final Session session;

    @Parameters(index = "0", paramLabel = "TENANT", description = "A tenant, a list a,b, a tag @retail, or all.")
    private String tenant = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE",
            description = "CSV files; read together, so one can look up in another.")
    private List<Path> files = List.of();

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "How rows become facts; else as the connector is configured.")
    private @Nullable Path mapping;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "Instead of a mapping: the tool these files come from, such as hubspot-deals.")
    private @Nullable String preset;

    @Option(
            names = "--connector",
            paramLabel = "NAME",
            defaultValue = "csv",
            description = "The instance that reads the files; else csv.")
    private String connector = "";

    @Option(
            names = "--since",
            paramLabel = "DAY",
            description = "From this day on the files bring all there was: a month without facts is none, not unknown.")
    private @Nullable String since;

    @Option(names = "--dry-run", description = "Read and check everything, store nothing.")
    private boolean dryRun;

    @Option(names = "--strict", description = "Exit with 3 if rows were rejected.")
    private boolean strict;

    @Option(names = "--json", description = "One JSON document for scripts.")
    private boolean json;

    ImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Failure, InterruptedException {
        demandReadable(files);
        var order = Json.createObjectBuilder()
                .add("tenant", tenant)
                .add("connector", connector)
                .add("dryRun", dryRun);
        if (mapping != null) {
            order.add("mapping", text(mapping));
        }
        if (preset != null) {
            order.add("preset", preset);
        }
        if (since != null) {
            order.add("since", since);
        }
        var answer = run(session.platform(), order.build(), files, session);
        if (json) {
            session.print(answer);
        } else {
            Answers.good(answer).forEach(one -> session.print(ReceiptText.of(one, dryRun)));
        }
        return judged(answer);
    }

    static void demandReadable(List<Path> files) throws Failure {
        for (var file : files) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw Failure.failed("there is no file '%s' that can be read".formatted(file));
            }
        }
    }

    static JsonValue run(Client platform, JsonObject order, List<Path> files, Session session)
            throws Failure, InterruptedException {
        return run(platform, Target.of("imports"), order, files, GONE, session);
    }

    /**
     * Sends the files, waits for the end, and returns what became of them.
     *
     * @param place where such a job is ordered
     * @param gone what to say of it if the platform goes away meanwhile
     */
    static JsonValue run(
            Client platform, Target place, JsonObject order, List<Path> files, String gone, Session session)
            throws Failure, InterruptedException {
        var id = platform.post(place, order).asJsonObject().getString("id");
        for (var file : files) {
            platform.upload(
                    Target.of("imports", id, "files")
                            .with("name", String.valueOf(file.getFileName()))
                            .with("changed", changed(file)),
                    file);
        }
        platform.post(Target.of("imports", id, "run"), JsonValue.EMPTY_JSON_OBJECT);
        var bar = new ProgressBar(session.messages(), session.terminal());
        while (true) {
            var state = progress(platform, id, gone);
            switch (state.getString("state")) {
                case "done" -> {
                    bar.end();
                    return state.getValue("/result");
                }
                case "failed" -> {
                    bar.end();
                    throw Failure.failed(state.getString("error"));
                }
                default -> bar.show(number(state, "bytes"), number(state, "totalBytes"), number(state, "rows"));
            }
            Thread.sleep(LOOK.toMillis());
        }
    }

    /** A platform that went away is asked nothing any more: so what holds is told here. */
    private static JsonObject progress(Client platform, String id, String told) throws Failure, InterruptedException {
        try {
            return platform.get(Target.of("imports", id)).asJsonObject();
        } catch (Failure gone) {
            throw Failure.failed("%s: it went away before %s".formatted(gone.getMessage(), told));
        }
    }

    private int judged(JsonValue answer) {
        int exit = session.judged(answer);
        for (var one : Answers.good(answer)) {
            long rejected = number(one, "rejected");
            if (rejected > 0) {
                session.messages()
                        .println(
                                dryRun
                                        ? "mittari: %s be rejected"
                                                .formatted(rejected == 1 ? "1 row would" : rejected + " rows would")
                                        : "mittari: %s rejected; mittari rejected %s shows them"
                                                .formatted(
                                                        rejected == 1 ? "1 row was" : rejected + " rows were",
                                                        one.getString("tenant", tenant)));
            }
            if (rejected > 0 && rejected == number(one, "read") - number(one, "empty")) {
                exit = ExitCode.FAILED;
            } else if (rejected > 0 && strict && exit == ExitCode.DONE) {
                exit = ExitCode.REJECTED;
            }
        }
        return exit;
    }

    private static long number(JsonObject json, String key) {
        return json.getJsonNumber(key).longValue();
    }

    static String text(Path file) throws Failure {
        try {
            return Files.readString(file);
        } catch (MalformedInputException notUtf8) {
            throw Failure.failed("'%s' is not UTF-8".formatted(file));
        } catch (IOException unreadable) {
            throw Failure.failed("'%s' cannot be read".formatted(file));
        }
    }

    private static String changed(Path file) throws Failure {
        try {
            return Files.getLastModifiedTime(file).toInstant().toString();
        } catch (IOException unreadable) {
            throw Failure.failed("'%s' cannot be read".formatted(file));
        }
    }
}
