package io.mittari.metrics.engine.query;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.query.FunnelTable;
import io.mittari.metrics.api.query.FunnelTable.Conversion;
import io.mittari.metrics.api.query.FunnelTable.Rate;
import io.mittari.metrics.api.query.FunnelTable.Row;
import io.mittari.metrics.api.query.FunnelTable.Step;
import io.mittari.metrics.api.query.Question;
import io.mittari.metrics.api.query.Trend.Trends;
import io.mittari.metrics.engine.counting.Entries;
import io.mittari.metrics.engine.counting.Facts;
import io.mittari.metrics.engine.counting.Grid;
import io.mittari.metrics.engine.counting.Population;
import io.mittari.metrics.engine.counting.Said;
import io.mittari.metrics.engine.counting.Span;
import io.mittari.metrics.engine.formula.OpenNow;
import io.mittari.metrics.engine.formula.Outcomes;
import io.mittari.metrics.engine.formula.StageCells;
import io.mittari.metrics.engine.statistics.WorkingDays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The funnel table: counted in one pass, whatever its rows and trends. */
final class FunnelAnswer {

    /** A row tells some twenty numbers for each stage. */
    private static final int ROWS = 3_000;

    private final CheckedQuestion asked;
    private final Population population;
    private final Grid grid;
    private final WorkingDays working;
    private final Map<Span, Optional<Comparisons>> comparisons = new HashMap<>();

    FunnelAnswer(CheckedQuestion asked) throws BadRequest {
        this.asked = asked;
        this.population = asked.population();
        this.grid = asked.grid(Facts.ENTRIES).atMost(ROWS);
        this.working = new WorkingDays(population.view().settings().holidays());
    }

    FunnelTable table(Question question) throws BadRequest {
        var beside = new ArrayList<Span>();
        for (var span : grid.spans()) {
            var compared = Comparisons.of(span, population.today(), working);
            comparisons.put(span, compared);
            compared.ifPresent(c -> beside.addAll(c.spans()));
        }
        var horizons = new int[population.stages().size()];
        Arrays.fill(horizons, question.horizon() == null ? Entries.NO_HORIZON : question.horizon());
        var cells = new StageCells(Entries.count(population, grid.spans(), beside, horizons));
        var told = Outcomes.told(grid);
        var open = OpenNow.perGroupAndStage(population);
        var rows = new ArrayList<Row>();
        for (var row : grid.rows(asked.by())) {
            var closes = told.get(row.cell());
            rows.add(new Row(
                    row.by(),
                    steps(cells, grid.group(row.cell()), grid.span(row.cell())),
                    closes.getOrDefault(Outcome.WON, 0L),
                    closes.getOrDefault(Outcome.LOST, 0L),
                    closes.getOrDefault(Outcome.NONE, 0L),
                    open(open, grid.group(row.cell()))));
        }
        return new FunnelTable(
                question.funnel(),
                question.period(),
                question.horizon(),
                population.view().settings().skippedPassed(),
                rows);
    }

    private List<Step> steps(StageCells cells, int group, Span span) {
        var steps = new ArrayList<Step>();
        for (int s = 0; s < population.stages().size(); s++) {
            int stage = s;
            var count = cells.count(stage, group, span);
            var trend = compared(span)
                    .map(c -> new CountTrends(working, then -> cells.count(stage, group, then)).of(c))
                    .orElseGet(() -> none(count, span));
            steps.add(new Step(
                    population.stages().get(stage),
                    count,
                    stage == 0 ? null : conversion(cells, stage, group, span),
                    trend));
        }
        return steps;
    }

    private Conversion conversion(StageCells cells, int stage, int group, Span span) {
        var period = cells.period(stage, group, span);
        var cohort = cells.cohort(stage, group, span);
        var periodTrend = compared(span)
                .map(c -> new RateTrends(Basis.PERIOD, cells, then -> cells.period(stage, group, then)).of(c))
                .orElseGet(() -> none(period, span));
        var cohortTrend = compared(span)
                .map(c -> new RateTrends(Basis.COHORT, cells, then -> cells.cohort(stage, group, then)).of(c))
                .orElseGet(() -> none(cohort, span));
        return new Conversion(new Rate(period, periodTrend), new Rate(cohort, cohortTrend));
    }

    private Optional<Comparisons> compared(Span span) {
        return comparisons.getOrDefault(span, Optional.empty());
    }

    private static Trends none(Measurement like, Span span) {
        return Beside.nothing(like, (span.startsOpen() || span.endsOpen() ? Said.NO_ENDS : Said.NO_WORKING_DAY).of());
    }

    private long open(int[] perGroupAndStage, int group) {
        int stages = population.stages().size();
        return Arrays.stream(perGroupAndStage, group * stages, (group + 1) * stages)
                .asLongStream()
                .sum();
    }
}
