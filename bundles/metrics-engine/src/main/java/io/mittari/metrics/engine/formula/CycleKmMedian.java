package io.mittari.metrics.engine.formula;

import static io.mittari.metrics.api.query.MetricDefinition.Direction.LOWER_IS_BETTER;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Unit;
import io.mittari.metrics.api.query.MetricDefinition;
import io.mittari.metrics.engine.counting.Covered;
import io.mittari.metrics.engine.counting.Facts;
import io.mittari.metrics.engine.counting.Grid;
import io.mittari.metrics.engine.counting.Path;
import io.mittari.metrics.engine.counting.Said;
import io.mittari.metrics.engine.counting.Totals;
import io.mittari.metrics.engine.statistics.KaplanMeier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Median days to a close, open ones included as far as they have come. */
final class CycleKmMedian implements Formula {

    private static final MetricDefinition METRIC = new MetricDefinition(
            "cycle-km-median",
            1,
            "Sales cycle with open ones, median",
            Unit.DAYS,
            LOWER_IS_BETTER,
            "Kaplan-Meier median of the days from the earliest dated own stage entry to any close, of opportunities created"
                    + " in the period; open ones are censored today",
            "C20, C25; Kaplan and Meier 1958",
            List.of(Basis.CREATED));

    @Override
    public MetricDefinition definition() {
        return METRIC;
    }

    @Override
    public Facts facts() {
        return Facts.ENTRIES;
    }

    @Override
    public List<Measurement> measure(Grid grid, Terms terms) throws BadRequest {
        var population = grid.population();
        var days = Days.perCell(grid);
        var undated = new long[population.groups().size()];
        each(grid, undated, (i, cell, start) -> {
            if (start == Path.NEVER) {
                days[cell].addWithout();
            } else {
                boolean closed = population.closed(i);
                int end = closed ? population.view().closeDay()[i] : population.today();
                days[cell].addNumber(KaplanMeier.observed(Math.max(0L, (long) end - start), closed));
            }
        });
        var saying = new Saying(METRIC, terms.basis(), population);
        var answer = new ArrayList<Measurement>();
        for (int cell = 0; cell < days.length; cell++) {
            answer.add(cell(grid, cell, days[cell], undated[grid.group(cell)], saying));
        }
        return answer;
    }

    @Override
    public void explain(Grid grid, Terms terms, int stage, Evidence evidence) {
        var population = grid.population();
        var path = new Path(population);
        var begin = new Cycle.Start(population);
        each(grid, new long[population.groups().size()], (i, cell, start) -> {
            if (start == Path.NEVER) {
                path.read(i);
                evidence.entry(
                        i, population.stages().get(path.behind(0)), path.day(0), "left out: without a dated start");
            } else if (population.closed(i)) {
                evidence.close(i, "closed");
            } else {
                evidence.entry(i, begin.stage(i), start, "open");
            }
        });
    }

    private static Measurement cell(Grid grid, int cell, Days days, long undated, Saying saying) {
        var population = grid.population();
        var span = grid.span(cell);
        var leftOut = Saying.leftOut(undated);
        var notes = days.without() == 0 ? leftOut : leftOut.withoutValue(days.without());
        if (population.stages().isEmpty()) {
            return saying.noData(Said.NO_STAGE.of(), notes);
        }
        var first = population.stages().get(0);
        if (Totals.of(population, first).in(span).present()) {
            return saying.noData(Saying.ONLY_TOTALS, notes);
        }
        var covered = Covered.stage(population.view(), first, false, population.today());
        if (days.count() == 0) {
            return saying.nothing(covered, span, Said.NONE_CREATED_DATED.of(), notes);
        }
        var observed = days.numbers();
        long open = Arrays.stream(observed).filter(day -> (day & 1) == 1).count();
        var median = KaplanMeier.median(observed);
        if (median.isEmpty()) {
            return saying.noData(Said.MEDIAN_NOT_REACHED.of(open, days.count()), notes)
                    .ofN(days.count());
        }
        var measured = Measurement.of(BigDecimal.valueOf(median.getAsLong()), METRIC.unit(), METRIC.definition());
        return saying.said(
                measured.ofN(days.count()), covered, span, notes.remark(Said.STILL_OPEN.of(open, days.count())));
    }

    /** @param undated gets how many of each group are left out of the period, for want of a date */
    private static void each(Grid grid, long[] undated, Visitor visitor) {
        var population = grid.population();
        if (population.stages().isEmpty()) {
            return;
        }
        var path = new Path(population);
        var start = new Cycle.Start(population);
        for (int i = 0; i < population.view().size(); i++) {
            path.read(i);
            if (!path.stood(0)) {
                continue;
            }
            boolean dated = path.day(0) != Path.NEVER;
            int cell = dated ? grid.cell(i, path.day(0)) : grid.undated(i);
            if (cell >= 0) {
                visitor.visit(i, cell, start.of(i));
            } else if (!dated && grid.leftOut(i) >= 0) {
                undated[grid.leftOut(i)]++;
            }
        }
    }

    /** What is done with an opportunity created in the period. */
    private interface Visitor {
        void visit(int opportunity, int cell, int start);
    }
}
