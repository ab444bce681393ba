package io.mittari.metrics.engine.formula;

import static io.mittari.metrics.api.query.MetricDefinition.Direction.NEITHER;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.Measurement.Notes;
import io.mittari.metrics.api.Unit;
import io.mittari.metrics.api.query.MetricDefinition;
import io.mittari.metrics.engine.counting.Facts;
import io.mittari.metrics.engine.counting.Grid;
import io.mittari.metrics.engine.counting.Path;
import io.mittari.metrics.engine.counting.Population;
import java.util.ArrayList;
import java.util.List;

/** How many stand in each stage today. */
public final class OpenNow implements Formula {

    private static final MetricDefinition METRIC = new MetricDefinition(
            "open-now",
            1,
            "Open now",
            Unit.COUNT,
            NEITHER,
            "opportunities not closed as of today, by the furthest stage they stand in, dated or not; whatever the period",
            "C5, C14",
            List.of(Basis.OPEN));

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
    public boolean timeless() {
        return true;
    }

    @Override
    public List<Measurement> measure(Grid grid, Terms terms) {
        var population = grid.population();
        int stages = population.stages().size();
        var open = perGroupAndStage(population);
        var saying = new Saying(METRIC, terms.basis(), population);
        var answer = new ArrayList<Measurement>();
        for (int cell = 0; cell < grid.cells(); cell++) {
            for (int stage = 0; stage < stages; stage++) {
                answer.add(saying.plain(open[grid.group(cell) * stages + stage], Notes.NONE));
            }
        }
        return answer;
    }

    @Override
    public void explain(Grid grid, Terms terms, int stage, Evidence evidence) {
        var population = grid.population();
        var path = new Path(population);
        for (int i = 0; i < population.view().size(); i++) {
            if (population.groups().of(i) >= 0 && !population.closed(i)) {
                path.read(i);
                if (path.furthest() == stage) {
                    evidence.entry(i, population.stages().get(stage), path.own(stage), "open");
                }
            }
        }
    }

    /** Open ones of each group and stage: group by group, stage by stage. */
    public static int[] perGroupAndStage(Population population) {
        int stages = population.stages().size();
        var open = new int[population.groups().size() * stages];
        var path = new Path(population);
        for (int i = 0; i < population.view().size(); i++) {
            int group = population.groups().of(i);
            if (group >= 0 && !population.closed(i)) {
                path.read(i);
                int stage = path.furthest();
                if (stage >= 0) {
                    open[group * stages + stage]++;
                }
            }
        }
        return open;
    }
}
