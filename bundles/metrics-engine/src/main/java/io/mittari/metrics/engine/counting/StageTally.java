package io.mittari.metrics.engine.counting;

import io.mittari.metrics.api.Sentence;
import io.mittari.metrics.engine.counting.Entries.Cohort;
import io.mittari.metrics.engine.counting.Entries.Count;
import io.mittari.metrics.engine.view.FactsView;
import java.util.Arrays;
import java.util.Optional;

/** Counts of one stage per group and stretch of time, and of the step from it to the next stage. */
final class StageTally {

    private static final int NO_DAY = Integer.MAX_VALUE;

    private final int stage;
    private final int next;
    private final int today;
    private final int horizon;
    private final Stretches cut;
    private final boolean byAttribute;
    private final Totals totals;

    private final int[] entered;
    private final int[] skipped;
    private final int[] converted;
    private final int[] settled;
    private final int[] outOfOrder;
    private final int[] again;

    /** By stretch the earliest day that totals and single facts tell alike; {@link #NO_DAY} where all is well. */
    private final int[] twice;

    private final int[] undated;
    private final int[] undatedSkipped;
    private final int[] ownUndatedThoughPassed;
    private final int[] undatedConverted;
    private final int[] undatedSettled;
    private final int[] convertedUndated;
    private final int[] settledUndated;

    StageTally(Population population, int stage, Stretches cut, int horizon) {
        this.stage = stage;
        this.next = stage + 1 < population.stages().size() ? stage + 1 : -1;
        this.today = population.today();
        this.horizon = horizon;
        this.cut = cut;
        this.byAttribute = population.byAttribute();
        this.totals = Totals.of(population, population.stages().get(stage));
        int groups = population.groups().size();
        int cells = groups * cut.size();
        this.entered = new int[cells];
        this.skipped = new int[cells];
        this.converted = new int[cells];
        this.settled = new int[cells];
        this.outOfOrder = new int[cells];
        this.again = new int[cells];
        this.twice = new int[cut.size()];
        Arrays.fill(twice, NO_DAY);
        this.undated = new int[groups];
        this.undatedSkipped = new int[groups];
        this.ownUndatedThoughPassed = new int[groups];
        this.undatedConverted = new int[groups];
        this.undatedSettled = new int[groups];
        this.convertedUndated = new int[groups];
        this.settledUndated = new int[groups];
    }

    /** Entries of those who had entered before, on their own days (C8). */
    void addLater(FactsView.ReEntries later, Groups groups) {
        for (int i = 0; i < later.size(); i++) {
            int day = later.days()[i];
            int group = groups.of(later.opportunities()[i]);
            int stretch = group < 0 || day > today ? -1 : cut.at(day);
            if (stretch >= 0 && !totals.tells(day)) {
                again[group * cut.size() + stretch]++;
            }
        }
    }

    void add(Path path, int group, boolean closed) {
        int day = path.day(stage);
        if (day == Path.NEVER) {
            addUndated(path, group, closed);
            return;
        }
        int stretch = cut.at(day);
        if (stretch < 0) {
            return;
        }
        boolean own = path.own(stage) != Path.NEVER;
        if (!totals.isEmpty() && totals.tells(day)) {
            if (own) {
                twice[stretch] = Math.min(twice[stretch], day);
            }
            return; // the total has counted it
        }
        int cell = group * cut.size() + stretch;
        entered[cell]++;
        if (!own) {
            skipped[cell]++;
            ownUndatedThoughPassed[group] += path.ownUndated(stage) ? 1 : 0;
        }
        addStep(path, group, cell, day, closed);
    }

    private void addStep(Path path, int group, int cell, int day, boolean closed) {
        if (next < 0) {
            return;
        }
        int later = path.day(next);
        boolean went = later != Path.NEVER && (long) later - day <= horizon;
        boolean known = went || closed || (horizon != Entries.NO_HORIZON && (long) day + horizon <= today);
        converted[cell] += went ? 1 : 0;
        settled[cell] += known ? 1 : 0;
        outOfOrder[cell] += went && later < day ? 1 : 0;
        if (later == Path.NEVER && path.stood(next)) {
            convertedUndated[group]++;
            settledUndated[group] += known ? 0 : 1;
        }
    }

    private void addUndated(Path path, int group, boolean closed) {
        if (!path.stood(stage)) {
            return;
        }
        undated[group]++;
        undatedSkipped[group] += path.ownUndated(stage) ? 0 : 1;
        boolean went = next >= 0 && path.stood(next);
        undatedConverted[group] += went ? 1 : 0;
        undatedSettled[group] += went || closed ? 1 : 0;
    }

    /** Why nothing can be told of a span: a day of it would count twice (C19). */
    Optional<Sentence> twice(Span span) {
        int day = NO_DAY;
        for (int i = cut.first(span); i < cut.end(span); i++) {
            day = Math.min(day, twice[i]);
        }
        return day == NO_DAY ? Optional.empty() : Optional.of(totals.twice(day));
    }

    Count count(int group, Span span) {
        long value = sum(entered, group, span);
        long passed = sum(skipped, group, span);
        if (span.isAll()) {
            value += undated[group];
            passed += undatedSkipped[group] - ownUndatedThoughPassed[group];
        }
        var told = totals.in(span);
        boolean cannot = told.untold() || (told.present() && byAttribute);
        return new Count(
                cannot ? value : value + told.count(),
                passed,
                span.isAll() ? 0 : undated[group],
                sum(again, group, span),
                told.untold(cannot));
    }

    Cohort cohort(int group, Span span) {
        boolean whole = span.isAll() && horizon == Entries.NO_HORIZON;
        return new Cohort(
                sum(entered, group, span) + (whole ? undated[group] : 0),
                sum(converted, group, span) + (whole ? undatedConverted[group] + convertedUndated[group] : 0),
                sum(settled, group, span) + (whole ? undatedSettled[group] + settledUndated[group] : 0),
                sum(outOfOrder, group, span),
                whole ? 0 : undated[group],
                totals.in(span));
    }

    private long sum(int[] counts, int group, Span span) {
        long sum = 0;
        int from = group * cut.size();
        for (int i = cut.first(span); i < cut.end(span); i++) {
            sum += counts[from + i];
        }
        return sum;
    }
}
