package io.mittari.reports.funnel;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.query.Leak;
import io.mittari.metrics.api.query.Metrics;
import io.mittari.metrics.api.query.Question;
import io.mittari.metrics.api.query.SettledCohort;
import io.mittari.metrics.api.tenant.TenantSettings;
import io.mittari.metrics.api.tenant.TenantSettings.Limit;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The months of each conversion: those it is judged by, and the twelve of the chart. For one report. */
final class Cohorts {

    private static final int YEAR = 12;
    private static final BigDecimal SETTLED = BigDecimal.valueOf(90);

    private final Metrics metrics;
    private final YearMonth month;
    private final Map<Integer, List<Measured>> months = new HashMap<>();

    Cohorts(Metrics metrics, YearMonth month) {
        this.metrics = metrics;
        this.month = month;
    }

    /** In the funnel's order. */
    List<SettledConversion> all(List<Leak> leaks) throws BadRequest {
        var all = new ArrayList<SettledConversion>();
        for (var settled : metrics.settled(Question.of("conversion", Period.of(month)))) {
            var byMonth = byMonth(settled);
            all.add(new SettledConversion(
                    settled, judged(settled, byMonth), year(byMonth), limit(settled), leak(settled, leaks)));
        }
        return all;
    }

    private Map<YearMonth, Measurement> byMonth(SettledCohort settled) throws BadRequest {
        int days = settled.horizon();
        if (!months.containsKey(days)) {
            var year = Period.between(Period.of(month.minusMonths(YEAR - 1)), Period.of(month));
            months.put(days, ask(Question.of("conversion", year).by("month").within(days)));
        }
        var cells = new HashMap<YearMonth, Measurement>();
        months.getOrDefault(days, List.of()).stream()
                .filter(m -> m.to().equals(settled.to().name()))
                .forEach(m -> cells.put(YearMonth.parse(m.month()), m.cell()));
        return cells;
    }

    private List<Measured> ask(Question question) throws BadRequest {
        return metrics.measure(question.on(Basis.COHORT)).stream()
                .map(row -> new Measured(
                        row.by().getOrDefault("stage", ""), row.by().getOrDefault("month", ""), row.cell()))
                .toList();
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

    private @Nullable Limit limit(SettledCohort settled) {
        return metrics.settings()
                .limits()
                .getOrDefault(TenantSettings.MAIN, Map.of())
                .get(settled.from() + ">" + settled.to());
    }

    private static @Nullable Leak leak(SettledCohort settled, List<Leak> leaks) {
        return leaks.stream()
                .filter(l -> l.from().equals(settled.from()) && l.to().equals(settled.to()))
                .findFirst()
                .orElse(null);
    }

    /** The cells of the months it is judged by, the newest last; one that is not in the year is left out. */
    private static List<Measurement> judged(SettledCohort settled, Map<YearMonth, Measurement> byMonth) {
        var judged = settled.months();
        return judged == null
                ? List.of()
                : byMonth.keySet().stream()
                        .filter(m -> !m.atDay(1).isBefore(judged.from())
                                && !m.atEndOfMonth().isAfter(judged.to()))
                        .sorted()
                        .map(byMonth::get)
                        .toList();
    }

    /** The twelve months that end with this one, in their order. */
    static List<YearMonth> twelve(YearMonth last) {
        var months = new ArrayList<YearMonth>();
        for (int back = YEAR - 1; back >= 0; back--) {
            months.add(last.minusMonths(back));
        }
        return months;
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
