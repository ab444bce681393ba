package io.mittari.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "shadow",
        description =
                "Tries another version of a report or alert beside the live one, and tells what it says otherwise.")
final class ShadowCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "TENANT", description = "One tenant.")
    private String tenant = "";

    @Parameters(index = "1", paramLabel = "COMPONENT", description = "The instance, as monthly, or its component.")
    private String instance = "";

    @Parameters(index = "2", paramLabel = "VERSION", description = "The version to try.")
    private String version = "";

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "A JSON object: settings to try it with; else those of the live version.")
    private @Nullable Path settings;

    @Option(names = "--from", paramLabel = "MONTH", description = "The first month; else the third last full one.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "MONTH", description = "The last month; else the last full one.")
    private @Nullable String to;

    @Option(names = "--month", paramLabel = "MONTH", description = "This month only.")
    private @Nullable String month;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "A page with both versions beside each other, HTML.")
    private @Nullable Path output;

    @Option(names = "--json", description = "One JSON document for scripts.")
    private boolean json;

    ShadowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Failure, InterruptedException {
        var target = Target.of("tenants", tenant, "shadow").with("page", output == null ? null : true);
        var answer = session.platform().post(target, order()).asJsonObject();
        if (output != null) {
            write(answer.getString("page"), output);
        }
        var told = Json.createObjectBuilder(answer).remove("page").build();
        if (json) {
            session.print(told);
        } else {
            session.print(ShadowText.of(told));
        }
        if (output != null) {
            session.messages().println(output);
        }
        return ShadowText.failed(told) ? ExitCode.FAILED : ExitCode.DONE;
    }

    private JsonObject order() throws Failure {
        if (month != null && (from != null || to != null)) {
            throw Failure.wrongUsage("either --month, or --from and --to");
        }
        var order = Json.createObjectBuilder().add("instance", instance).add("version", version);
        if (settings != null) {
            order.add("settings", SwapCommand.Wanted.object(settings));
        }
        var first = month == null ? from : month;
        if (first != null) {
            order.add("from", first);
        }
        var last = month == null ? to : month;
        if (last != null) {
            order.add("to", last);
        }
        return order.build();
    }

    private static void write(String page, Path file) throws Failure {
        try {
            Files.writeString(file, page);
        } catch (IOException unwritable) {
            throw Failure.failed("'%s' cannot be written: %s".formatted(file, unwritable.getMessage()));
        }
    }
}
