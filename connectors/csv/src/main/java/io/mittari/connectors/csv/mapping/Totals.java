package io.mittari.connectors.csv.mapping;

import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.fact.Total;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes counts of whole periods. */
final class Totals {

    private final FactRule rule;
    private final @Nullable Named<Stage> stages;
    private final @Nullable Named<Outcome> outcomes;
    private final @Nullable Named<String> kinds;
    private final Amounts counts;
    private final Amounts values;
    private final Moments moments;
    private final Total.Per per;
    private final @Nullable Named<Boolean> estimate;
    private final Contexts contexts;
    private final boolean event;

    private Totals(FactRule rule, CellCompiler cells) {
        this.rule = rule;
        var stage = rule.cell("stage");
        var outcome = rule.cell("outcome");
        var kind = rule.cell("kind");
        var estimated = rule.cell("estimate");
        var length = rule.cell("per");
        this.stages = stage == null ? null : Makers.stages(stage, cells);
        this.outcomes = outcome == null ? null : Makers.outcomes(outcome, cells);
        this.kinds = kind == null ? null : new Named<>(kind, word -> word, "kind", cells);
        this.counts = Amounts.of(rule.cell("count"), rule, cells);
        this.values = Amounts.of(rule.cell("value"), rule, cells);
        this.moments = Moments.of(rule.cell("at"), rule.required(), cells);
        this.per = Total.Per.valueOf(
                length == null ? "MONTH" : length.constantText().toUpperCase(Locale.ROOT));
        this.estimate = estimated == null
                ? null
                : new Named<>(estimated, Totals::yes, "yes or no; list it in \"values\"", cells);
        this.contexts = new Contexts(rule, cells);
        this.event = cells.entry().event();
    }

    static Maker maker(FactRule rule, CellCompiler cells) {
        return new Totals(rule, cells)::make;
    }

    private static boolean yes(String word) {
        return switch (word) {
            case "yes", "true", "1" -> true;
            case "no", "false", "0" -> false;
            default -> throw new IllegalArgumentException(word);
        };
    }

    private void make(Cells row, Filled filled) {
        var stage = stages == null ? null : stages.read(row);
        var outcome = outcomes == null ? null : outcomes.read(row);
        var kind = kinds == null ? null : kinds.read(row);
        var of = stage != null ? stage.name() : outcome != null ? outcome.word() : kind;
        var count = of == null ? null : counts.count(row);
        var day = count == null ? null : moments.day(row);
        if (of == null || count == null || day == null) {
            return;
        }
        var guess = estimate == null ? null : estimate.read(row);
        var name = rule.name();
        filled.add(
                name == null ? "total/" + of : name,
                event,
                new Total(
                        stage,
                        outcome,
                        kind,
                        count,
                        first(day),
                        per,
                        values.money(row),
                        Boolean.TRUE.equals(guess),
                        contexts.of(row)));
    }

    private LocalDate first(LocalDate day) {
        return switch (per) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }
}
