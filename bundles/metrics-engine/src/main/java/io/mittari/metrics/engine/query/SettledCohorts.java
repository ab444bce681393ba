package io.mittari.metrics.engine.query;

import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.query.SettledCohort;
import io.mittari.metrics.engine.counting.Entries;
import io.mittari.metrics.engine.counting.Facts;
import io.mittari.metrics.engine.counting.Grid;
import io.mittari.metrics.engine.counting.Population;
import io.mittari.metrics.engine.counting.Span;
import io.mittari.metrics.engine.counting.TimeDimension;
import io.mittari.metrics.engine.formula.StageCells;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Each conversion of a funnel by the newest three months together of which at least nine in ten outcomes are known
 * (C12). A stage is told by its place in the funnel, a conversion by the stage it leads to.
 */
final class SettledCohorts {

    private static final int TOGETHER = 3;

    private final Population population;
    private final int end;
    private final int[] horizons;
    private final List<Span> months;
    private final Entries entries;
    private final StageCells cells;

    private SettledCohorts(Population population, int end, int[] horizons, List<Span> months) throws BadRequest {
        this.population = population;
        this.end = end;
        this.horizons = horizons;
        this.months = months;
        this.entries = Entries.count(population, List.of(), months, horizons);
        this.cells = new StageCells(entries);
    }

    /**
     * As known at the end of the span.
     *
     * @param horizon days for every conversion; null: each its own, of the year before the span (C11)
     */
    static SettledCohorts upTo(Span span, Population population, @Nullable Integer horizon) throws BadRequest {
        int end = Math.min(span.to(), population.today());
        int day = span.startsOpen() ? end + 1 : span.from();
        return new SettledCohorts(population, end, horizons(day, population, horizon), completeMonths(end, population));
    }

    Population population() {
        return population;
    }

    /** The last day that counts. */
    int end() {
        return end;
    }

    List<SettledCohort> all() {
        var all = new ArrayList<SettledCohort>();
        for (int stage = 1; stage < population.stages().size(); stage++) {
            var cohort = cohort(stage).orElse(null);
            all.add(new SettledCohort(
                    population.stages().get(stage - 1),
                    population.stages().get(stage),
                    horizons[stage - 1],
                    cohort == null ? null : cohort.period(),
                    cohort == null ? null : rate(stage, cohort)));
        }
        return all;
    }

    Optional<Span> cohort(int stage) {
        for (int last = months.size() - 1; last >= TOGETHER - 1; last--) {
            var together = new Span(
                    months.get(last - TOGETHER + 1).from(), months.get(last).to());
            if (rate(stage, together).measured() && who(stage, together).isSettled()) {
                return Optional.of(together);
            }
        }
        return Optional.empty();
    }

    int horizon(int stage) {
        return horizons[stage - 1];
    }

    Measurement rate(int stage, Span cohort) {
        return cells.cohort(stage, 0, cohort);
    }

    /** Those who entered the stage before in these months. */
    Entries.Cohort who(int stage, Span cohort) {
        return entries.cohort(stage - 1, 0, cohort);
    }

    /**
     * The share of those entering a stage that comes to the last one; of all months where no cohort is settled yet.
     * Only where there is a complete month.
     */
    double later(int stage) {
        var all = new Span(months.get(0).from(), months.get(months.size() - 1).to());
        double product = 1;
        for (int next = stage + 1; next < population.stages().size(); next++) {
            var who = who(next, cohort(next).orElse(all));
            product *= who.size() == 0 ? 0 : (double) who.converted() / who.size();
        }
        return product;
    }

    private static int[] horizons(int day, Population population, @Nullable Integer days) {
        if (days == null) {
            return Horizons.before(day, population);
        }
        var same = new int[population.stages().size()];
        Arrays.fill(same, days);
        return same;
    }

    private static List<Span> completeMonths(int end, Population population) throws BadRequest {
        var all = new Span(Span.ALL.from(), end);
        return Grid.of(population, all, List.of(TimeDimension.MONTH), Facts.ENTRIES).spans().stream()
                .filter(month -> LocalDate.ofEpochDay(month.to() + 1L).getDayOfMonth() == 1)
                .toList();
    }
}
