package io.mittari.itests.bad.activated;

import io.mittari.metrics.api.query.Metrics;
import io.mittari.metrics.api.report.Document;
import io.mittari.metrics.api.report.Report;
import io.mittari.metrics.api.report.ReportRequest;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** A version of the monthly report that brings an activator. */
@Component(name = "io.mittari.itests.reports.monthly", configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class MonthlyReport implements Report {

    @Activate
    public MonthlyReport() {}

    @Override
    public Document render(ReportRequest request, Metrics metrics) {
        return Document.of("Never seen", "", request.language(), List.of(), List.of(), List.of());
    }
}
