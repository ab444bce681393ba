package io.mittari.metrics.engine.formula;

import static io.mittari.metrics.api.query.MetricDefinition.Direction.HIGHER_IS_BETTER;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Unit;
import io.mittari.metrics.api.query.MetricDefinition;
import io.mittari.metrics.engine.counting.Entries;
import io.mittari.metrics.engine.counting.Facts;
import io.mittari.metrics.engine.counting.Grid;
import io.mittari.metrics.engine.counting.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Conversion from the stage before into each stage. */
final class Conversion implements Formula {

    static final MetricDefinition METRIC = new MetricDefinition(
            "conversion",
            1,
            "Conversion from the stage before",
            Unit.PERCENT,
            HIGHER_IS_BETTER,
            "period: entries into the stage / entries into the stage before, both in the period; cohort: share of those"
                    + " who entered the stage before in the period that went on to this one within the horizon",
            "C10, C11, C12, C13, C43",
            List.of(Basis.PERIOD, Basis.COHORT));

    @Override
    public MetricDefinition definition() {
        return METRIC;
    }

    @Override
    public Facts facts() {
        return Facts.ENTRIES;
    }

    @Override
    public boolean byStage() {
        return true;
    }

    @Override
    public int firstStage() {
        return 1;
    }

    @Override
    public List<Measurement> measure(Grid grid, Terms terms) throws BadRequest {
        var population = grid.population();
        int stages = population.stages().size();
        var cells = new StageCells(Entries.count(population, grid.spans(), List.of(), horizons(terms, stages)));
        var answer = new ArrayList<Measurement>();
        for (int cell = 0; cell < grid.cells(); cell++) {
            for (int stage = firstStage(); stage < stages; stage++) {
                int group = grid.group(cell);
                var span = grid.span(cell);
                answer.add(
                        terms.basis() == Basis.PERIOD
                                ? cells.period(stage, group, span)
                                : cells.cohort(stage, group, span));
            }
        }
        return answer;
    }

    @Override
    public void explain(Grid grid, Terms terms, int stage, Evidence evidence) {
        var population = grid.population();
        var stages = population.stages();
        if (terms.basis() == Basis.PERIOD) {
            StageCount.entries(grid, stage, "entered " + stages.get(stage), evidence);
            StageCount.entries(grid, stage - 1, "entered " + stages.get(stage - 1), evidence);
            return;
        }
        int horizon = horizons(terms, stages.size())[0];
        var path = new Path(population);
        for (int i = 0; i < population.view().size(); i++) {
            path.read(i);
            int day = path.day(stage - 1);
            int later = path.day(stage);
            if (day == Path.NEVER) {
                if (path.stood(stage - 1) && grid.undated(i) >= 0 && horizon == Entries.NO_HORIZON) {
                    evidence.entry(i, stages.get(path.behind(stage - 1)), day, role(path.stood(stage)));
                }
            } else if (grid.cell(i, day) >= 0) {
                boolean undated = grid.undated(i) >= 0 && horizon == Entries.NO_HORIZON && path.stood(stage);
                boolean went = undated || (later != Path.NEVER && (long) later - day <= horizon);
                evidence.entry(i, stages.get(path.behind(stage - 1)), day, role(went));
            }
        }
    }

    private static String role(boolean converted) {
        return converted ? "converted" : "not converted";
    }

    private static int[] horizons(Terms terms, int stages) {
        var days = terms.horizon();
        var horizons = new int[stages];
        Arrays.fill(horizons, days == null ? Entries.NO_HORIZON : days);
        return horizons;
    }
}
