package io.mittari.cli;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "metric",
        description = "One metric, in one row or by one or two dimensions; metric list: all there are.")
final class MetricCommand implements Callable<Integer> {

    private static final String LIST = "list";

    private final Session session;

    @Mixin
    private final Asking asking = new Asking();

    @Parameters(
            index = "0",
            paramLabel = "TENANT",
            description = "A tenant, a list a,b, a tag @retail, or all; or the word list.")
    private String tenant = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "METRIC", description = "Its id: win-rate.")
    private @Nullable String metric;

    @Option(
            names = "--by",
            paramLabel = "DIMENSION",
            description = "month, quarter, channel, owner …; two with a comma.")
    private @Nullable List<String> by;

    @Option(
            names = "--where",
            paramLabel = "DIMENSION=VALUE",
            description = "Only what has this value; may be repeated.")
    private @Nullable List<String> where;

    @Option(names = "--basis", paramLabel = "BASIS", description = "period, cohort, closed, created or open.")
    private @Nullable String basis;

    MetricCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Failure, InterruptedException {
        if (metric == null) {
            if (!tenant.equals(LIST)) {
                throw Failure.wrongUsage("which metric? mittari metric list shows them");
            }
            return list();
        }
        var target = asking.on(Target.of("tenants", tenant, "metrics", metric))
                .with("by", Asking.joined(by))
                .with("where", where == null ? List.of() : where)
                .with("basis", basis);
        var answer = session.platform().get(target);
        if (asking.json()) {
            session.print(answer);
        } else {
            Answers.good(answer).forEach(one -> session.print(MetricText.of(one) + "\n"));
        }
        return session.judged(answer);
    }

    private int list() throws Failure, InterruptedException {
        var catalogue = session.platform().get(Target.of("metrics"));
        if (asking.json()) {
            session.print(catalogue);
            return ExitCode.DONE;
        }
        for (var one : catalogue.asJsonArray().getValuesAs(JsonObject.class)) {
            var bases = one.getJsonArray("bases").getValuesAs(JsonString::getString);
            session.print("%-17s %s; basis %s%n    %s"
                    .formatted(
                            one.getString("metric"),
                            one.getString("unit"),
                            String.join(" or ", bases),
                            one.getString("formula")));
        }
        return ExitCode.DONE;
    }
}
