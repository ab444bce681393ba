package io.mittari.metrics.engine.query;

import io.mittari.metrics.api.query.SettledCohort;
import io.mittari.metrics.engine.counting.Path;
import io.mittari.metrics.engine.counting.Population;
import io.mittari.metrics.engine.counting.Span;
import io.mittari.metrics.engine.statistics.Percentile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * How long a conversion is waited for before it is judged: nine of ten that went on did so within these days, of those
 * that did in the 12 months before (C11, C26); at least 14, at most the tenant's horizon.
 */
final class Horizons {

    private static final BigDecimal SHARE = new BigDecimal("0.9");

    private Horizons() {}

    /** Per stage the days until the next one; of the last stage the tenant's horizon. */
    static int[] before(int day, Population population) {
        int longest = population.view().settings().horizon();
        var year = new Span(
                Math.toIntExact(LocalDate.ofEpochDay(day).minusMonths(12).toEpochDay()), day - 1);
        var horizons = new int[population.stages().size()];
        for (int stage = 0; stage < horizons.length; stage++) {
            var days = stage == horizons.length - 1 ? new long[0] : days(population, stage, year);
            horizons[stage] = days.length == 0
                    ? longest
                    : Math.min(
                            longest,
                            Math.max(
                                    SettledCohort.SHORTEST_HORIZON,
                                    Percentile.of(days, SHARE)
                                            .setScale(0, RoundingMode.CEILING)
                                            .intValueExact()));
        }
        return horizons;
    }

    /** Days in the stage of those that reached the next one in the span, sorted (C26). */
    private static long[] days(Population population, int stage, Span span) {
        var path = new Path(population);
        var days = new long[16];
        int count = 0;
        for (int i = 0; i < population.view().size(); i++) {
            if (population.groups().of(i) < 0) {
                continue;
            }
            path.read(i);
            int next = path.day(stage + 1);
            if (path.day(stage) != Path.NEVER && next != Path.NEVER && span.contains(next)) {
                days = count == days.length ? Arrays.copyOf(days, count * 2) : days;
                days[count++] = Math.max(0L, (long) next - path.day(stage));
            }
        }
        var all = Arrays.copyOf(days, count);
        Arrays.sort(all);
        return all;
    }
}
