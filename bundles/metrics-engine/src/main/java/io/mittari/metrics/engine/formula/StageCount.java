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
import io.mittari.metrics.engine.counting.Totals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How many entered each stage. */
final class StageCount implements Formula {

    static final MetricDefinition METRIC = new MetricDefinition(
            "stage-count",
            1,
            "Entries into the stage",
            Unit.COUNT,
            HIGHER_IS_BETTER,
            "opportunities whose earliest entry into the stage lies in the period; who has none but reached a later stage"
                    + " passed it on that day",
            "C5, C8, C9, C15, C19",
            List.of(Basis.PERIOD));

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
    public List<Measurement> measure(Grid grid, Terms terms) throws BadRequest {
        var population = grid.population();
        int stages = population.stages().size();
        var horizons = new int[stages];
        Arrays.fill(horizons, Entries.NO_HORIZON);
        var cells = new StageCells(Entries.count(population, grid.spans(), List.of(), horizons));
        var answer = new ArrayList<Measurement>();
        for (int cell = 0; cell < grid.cells(); cell++) {
            for (int stage = 0; stage < stages; stage++) {
                answer.add(cells.count(stage, grid.group(cell), grid.span(cell)));
            }
        }
        return answer;
    }

    @Override
    public void explain(Grid grid, Terms terms, int stage, Evidence evidence) {
        entries(grid, stage, "counted", evidence);
    }

    /** The entries into one stage, the passed ones by the later entry that implies them; what a total tells, by it. */
    static void entries(Grid grid, int stage, String role, Evidence evidence) {
        var population = grid.population();
        var totals = Totals.of(population, population.stages().get(stage));
        var path = new Path(population);
        for (int i = 0; i < population.view().size(); i++) {
            path.read(i);
            int day = path.day(stage);
            int cell = day == Path.NEVER ? grid.undated(i) : grid.cell(i, day);
            if (cell >= 0 && path.stood(stage) && !(day != Path.NEVER && totals.tells(day))) {
                int own = path.behind(stage);
                evidence.entry(i, population.stages().get(own), day, own == stage ? role : role + ", passed");
            }
        }
        for (int cell = 0; cell < grid.cells(); cell++) {
            totals.facts(grid.span(cell)).forEach(fact -> evidence.total(fact, role));
        }
    }
}
