package io.mittari.metrics.engine.counting;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Sentence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How many entered each stage and went on to the next, per group, for any of the spans asked about (C8 to C13); all
 * counted in one pass over the opportunities.
 */
public final class Entries {

    /** No horizon: whoever ever converts counts. */
    public static final int NO_HORIZON = Integer.MAX_VALUE;

    private final Population population;
    private final List<StageTally> stages;

    private Entries(Population population, List<StageTally> stages) {
        this.population = population;
        this.stages = stages;
    }

    /**
     * @param asked spans that are refused if totals and single facts tell of the same day in them (C19)
     * @param beside all others that will be asked about; of these {@link #twice} says it
     * @param horizons days within which an entry into each stage has to lead to the next
     */
    public static Entries count(Population population, Collection<Span> asked, Collection<Span> beside, int[] horizons)
            throws BadRequest {
        var entries =
                count(population, Stream.concat(asked.stream(), beside.stream()).toList(), horizons);
        for (var stage : entries.stages) {
            for (var span : asked) {
                var twice = stage.twice(span);
                if (twice.isPresent()) {
                    throw new BadRequest(twice.get().toString());
                }
            }
        }
        return entries;
    }

    private static Entries count(Population population, List<Span> spans, int[] horizons) {
        var cut = Stretches.of(spans);
        var stages = new ArrayList<StageTally>();
        for (int s = 0; s < population.stages().size(); s++) {
            stages.add(new StageTally(population, s, cut, horizons[s]));
        }
        var path = new Path(population);
        for (int i = 0; i < population.view().size(); i++) {
            int group = population.groups().of(i);
            if (group >= 0) {
                path.read(i);
                for (var stage : stages) {
                    stage.add(path, group, population.closed(i));
                }
            }
        }
        for (int s = 0; s < stages.size(); s++) {
            stages.get(s)
                    .addLater(population.view().reEntries(population.stages().get(s)), population.groups());
        }
        return new Entries(population, stages);
    }

    public Population population() {
        return population;
    }

    /** Why nothing can be told of a stage in a span. */
    public Optional<Sentence> twice(int stage, Span span) {
        return stages.get(stage).twice(span);
    }

    /** Entries into a stage. */
    public Count count(int stage, int group, Span span) {
        return stages.get(stage).count(group, span);
    }

    /** Those who entered the stage in the span, and what became of them. */
    public Cohort cohort(int stage, int group, Span span) {
        return stages.get(stage).cohort(group, span);
    }

    /**
     * @param value single facts and totals
     * @param skipped of them, passed (C9)
     * @param undated left out for want of a date (C5)
     * @param again later entries of those who had entered before, not in the value (C8)
     * @param totals what totals add
     */
    public record Count(long value, long skipped, long undated, long again, Totals.Sum totals) {}

    /**
     * @param settled of the size, whose outcome is known (C12)
     * @param outOfOrder of the converted, who reached the later stage first (C10)
     * @param totals of the stage in the span: a cohort cannot be told from them
     */
    public record Cohort(long size, long converted, long settled, long outOfOrder, long undated, Totals.Sum totals) {

        /** Whether it may be judged (C12). */
        public boolean isSettled() {
            return settled * 10 >= size * 9;
        }
    }
}
