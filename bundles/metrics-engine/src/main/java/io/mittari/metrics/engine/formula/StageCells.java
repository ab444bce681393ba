package io.mittari.metrics.engine.formula;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.Measurement.Notes;
import io.mittari.metrics.api.Sentence;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.engine.counting.Covered;
import io.mittari.metrics.engine.counting.Entries;
import io.mittari.metrics.engine.counting.Entries.Count;
import io.mittari.metrics.engine.counting.Said;
import io.mittari.metrics.engine.counting.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts and conversions of stages as measurements, for any group and any span that was counted. */
public final class StageCells {

    private final Entries entries;
    private final List<Stage> stages;
    private final List<Covered> covered;
    private final Saying count;
    private final Saying period;
    private final Saying cohort;

    public StageCells(Entries entries) {
        var population = entries.population();
        this.entries = entries;
        this.stages = population.stages();
        this.covered = new ArrayList<>();
        for (var stage : stages) {
            boolean winning = stage.equals(population.funnel().last());
            covered.add(Covered.stage(population.view(), stage, winning, population.today()));
        }
        this.count = new Saying(StageCount.METRIC, Basis.PERIOD, population);
        this.period = new Saying(Conversion.METRIC, Basis.PERIOD, population);
        this.cohort = new Saying(Conversion.METRIC, Basis.COHORT, population);
    }

    /** Entries into a stage. */
    public Measurement count(int stage, int group, Span span) {
        var counted = entries.count(stage, group, span);
        var notes = Saying.leftOut(counted.undated()).skipped(counted.skipped());
        if (counted.again() > 0) {
            notes = notes.reEntries(counted.again()).remark(Said.RE_ENTRIES.of(counted.again(), stages.get(stage)));
        }
        var twice = entries.twice(stage, span);
        if (twice.isPresent()) {
            return count.noData(twice.get(), notes);
        }
        if (counted.totals().untold()) {
            return count.noData(Saying.ONLY_TOTALS, notes);
        }
        var gap = count.gap(covered.get(stage), span, notes);
        return counted.value() == 0 && gap.isPresent()
                ? gap.get()
                : count.count(
                        counted.value(),
                        covered.get(stage),
                        span,
                        notes.estimated(counted.totals().estimated()));
    }

    /** Entries into a stage as a share of those into the one before; not for the first. */
    public Measurement period(int stage, int group, Span span) {
        var into = entries.count(stage, group, span);
        var from = entries.count(stage - 1, group, span);
        var notes = Saying.leftOut(into.undated() + from.undated());
        var twice = twice(stage, span);
        if (twice.isPresent()) {
            return period.noData(twice.get(), notes);
        }
        if (into.totals().untold() || from.totals().untold()) {
            return period.noData(Saying.ONLY_TOTALS, notes);
        }
        if (from.value() == 0) {
            return period.nothing(covered.get(stage - 1), span, nobody(stage - 1), notes);
        }
        var gap = period.gap(covered.get(stage), span, notes);
        return into.value() == 0 && gap.isPresent()
                ? gap.get()
                : period.ratio(into.value(), from.value(), both(stage, span), span, estimated(notes, into, from));
    }

    /** Share of those who entered the stage before that went on to this one; not for the first. */
    public Measurement cohort(int stage, int group, Span span) {
        var who = entries.cohort(stage - 1, group, span);
        var notes = Saying.leftOut(who.undated());
        var twice = twice(stage, span);
        if (twice.isPresent()) {
            return cohort.noData(twice.get(), notes);
        }
        if (who.totals().present() || entries.count(stage, group, span).totals().present()) {
            return cohort.noData(Saying.ONLY_TOTALS, notes);
        }
        if (who.size() == 0) {
            return cohort.nothing(covered.get(stage - 1), span, nobody(stage - 1), notes);
        }
        var marked = notes.settled(Saying.percent(who.settled(), who.size())).outOfOrder(who.outOfOrder());
        if (who.outOfOrder() * 20 > who.converted()) {
            marked = marked.remark(
                    Said.OUT_OF_ORDER.of(who.outOfOrder(), who.converted(), stages.get(stage), stages.get(stage - 1)));
        }
        return cohort.share(who.converted(), who.size(), both(stage, span), span, marked);
    }

    /** A conversion of counts from several periods together. */
    public Measurement together(Basis basis, long part, long all) {
        return basis == Basis.COHORT ? cohort.bareShare(part, all) : period.bareRatio(part, all);
    }

    /** Of one of the two stages of a conversion. */
    private Optional<Sentence> twice(int stage, Span span) {
        return entries.twice(stage - 1, span).or(() -> entries.twice(stage, span));
    }

    private Sentence nobody(int stage) {
        return Said.NOBODY_ENTERED.of(stages.get(stage));
    }

    /** Of the two stages of a conversion the one that is covered less. */
    private Covered both(int stage, Span span) {
        var into = covered.get(stage);
        return into.partial(span) ? into : covered.get(stage - 1);
    }

    private static Notes estimated(Notes notes, Count into, Count from) {
        return notes.estimated(into.totals().estimated() || from.totals().estimated());
    }
}
