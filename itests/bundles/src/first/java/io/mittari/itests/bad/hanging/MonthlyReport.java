package io.mittari.itests.bad.hanging;

import io.mittari.metrics.api.query.Metrics;
import io.mittari.metrics.api.report.Document;
import io.mittari.metrics.api.report.Report;
import io.mittari.metrics.api.report.ReportRequest;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** A version of the monthly report whose constructor hangs until it is interrupted. */
@Component(name = "io.mittari.itests.reports.monthly", configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class MonthlyReport implements Report {

    @Activate
    public MonthlyReport() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in the constructor, for a test", e);
        }
    }

    @Override
    public Document render(ReportRequest request, Metrics metrics) {
        return Document.of("Never seen", "", request.language(), List.of(), List.of(), List.of());
    }
}
