package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.alert.AlertRequest;
import io.mittari.metrics.api.alert.AlertRule;
import io.mittari.metrics.api.query.Metrics;
import io.mittari.metrics.api.report.Report;
import io.mittari.metrics.api.report.ReportRequest;
import io.mittari.metrics.engine.admin.AsOf;
import io.mittari.metrics.engine.admin.MetricsAdmin;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a report or an alert work once on the tenant's figures, before anybody depends on it: a report on the last month
 * that is over, an alert as of today. What comes out is thrown away.
 */
final class Trial {

    private static final Logger LOG = LoggerFactory.getLogger(Trial.class);

    private final MetricsAdmin metrics;
    private final Duration limit;

    Trial(MetricsAdmin metrics, Duration limit) {
        this.metrics = metrics;
        this.limit = limit;
    }

    /** Why it must not go live, in words; empty: it worked, or there are no figures now, which is not its fault. */
    Optional<String> wrong(Running running) {
        var instance = running.instance();
        Metrics figures;
        try {
            figures = metrics.open(instance.instance().tenant(), AsOf.NOW, null);
        } catch (MetricsException none) {
            LOG.warn("{} is not tried: {}", Kinds.told(instance), none.getMessage());
            return Optional.empty();
        }
        if (!running.lease()) {
            return Optional.of("it is retired already");
        }
        try {
            LentCall.of(running, () -> work(running.service(), figures)).await(limit);
            return Optional.empty();
        } catch (MetricsException told) {
            return Optional.of(String.valueOf(told.getMessage()));
        } catch (RuntimeException | Error bug) {
            LOG.error("{} failed at its first work", Kinds.told(instance), bug);
            return Optional.of(bug.toString());
        }
    }

    private static Object work(Object service, Metrics figures) throws MetricsException {
        var language = figures.settings().locale();
        if (service instanceof AlertRule rule) {
            return Objects.requireNonNull(rule.evaluate(AlertRequest.in(language), figures), "it answered null");
        }
        var month = YearMonth.from(figures.today()).minusMonths(1);
        var document = ((Report) service).render(ReportRequest.of(month, language), figures);
        return Objects.requireNonNull(document, "it answered null");
    }
}
