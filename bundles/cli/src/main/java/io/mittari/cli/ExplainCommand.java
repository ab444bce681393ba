package io.mittari.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "explain", description = "The rows behind one number, each with its origin.")
final class ExplainCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private final Asking asking = new Asking();

    @Parameters(index = "0", paramLabel = "TENANT", description = "A tenant, a list a,b, a tag @retail, or all.")
    private String tenant = "";

    @Parameters(index = "1", paramLabel = "METRIC", description = "Its id: win-rate.")
    private String metric = "";

    @Option(
            names = {"--by", "--where"},
            paramLabel = "DIMENSION=VALUE",
            description = "Which row of the answer: quarter=2017-Q1; may be repeated.")
    private @Nullable List<String> where;

    @Option(names = "--basis", paramLabel = "BASIS", description = "As with metric.")
    private @Nullable String basis;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many facts, the newest first; else 1000.")
    private @Nullable Integer limit;

    ExplainCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Failure, InterruptedException {
        var target = asking.on(Target.of("tenants", tenant, "explain", metric))
                .with("where", where == null ? List.of() : where)
                .with("basis", basis)
                .with("limit", limit);
        var answer = session.platform().get(target);
        if (asking.json()) {
            session.print(answer);
        } else {
            Answers.good(answer).forEach(one -> session.print(MetricText.explanation(one) + "\n"));
        }
        return session.judged(answer);
    }
}
