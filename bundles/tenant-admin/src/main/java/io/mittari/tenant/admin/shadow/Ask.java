package io.mittari.tenant.admin.shadow;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.alert.AlertRequest;
import io.mittari.metrics.api.alert.AlertRule;
import io.mittari.metrics.api.query.Metrics;
import io.mittari.metrics.api.report.Document;
import io.mittari.metrics.api.report.Report;
import io.mittari.metrics.api.report.ReportRequest;
import io.mittari.metrics.store.LiveInstance.Kind;
import io.mittari.tenant.admin.GateCall;
import java.time.YearMonth;

/**
 * What is asked of a version: a report for a month, an alert as of its last day.
 *
 * @param name of the instance
 * @param metrics as of the day that counts
 */
public record Ask(Kind kind, String name, YearMonth month, Metrics metrics) implements GateCall<Object, Document> {

    @Override
    public Document on(Object service) throws MetricsException {
        var language = metrics.settings().locale();
        return kind == Kind.ALERT
                ? AlertPage.of(
                        name,
                        metrics.today(),
                        language,
                        ((AlertRule) service).evaluate(AlertRequest.in(language), metrics))
                : ((Report) service).render(ReportRequest.of(month, language), metrics);
    }
}
