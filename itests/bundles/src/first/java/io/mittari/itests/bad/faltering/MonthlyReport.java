package io.mittari.itests.bad.faltering;

import io.mittari.metrics.api.query.Metrics;
import io.mittari.metrics.api.report.Document;
import io.mittari.metrics.api.report.Report;
import io.mittari.metrics.api.report.ReportRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** A version of the monthly report that fails every other time, but not at its first work. */
@Component(name = "io.mittari.itests.reports.monthly", configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class MonthlyReport implements Report {

    private final AtomicInteger rendered = new AtomicInteger();

    @Activate
    public MonthlyReport() {}

    @Override
    public Document render(ReportRequest request, Metrics metrics) {
        if (rendered.incrementAndGet() % 2 == 0) {
            throw new IllegalStateException("thrown every other time, for a test");
        }
        return Document.of("Month in sales", "", request.language(), List.of(), List.of(), List.of());
    }
}
