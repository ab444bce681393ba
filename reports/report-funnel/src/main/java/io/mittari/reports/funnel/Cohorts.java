package io.mittari.reports.funnel;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.query.Leak;
import io.mittari.metrics.api.query.Metrics;
import io.mittari.metrics.api.query.Question;
import io.mittari.metrics.api.tenant.TenantSettings;
import io.mittari.metrics.api.tenant.TenantSettings.Limit;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the months of a conversion that are settled, and the days to give it. For one report. */
final class Cohorts {

    /** So many months are judged together. */
    static final int MONTHS = 3;

    /** No conversion is given fewer days (C11). */
    static final int SHORTEST = 14;

    private static final int YEAR = 12;
    private static final BigDecimal SETTLED = BigDecimal.valueOf(90);

    private final Metrics metrics;
    private final YearMonth month;
    private final int longest;
    private final Map<Integer, List<Measured>> yearBefore = new HashMap<>();
    private final Map<Integer, List<Measured>> months = new HashMap<>();

    Cohorts(Metrics metrics, YearMonth month) {
        this.metrics = metrics;
        this.month = month;
        this.longest = Math.max(SHORTEST, metrics.settings().horizon());
    }

    SettledConversion of(Stage from, Stage to, List<Leak> leaks) throws BadRequest {
        var leak = leaks.stream()
                .filter(l -> l.from().equals(from) && l.to().equals(to))
                .findFirst()
                .orElse(null);
        int horizon = leak == null ? horizon(to) : leak.horizon();
        var byMonth = byMonth(to, horizon);
        var newest = newest(byMonth);
        var cohort = leak == null ? newest.map(Cohorts::cohort).orElse(null) : leak.cohort();
        return new SettledConversion(
                from,
                to,
                horizon,
                cohort,
                leak == null ? rate(to, horizon, cohort) : leak.rate(),
                newest.map(m -> last(byMonth, m)).orElse(List.of()),
                year(byMonth),
                limit(from, to),
                leak);
    }

    /** The days in which nine of ten conversions of the year before happened, within C11's bounds. */
    private int horizon(Stage to) throws BadRequest {
        long all = converted(to, null);
        if (all == 0) {
            return longest;
        }
        int low = SHORTEST;
        int high = longest;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (converted(to, middle) * 10 >= all * 9) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private long converted(Stage to, @Nullable Integer days) throws BadRequest {
        int key = days == null ? 0 : days;
        if (!yearBefore.containsKey(key)) {
            var before = Period.between(Period.of(month.minusMonths(YEAR)), Period.of(month.minusMonths(1)));
            yearBefore.put(key, ask(Question.of("conversion", before).within(days)));
        }
        return yearBefore.getOrDefault(key, List.of()).stream()
                .filter(m -> m.to().equals(to.name()))
                .map(m -> m.cell().numerator())
                .mapToLong(n -> n == null ? 0 : n)
                .sum();
    }

    private Map<YearMonth, Measurement> byMonth(Stage to, int days) throws BadRequest {
        if (!months.containsKey(days)) {
            var year = Period.between(Period.of(month.minusMonths(YEAR - 1)), Period.of(month));
            months.put(days, ask(Question.of("conversion", year).by("month").within(days)));
        }
        var cells = new HashMap<YearMonth, Measurement>();
        months.getOrDefault(days, List.of()).stream()
                .filter(m -> m.to().equals(to.name()))
                .forEach(m -> cells.put(YearMonth.parse(m.month()), m.cell()));
        return cells;
    }

    private @Nullable Measurement rate(Stage to, int days, @Nullable Period cohort) throws BadRequest {
        if (cohort == null) {
            return null;
        }
        return ask(Question.of("conversion", cohort).within(days)).stream()
                .filter(m -> m.to().equals(to.name()))
                .map(Measured::cell)
                .findFirst()
                .orElse(null);
    }

    private List<Measured> ask(Question question) throws BadRequest {
        return metrics.measure(question.on(Basis.COHORT)).stream()
                .map(row -> new Measured(
                        row.by().getOrDefault("stage", ""), row.by().getOrDefault("month", ""), row.cell()))
                .toList();
    }

    /** The last of the newest three complete months of which, together, nine in ten outcomes are known. */
    private Optional<YearMonth> newest(Map<YearMonth, Measurement> byMonth) {
        return byMonth.keySet().stream()
                .filter(last -> !last.atEndOfMonth().isAfter(metrics.today()))
                .filter(last -> settledTogether(last(byMonth, last)))
                .max(YearMonth::compareTo);
    }

    private List<@Nullable Double> year(Map<YearMonth, Measurement> byMonth) {
        var values = new ArrayList<@Nullable Double>();
        for (var m : twelve(month)) {
            var cell = byMonth.get(m);
            values.add(
                    cell == null || cell.value() == null || !settled(cell)
                            ? null
                            : cell.value().doubleValue());
        }
        return values;
    }

    private @Nullable Limit limit(Stage from, Stage to) {
        return metrics.settings()
                .limits()
                .getOrDefault(TenantSettings.MAIN, Map.of())
                .get(from + ">" + to);
    }

    /** The twelve months that end with this one, in their order. */
    static List<YearMonth> twelve(YearMonth last) {
        var months = new ArrayList<YearMonth>();
        for (int back = YEAR - 1; back >= 0; back--) {
            months.add(last.minusMonths(back));
        }
        return months;
    }

    private static List<Measurement> last(Map<YearMonth, Measurement> byMonth, YearMonth newest) {
        var cells = new ArrayList<Measurement>();
        for (int back = MONTHS - 1; back >= 0; back--) {
            var cell = byMonth.get(newest.minusMonths(back));
            if (cell != null) {
                cells.add(cell);
            }
        }
        return cells;
    }

    private static Period cohort(YearMonth newest) {
        return Period.between(Period.of(newest.minusMonths(MONTHS - 1)), Period.of(newest));
    }

    private static boolean settledTogether(List<Measurement> months) {
        var entered = BigDecimal.ZERO;
        var known = BigDecimal.ZERO;
        for (var cell : months) {
            var share = cell.notes().settled();
            if (cell.denominator() != null && share != null) {
                var size = BigDecimal.valueOf(cell.denominator());
                entered = entered.add(size);
                known = known.add(size.multiply(share));
            }
        }
        return entered.signum() > 0 && known.compareTo(entered.multiply(SETTLED)) >= 0;
    }

    private static boolean settled(@Nullable Measurement cell) {
        return cell != null
                && cell.measured()
                && cell.notes().settled() != null
                && cell.notes().settled().compareTo(SETTLED) >= 0;
    }

    /** A conversion's row. */
    private record Measured(String to, String month, Measurement cell) {}
}
