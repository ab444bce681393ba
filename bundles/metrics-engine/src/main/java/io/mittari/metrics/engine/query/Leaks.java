package io.mittari.metrics.engine.query;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Unit;
import io.mittari.metrics.api.query.Leak;
import io.mittari.metrics.api.tenant.TenantSettings.Limit;
import io.mittari.metrics.engine.counting.Entries;
import io.mittari.metrics.engine.counting.Facts;
import io.mittari.metrics.engine.counting.Grid;
import io.mittari.metrics.engine.counting.Population;
import io.mittari.metrics.engine.counting.Span;
import io.mittari.metrics.engine.counting.TimeDimension;
import io.mittari.metrics.engine.formula.Catalogue;
import io.mittari.metrics.engine.formula.Formula.Terms;
import io.mittari.metrics.engine.formula.StageCells;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Conversions below their floor and what they cost (C46), each judged on the newest three months together of which at
 * least nine in ten outcomes are known (C12).
 */
final class Leaks {

    private static final String DEFINITION = "worst-leak@1";
    private static final int TOGETHER = 3;

    private final Population population;
    private final @Nullable Integer horizon;

    /** @param horizon days for every conversion; null: each its own (C11) */
    Leaks(Population population, @Nullable Integer horizon) {
        this.population = population;
        this.horizon = horizon;
    }

    /** Leaks known at the end of the span, the worst first. */
    List<Leak> in(Span span) throws BadRequest {
        var limits = population
                .view()
                .settings()
                .limits()
                .getOrDefault(population.funnel().name(), Map.of());
        int end = Math.min(span.to(), population.today());
        var horizons = horizons(span.startsOpen() ? end + 1 : span.from());
        var months = completeMonths(end);
        if (limits.isEmpty() || months.size() < TOGETHER) {
            return List.of();
        }
        var entries = Entries.count(population, months, horizons);
        var mean = meanDeal(end);
        var leaks = new ArrayList<Leak>();
        for (int stage = 1; stage < population.stages().size(); stage++) {
            var limit = limits.get(population.stages().get(stage - 1) + ">"
                    + population.stages().get(stage));
            var cohort = cohort(entries, stage, months);
            if (limit != null && cohort.isPresent()) {
                leak(entries, stage, months, cohort.get(), limit, horizons[stage - 1], mean)
                        .ifPresent(leaks::add);
            }
        }
        leaks.sort(Comparator.comparing(Leaks::worth).thenComparing(Leak::deals).reversed());
        return leaks;
    }

    private Optional<Leak> leak(
            Entries entries,
            int stage,
            List<Span> months,
            Span cohort,
            Limit limit,
            int days,
            @Nullable Measurement mean) {
        var who = entries.cohort(stage - 1, 0, cohort);
        double rate = 100.0 * who.converted() / who.size();
        if (rate >= limit.floor()) {
            return Optional.empty();
        }
        var cell = new StageCells(entries).cohort(stage, 0, cohort);
        double deals = who.size() * (limit.floor() - rate) / 100 * later(entries, stage, months);
        boolean certain = cell.high() != null && cell.high().doubleValue() < limit.floor();
        return Optional.of(new Leak(
                population.stages().get(stage - 1),
                population.stages().get(stage),
                cohort.period(),
                days,
                cell,
                limit.floor(),
                certain,
                deals,
                money(deals, mean)));
    }

    /** The newest three months together that are settled. */
    private Optional<Span> cohort(Entries entries, int stage, List<Span> months) {
        for (int last = months.size() - 1; last >= TOGETHER - 1; last--) {
            var together = new Span(
                    months.get(last - TOGETHER + 1).from(), months.get(last).to());
            var who = entries.cohort(stage - 1, 0, together);
            var told = new StageCells(entries).cohort(stage, 0, together);
            if (told.measured() && who.isSettled()) {
                return Optional.of(together);
            }
        }
        return Optional.empty();
    }

    /** The share of those entering a stage that comes to the last one; of all months where no cohort is settled yet. */
    private double later(Entries entries, int stage, List<Span> months) {
        var all = new Span(months.get(0).from(), months.get(months.size() - 1).to());
        double product = 1;
        for (int next = stage + 1; next < population.stages().size(); next++) {
            var who = entries.cohort(next - 1, 0, cohort(entries, next, months).orElse(all));
            product *= who.size() == 0 ? 0 : (double) who.converted() / who.size();
        }
        return product;
    }

    private int[] horizons(int day) {
        var days = horizon;
        if (days == null) {
            return Horizons.before(day, population);
        }
        var same = new int[population.stages().size()];
        Arrays.fill(same, days);
        return same;
    }

    private List<Span> completeMonths(int end) {
        var all = new Span(Span.ALL.from(), end);
        return Grid.of(population, all, List.of(TimeDimension.MONTH), Facts.ENTRIES).spans().stream()
                .filter(month -> LocalDate.ofEpochDay(month.to() + 1L).getDayOfMonth() == 1)
                .toList();
    }

    /** Mean won value of the 12 months up to the day; of all time if nothing was won in them; null if never. */
    private @Nullable Measurement meanDeal(int end) throws BadRequest {
        int from = Math.toIntExact(
                LocalDate.ofEpochDay(end).plusDays(1).minusMonths(12).toEpochDay());
        for (var span : List.of(new Span(from, end), Span.ALL)) {
            var formula = new Catalogue().find("deal-size-mean").orElseThrow();
            var grid = Grid.of(population, span, List.of(), Facts.CLOSES);
            var mean = formula.measure(grid, new Terms(Basis.CLOSED, null)).get(0);
            if (mean.measured()) {
                return mean;
            }
        }
        return null;
    }

    private static @Nullable Measurement money(double deals, @Nullable Measurement mean) {
        return mean == null || mean.value() == null || mean.currency() == null
                ? null
                : Measurement.money(
                        mean.value().multiply(BigDecimal.valueOf(deals)), Unit.MONEY, mean.currency(), DEFINITION);
    }

    private static BigDecimal worth(Leak leak) {
        var money = leak.money();
        return money == null || money.value() == null ? BigDecimal.ZERO : money.value();
    }
}
