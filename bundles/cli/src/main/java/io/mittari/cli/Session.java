package io.mittari.cli;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What all commands share: the home, where to write, and the platform. */
@Command(
        name = "mittari",
        description = "Measures B2B sales: imports what happened, tells how the funnel does and where it leaks.",
        mixinStandardHelpOptions = true,
        version = "mittari 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        scope = ScopeType.INHERIT,
        usageHelpAutoWidth = true)
final class Session {

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream messages;
    private final boolean terminal;
    private final Joining.Starter starter;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The data folder; else $MITTARI_HOME, else ~/.mittari.")
    private @Nullable Path home;

    /** @param terminal whether messages are read by a person as they come */
    Session(
            Map<String, String> environment,
            PrintStream out,
            PrintStream messages,
            boolean terminal,
            Joining.Starter starter) {
        this.environment = Map.copyOf(environment);
        this.out = out;
        this.messages = messages;
        this.terminal = terminal;
        this.starter = starter;
    }

    Home home() {
        return Home.of(home, environment, System.getProperty("user.home"));
    }

    Joining joining() {
        return new Joining(home(), starter, messages);
    }

    /** The platform, held until this process ends. */
    Client platform() throws Failure, InterruptedException {
        return joining().join();
    }

    /** Has the platform do long work, and shows how far it is to a person who watches. */
    JsonObject work(Client platform, Target target, @Nullable JsonObject body) throws Failure, InterruptedException {
        var bar = new ProgressBar(messages, terminal);
        try {
            return platform.work(target, body, bar::show);
        } finally {
            bar.end();
        }
    }

    PrintStream messages() {
        return messages;
    }

    boolean terminal() {
        return terminal;
    }

    void print(String text) {
        out.println(text);
    }

    /** One document. */
    void print(JsonValue json) {
        out.println(json);
    }

    void write(byte[] content) {
        out.write(content, 0, content.length);
        out.flush();
    }

    /**
     * Tells which tenants of several failed and what figures miss, and returns the exit code.
     *
     * @param answer an object of one tenant, or an array of one each
     */
    int judged(JsonValue answer) {
        boolean failed = false;
        for (var one : Answers.each(answer)) {
            if (one.containsKey("error")) {
                failed = true;
                messages.println("mittari: %s: %s".formatted(one.getString("tenant", ""), one.getString("error")));
            }
            if (one.containsKey("missing")) {
                for (var missing : one.getJsonArray("missing").getValuesAs(JsonString::getString)) {
                    messages.println("mittari: %s: %s".formatted(one.getString("tenant", ""), missing));
                }
            }
        }
        return failed ? ExitCode.FAILED : ExitCode.DONE;
    }
}
