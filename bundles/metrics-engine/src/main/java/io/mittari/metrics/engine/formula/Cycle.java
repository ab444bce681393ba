package io.mittari.metrics.engine.formula;

import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.Measurement.Notes;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.Sentence;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.query.MetricDefinition;
import io.mittari.metrics.engine.counting.Grid;
import io.mittari.metrics.engine.counting.Path;
import io.mittari.metrics.engine.counting.Population;
import io.mittari.metrics.engine.counting.Said;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A middle of the days from the start of an opportunity to its close (C25). */
final class Cycle {

    private final MetricDefinition metric;
    private final Set<Outcome> outcomes;
    private final Function<Days, BigDecimal> middle;

    /** @param middle of one number of days or more */
    Cycle(MetricDefinition metric, Set<Outcome> outcomes, Function<Days, BigDecimal> middle) {
        this.metric = metric;
        this.outcomes = outcomes;
        this.middle = middle;
    }

    List<Measurement> measure(Grid grid, Formula.Terms terms) throws BadRequest {
        var closes = new Closes(grid);
        var start = new Start(grid.population());
        var days = Days.perCell(grid);
        var view = grid.population().view();
        closes.each((i, cell, outcome) -> {
            if (outcomes.contains(outcome)) {
                days[cell].add(start.of(i), view.closeDay()[i]);
            }
        });
        var saying = new Saying(metric, terms.basis(), grid.population());
        var answer = new ArrayList<Measurement>();
        for (int cell = 0; cell < days.length; cell++) {
            var span = grid.span(cell);
            var notes = days[cell].without() == 0 ? Notes.NONE : Notes.NONE.withoutValue(days[cell].without());
            if (closes.onlyTotals(span)) {
                answer.add(saying.noData(Saying.ONLY_TOTALS, Notes.NONE));
            } else if (days[cell].count() == 0) {
                answer.add(saying.nothing(closes.covered(), span, none(days[cell]), notes));
            } else {
                var measured = Measurement.of(middle.apply(days[cell]), metric.unit(), metric.definition());
                answer.add(saying.said(measured.ofN(days[cell].count()), closes.covered(), span, notes));
            }
        }
        return answer;
    }

    void explain(Grid grid, Evidence evidence) {
        var population = grid.population();
        var view = population.view();
        var start = new Start(population);
        for (int i = 0; i < view.size(); i++) {
            var outcome = view.outcome()[i];
            if (outcome != null
                    && outcomes.contains(outcome)
                    && population.closed(i)
                    && grid.cell(i, view.closeDay()[i]) >= 0) {
                evidence.close(i, start.of(i) == Path.NEVER ? "left out: without a dated start" : outcome.word());
            }
        }
    }

    private Sentence none(Days days) {
        boolean lostToo = outcomes.contains(Outcome.LOST);
        if (days.without() == 0) {
            return (lostToo ? Said.NONE_DECIDED : Said.NONE_WON).of();
        }
        return (lostToo ? Said.NONE_DECIDED_DATED : Said.NONE_WON_DATED).of();
    }

    /** The day on which the cycle of an opportunity begins. */
    static final class Start {

        private final Path path;
        private final int[] fixed;
        private final int today;
        private final List<Stage> stages;
        private final @Nullable Stage from;

        Start(Population population) {
            var view = population.view();
            this.from = view.settings().cycleFrom();
            this.stages = population.stages();
            this.path = new Path(population);
            this.today = population.today();
            this.fixed = from == null || !view.stages().contains(from) ? new int[0] : view.entered(from);
        }

        int of(int opportunity) {
            if (from == null) {
                return path.start(opportunity);
            }
            return fixed.length == 0 || fixed[opportunity] > today ? Path.NEVER : fixed[opportunity];
        }

        /** The stage that was entered on it; only where there is such a day. */
        Stage stage(int opportunity) {
            return from == null ? stages.get(path.first(opportunity)) : from;
        }
    }
}
