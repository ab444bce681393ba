package io.mittari.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "restate",
        description =
                "What became of a month's figures since they were reported, and which facts and settings made it.")
final class RestateCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "TENANT", description = "A tenant, a list a,b, a tag @retail, or all.")
    private String tenant = "";

    @Option(names = "--month", required = true, paramLabel = "MONTH", description = "The month: 2026-10.")
    private String month = "";

    @Option(names = "--by", paramLabel = "ATTRIBUTE", description = "channel, owner …; two with a comma.")
    private @Nullable List<String> by;

    @Option(names = "--funnel", paramLabel = "NAME", description = "The funnel; else main.")
    private @Nullable String funnel;

    @Option(names = "--horizon", paramLabel = "DAYS", description = "A cohort is judged after that many days: 90d.")
    private @Nullable String horizon;

    @Option(
            names = "--reported",
            paramLabel = "POINT",
            description = "When the figures were sent: a day, an instant with zone, #SEQUENCE; else as C3 says.")
    private @Nullable String reported;

    @Option(names = "--as-of", paramLabel = "POINT", description = "The later point, as --reported; else now.")
    private @Nullable String asOf;

    @Option(
            names = "--today",
            paramLabel = "DAY",
            description = "The day that both count as of; else that of the earlier point.")
    private @Nullable String today;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most so many changes of facts for each number, the newest first; else 100.")
    private @Nullable Integer limit;

    @Option(names = "--json", description = "One JSON document for scripts.")
    private boolean json;

    RestateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Failure, InterruptedException {
        var answer = session.platform()
                .get(Target.of("tenants", tenant, "restate")
                        .with("month", month)
                        .with("by", Asking.joined(by))
                        .with("funnel", funnel)
                        .with("horizon", horizon)
                        .with("reported", reported)
                        .with("asOf", asOf)
                        .with("today", today)
                        .with("limit", limit));
        if (json) {
            session.print(answer);
        } else {
            Answers.good(answer).forEach(one -> session.print(new RestateText(one) + "\n"));
        }
        return session.judged(answer);
    }
}
