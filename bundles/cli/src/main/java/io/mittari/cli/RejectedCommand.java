package io.mittari.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "rejected",
        description = "Rows that were not understood, with file, line and reason; 'rejected replay' reads them again.",
        synopsisSubcommandLabel = "[replay]")
final class RejectedCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "TENANT", description = "A tenant, a list a,b, a tag @retail, or all.")
    private @Nullable String tenant;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many, the newest first; else 1000.")
    private @Nullable Integer limit;

    @Option(names = "--json", description = "One JSON document for scripts.")
    private boolean json;

    RejectedCommand(Session session) {
        this.session = session;
    }

    /** With its subcommand. */
    static picocli.CommandLine line(Session session) {
        return new picocli.CommandLine(new RejectedCommand(session)).addSubcommand(new ReplayCommand(session));
    }

    @Override
    public Integer call() throws Failure, InterruptedException {
        if (tenant == null) { // a subcommand needs none of it, so nothing else asks for it
            throw Failure.wrongUsage("TENANT is missing: a tenant, a list a,b, a tag @retail, or all");
        }
        var answer =
                session.platform().get(Target.of("tenants", tenant, "rejected").with("limit", limit));
        if (json) {
            session.print(answer);
        } else {
            Answers.good(answer).forEach(one -> session.print(RejectedText.of(one)));
        }
        return session.judged(answer);
    }
}
