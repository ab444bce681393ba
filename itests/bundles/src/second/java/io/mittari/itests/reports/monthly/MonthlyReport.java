package io.mittari.itests.reports.monthly;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.query.Metrics;
import io.mittari.metrics.api.report.Document;
import io.mittari.metrics.api.report.Report;
import io.mittari.metrics.api.report.ReportRequest;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Version 1.1.0: the win rate is that of deals created in the month, and the last words say so. */
@Component(name = MonthlyReport.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = MonthlyConfig.class, factory = true)
public final class MonthlyReport implements Report {

    static final String PID = "io.mittari.itests.reports.monthly";

    private final MonthPage page;

    @Activate
    public MonthlyReport(MonthlyConfig config) {
        page = new MonthPage(
                config.heading(), "The win rate is that of deals created in the month.", config.smallest());
    }

    @Override
    public Document render(ReportRequest request, Metrics metrics) throws MetricsException {
        return page.of(MonthFigures.of(request.month(), Basis.CREATED, metrics), request.language());
    }
}
