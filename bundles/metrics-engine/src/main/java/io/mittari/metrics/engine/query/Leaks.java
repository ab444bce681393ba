package io.mittari.metrics.engine.query;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Unit;
import io.mittari.metrics.api.query.Leak;
import io.mittari.metrics.api.tenant.TenantSettings.Limit;
import io.mittari.metrics.engine.counting.Facts;
import io.mittari.metrics.engine.counting.Grid;
import io.mittari.metrics.engine.counting.Span;
import io.mittari.metrics.engine.formula.Catalogue;
import io.mittari.metrics.engine.formula.Formula.Terms;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Conversions below their floor and what they cost (C46), each judged on its settled months. */
final class Leaks {

    private static final String DEFINITION = "worst-leak@1";

    private final SettledCohorts settled;

    Leaks(SettledCohorts settled) {
        this.settled = settled;
    }

    /** The worst first. */
    List<Leak> all() throws BadRequest {
        var population = settled.population();
        var limits = population
                .view()
                .settings()
                .limits()
                .getOrDefault(population.funnel().name(), Map.of());
        if (limits.isEmpty()) {
            return List.of();
        }
        var mean = meanDeal();
        var leaks = new ArrayList<Leak>();
        for (int stage = 1; stage < population.stages().size(); stage++) {
            var limit = limits.get(population.stages().get(stage - 1) + ">"
                    + population.stages().get(stage));
            var cohort = settled.cohort(stage);
            if (limit != null && cohort.isPresent()) {
                leak(stage, cohort.get(), limit, mean).ifPresent(leaks::add);
            }
        }
        leaks.sort(Comparator.comparing(Leaks::worth).thenComparing(Leak::deals).reversed());
        return leaks;
    }

    private Optional<Leak> leak(int stage, Span cohort, Limit limit, @Nullable Measurement mean) {
        var who = settled.who(stage, cohort);
        double rate = 100.0 * who.converted() / who.size();
        if (rate >= limit.floor()) {
            return Optional.empty();
        }
        var cell = settled.rate(stage, cohort);
        double deals = who.size() * (limit.floor() - rate) / 100 * settled.later(stage);
        boolean certain = cell.high() != null && cell.high().doubleValue() < limit.floor();
        var stages = settled.population().stages();
        return Optional.of(new Leak(
                stages.get(stage - 1),
                stages.get(stage),
                cohort.period(),
                settled.horizon(stage),
                cell,
                limit.floor(),
                certain,
                deals,
                money(deals, mean)));
    }

    /** Mean won value of the 12 months up to the end; of all time if nothing was won in them; null if never. */
    private @Nullable Measurement meanDeal() throws BadRequest {
        int end = settled.end();
        int from = Math.toIntExact(
                LocalDate.ofEpochDay(end).plusDays(1).minusMonths(12).toEpochDay());
        for (var span : List.of(new Span(from, end), Span.ALL)) {
            var formula = new Catalogue().find("deal-size-mean").orElseThrow();
            var grid = Grid.of(settled.population(), span, List.of(), Facts.CLOSES);
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
