package io.mittari.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that asks for figures. */
final class Asking {

    @Option(
            names = "--from",
            paramLabel = "P",
            description = "From: 2017, 2017-Q1, 2017-06 or 2017-06-15; else all time.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "P", description = "To, as --from; its last day is included.")
    private @Nullable String to;

    @Option(names = "--horizon", paramLabel = "DAYS", description = "A cohort is judged after that many days: 90d.")
    private @Nullable String horizon;

    @Option(names = "--funnel", paramLabel = "NAME", description = "The funnel; else main.")
    private @Nullable String funnel;

    @Option(
            names = "--as-of",
            paramLabel = "POINT",
            description =
                    "What was known then: a day, an instant with zone, #SEQUENCE of a receipt, or reported: as the month of --to was.")
    private @Nullable String asOf;

    @Option(names = "--today", paramLabel = "DAY", description = "Count as if it were this day.")
    private @Nullable String today;

    @Option(names = "--json", description = "One JSON document for scripts.")
    private boolean json;

    boolean json() {
        return json;
    }

    Target on(Target target) {
        return target.with("from", from)
                .with("to", to)
                .with("horizon", horizon)
                .with("funnel", funnel)
                .with("asOf", asOf)
                .with("today", today);
    }

    /** Splits {@code --by month --by channel} and {@code --by month,channel} alike. */
    static @Nullable String joined(@Nullable List<String> by) {
        return by == null || by.isEmpty() ? null : String.join(",", new ArrayList<>(by));
    }
}
