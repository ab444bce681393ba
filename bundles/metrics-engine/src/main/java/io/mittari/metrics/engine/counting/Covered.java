package io.mittari.metrics.engine.counting;

import io.mittari.metrics.api.Sentence;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.tenant.TenantSettings;
import io.mittari.metrics.engine.view.FactsView;
import io.mittari.metrics.engine.view.FactsView.Coverage;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Which time the sources of a stage, or of closes, cover (C4). With several sources all must: a month in which one of
 * them was still missing cannot be told whole.
 */
public final class Covered {

    private final List<Coverage> sources;
    private final TenantSettings settings;
    private final int today;

    private Covered(List<Coverage> sources, FactsView view, int today) {
        this.sources = sources;
        this.settings = view.settings();
        this.today = today;
    }

    public static Covered stage(FactsView view, Stage stage, boolean winning, int today) {
        return new Covered(
                view.coverage().stream()
                        .filter(c -> c.stages().contains(stage) || (winning && c.closes()))
                        .toList(),
                view,
                today);
    }

    public static Covered closes(FactsView view, int today) {
        return new Covered(view.coverage().stream().filter(Coverage::closes).toList(), view, today);
    }

    /** Why a count of nothing is not 0; empty if it is. Of a span that still runs, its past part is asked about. */
    public Optional<Sentence> gap(Span span) {
        if (sources.isEmpty()) {
            return Optional.of(Said.NO_SOURCE.of());
        }
        return sources.stream().flatMap(source -> gap(source, span).stream()).findFirst();
    }

    /** Whether some day of the span is not covered or yet to come. */
    public boolean partial(Span span) {
        return (!span.endsOpen() && span.to() > today)
                || gap(span).isPresent()
                || sources.stream().anyMatch(s -> !span.endsOpen() && day(s.lastDelivery()) <= span.to());
    }

    private Optional<Sentence> gap(Coverage source, Span span) {
        var first = source.firstFact();
        var said = settings.startOf(source.source()).orElse(null);
        int needed = Math.min(span.to(), today - 1);
        if (said != null && (first == null || said.isBefore(first))) {
            if (isBefore(span, said)) {
                return Optional.of(Said.SAID_TO_BEGIN.of(source.source(), said));
            }
        } else if (first != null && isBefore(span, first)) {
            return Optional.of(Said.BEGINS_LATER.of(source.source(), first));
        }
        if (!span.endsOpen() && day(source.lastDelivery()) <= needed) {
            return Optional.of(Said.DELIVERED_EARLIER.of(source.source(), source.lastDelivery()));
        }
        if (!span.endsOpen() && span.from() > today) {
            return Optional.of(Said.YET_TO_COME.of(source.source()));
        }
        return Optional.empty();
    }

    /** Whether some of the span lies before the month of a day. */
    private static boolean isBefore(Span span, LocalDate begin) {
        return !span.startsOpen() && span.from() < day(begin.withDayOfMonth(1));
    }

    private static int day(LocalDate day) {
        return Math.toIntExact(day.toEpochDay());
    }
}
