package io.mittari.reports.funnel;

import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.Sentence;
import io.mittari.metrics.api.query.FunnelTable;
import io.mittari.metrics.api.query.Leak;
import io.mittari.metrics.api.query.MetricRow;
import io.mittari.metrics.api.query.Metrics;
import io.mittari.metrics.api.query.Question;
import io.mittari.metrics.api.query.Restatement;
import io.mittari.metrics.api.tenant.TenantSettings;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the report says, asked for once.
 *
 * @param conversions in the funnel's order
 * @param leaks the worst first
 * @param revenueBefore of the month before
 * @param openNow by stage
 * @param restated of the month before; null if it was not reported
 * @param missing what cannot be read, and is in none of the figures
 */
record FunnelFigures(
        YearMonth month,
        LocalDate today,
        long sequence,
        TenantSettings settings,
        FunnelTable.Row funnel,
        List<SettledConversion> conversions,
        List<Leak> leaks,
        Measurement won,
        Measurement revenue,
        Measurement revenueBefore,
        Measurement winRate,
        List<MetricRow> openNow,
        @Nullable Restatement restated,
        List<Sentence> missing) {

    static FunnelFigures of(YearMonth month, Metrics metrics) throws BadRequest, Unavailable {
        var period = Period.of(month);
        var table = metrics.funnel(Question.of("conversion", period));
        var funnel = table.rows().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a funnel without dimensions has one row"));
        var leaks = metrics.leaks(Question.of("conversion", period));
        return new FunnelFigures(
                month,
                metrics.today(),
                metrics.sequence(),
                metrics.settings(),
                funnel,
                new Cohorts(metrics, month).all(leaks),
                leaks,
                one("won-count", period, metrics),
                one("revenue", period, metrics),
                one("revenue", Period.of(month.minusMonths(1)), metrics),
                one("win-rate", period, metrics),
                metrics.measure(Question.of("open-now", Period.ALL)),
                metrics.restated(month.minusMonths(1)).orElse(null),
                metrics.missing());
    }

    /** Whether the as-of day is before the month's last. */
    boolean running() {
        return today.isBefore(month.atEndOfMonth());
    }

    /** Whether the as-of day is not before the month's first. */
    boolean begun() {
        return !today.isBefore(month.atDay(1));
    }

    /** Whether any conversion of the funnel has a floor. */
    boolean limited() {
        return conversions.stream().anyMatch(c -> c.limit() != null);
    }

    private static Measurement one(String metric, Period period, Metrics metrics) throws BadRequest {
        return metrics.measure(Question.of(metric, period)).stream()
                .findFirst()
                .map(MetricRow::cell)
                .orElseThrow(() -> new IllegalStateException(metric + " without dimensions has one row"));
    }
}
