package io.mittari.metrics.engine.formula;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.engine.counting.Grid;
import io.mittari.metrics.engine.counting.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many opportunities of each cell ended how. */
public final class Outcomes {

    private final int[] won;
    private final int[] lost;
    private final int[] none;
    private final int[] open;
    private final int[] undated;
    private final int[] undatedNone;

    private Outcomes(Grid grid) {
        int cells = grid.cells();
        int groups = grid.population().groups().size();
        this.won = new int[cells];
        this.lost = new int[cells];
        this.none = new int[cells];
        this.open = new int[cells];
        this.undated = new int[groups];
        this.undatedNone = new int[groups];
    }

    /** Those closed in the period; none is open. */
    static Outcomes closed(Grid grid, Closes closes) throws BadRequest {
        var outcomes = new Outcomes(grid);
        closes.each((opportunity, cell, outcome) -> outcomes.of(outcome)[cell]++);
        return outcomes;
    }

    /** Those created in the period: that entered the first stage, own or passed (C20). */
    static Outcomes created(Grid grid) {
        var population = grid.population();
        var outcomes = new Outcomes(grid);
        var path = new Path(population);
        if (population.stages().isEmpty()) {
            return outcomes;
        }
        for (int i = 0; i < population.view().size(); i++) {
            path.read(i);
            if (!path.stood(0)) {
                continue;
            }
            var outcome = population.closed(i) ? population.view().outcome()[i] : null;
            boolean dated = path.day(0) != Path.NEVER;
            int cell = dated ? grid.cell(i, path.day(0)) : grid.undated(i);
            if (cell >= 0) {
                (outcome == null ? outcomes.open : outcomes.of(outcome))[cell]++;
            } else if (!dated && grid.leftOut(i) >= 0) {
                (outcome == Outcome.NONE ? outcomes.undatedNone : outcomes.undated)[grid.leftOut(i)]++;
            }
        }
        return outcomes;
    }

    /** Closes in the period, single ones and totals: one entry per cell. */
    public static List<Map<Outcome, Long>> told(Grid grid) throws BadRequest {
        var closes = new Closes(grid);
        var single = closed(grid, closes);
        var told = new ArrayList<Map<Outcome, Long>>();
        for (int cell = 0; cell < grid.cells(); cell++) {
            var counts = new EnumMap<Outcome, Long>(Outcome.class);
            for (var outcome : Outcome.values()) {
                var totals = closes.totals(outcome).in(grid.span(cell));
                boolean apart = totals.untold() || grid.population().byAttribute();
                counts.put(outcome, single.of(outcome)[cell] + (apart ? 0 : totals.count()));
            }
            told.add(counts);
        }
        return told;
    }

    int won(int cell) {
        return won[cell];
    }

    int lost(int cell) {
        return lost[cell];
    }

    int none(int cell) {
        return none[cell];
    }

    int open(int cell) {
        return open[cell];
    }

    /**
     * How many of a group were created on a day nobody knows, and are left out of the period for that (C5).
     *
     * @param broad whether those that ended without a decision are among them
     */
    long undated(int group, boolean broad) {
        return (long) undated[group] + (broad ? undatedNone[group] : 0);
    }

    int[] of(Outcome outcome) {
        return switch (outcome) {
            case WON -> won;
            case LOST -> lost;
            case NONE -> none;
        };
    }
}
