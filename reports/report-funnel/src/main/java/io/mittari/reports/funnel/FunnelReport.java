package io.mittari.reports.funnel;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.query.Metrics;
import io.mittari.metrics.api.report.Document;
import io.mittari.metrics.api.report.Report;
import io.mittari.metrics.api.report.ReportRequest;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Asks for the funnel, judges it, writes the page. Factory PID {@value #PID}. */
@Component(name = FunnelReport.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = FunnelConfig.class, factory = true)
public final class FunnelReport implements Report {

    static final String PID = "io.mittari.reports.funnel";

    private final TenantId tenant;

    @Activate
    public FunnelReport(FunnelConfig config) {
        this(new TenantId(config.mittari_tenant()));
    }

    FunnelReport(TenantId tenant) {
        this.tenant = tenant;
    }

    @Override
    public Document render(ReportRequest request, Metrics metrics) throws MetricsException {
        if (!metrics.tenant().equals(tenant)) {
            throw new IllegalArgumentException(
                    "the report of tenant '%s' was handed figures of another".formatted(tenant));
        }
        var figures = FunnelFigures.of(request.month(), metrics);
        return new FunnelPage(figures, new Words(request.language())).document();
    }
}
