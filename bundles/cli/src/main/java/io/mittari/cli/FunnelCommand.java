package io.mittari.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "funnel", description = "The funnel: counts, conversions on both bases, and what changed.")
final class FunnelCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private final Asking asking = new Asking();

    @Parameters(paramLabel = "TENANT", description = "A tenant, a list a,b, a tag @retail, or all.")
    private String tenant = "";

    @Option(
            names = "--by",
            paramLabel = "DIMENSION",
            description = "month, quarter, channel, owner …; two with a comma.")
    private @Nullable List<String> by;

    @Option(
            names = "--basis",
            paramLabel = "BASIS",
            description = "period or cohort; the table shows both if left out.")
    private @Nullable String basis;

    FunnelCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Failure, InterruptedException {
        if (basis != null && !List.of("period", "cohort").contains(basis)) {
            throw Failure.wrongUsage("--basis of a funnel is period or cohort, not '%s'".formatted(basis));
        }
        var target = asking.on(Target.of("tenants", tenant, "funnel").with("by", Asking.joined(by)));
        var answer = session.platform().get(target);
        if (asking.json()) {
            session.print(answer);
        } else {
            Answers.good(answer).forEach(one -> session.print(new FunnelText(one, basis) + "\n"));
        }
        return session.judged(answer);
    }
}
