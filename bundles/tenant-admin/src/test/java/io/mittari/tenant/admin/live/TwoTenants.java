package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.alert.AlertRule;
import io.mittari.metrics.api.report.Report;
import io.mittari.tenant.admin.bundles.JarBuilder;
import io.mittari.tenant.admin.fixture.NamedAlert;
import io.mittari.tenant.admin.fixture.NamedConnector;
import io.mittari.tenant.admin.fixture.TitleReport;
import java.nio.file.Path;
import java.util.List;

/** A home with two tenants, who run the first version of a connector, a report and an alert. */
final class TwoTenants {

    static final TenantId ACME = new TenantId("acme");
    static final TenantId BOREAL = new TenantId("boreal");
    static final List<TenantId> ALL = List.of(ACME, BOREAL);
    static final String REPORT = "io.mittari.reports.title";

    private TwoTenants() {}

    /** @param home empty */
    static void in(Path home) throws Exception {
        RealFramework.ship(
                home,
                connector("0.1.0"),
                connector("0.2.0"),
                alert("0.1.0"),
                alert("0.2.0"),
                report("0.1.0"),
                report("0.3.0"));
        try (var mittari = HomeOnDerby.open(home)) {
            for (var tenant : ALL) {
                mittari.tenancy.tenants().apply("""
                        { "id": "%s", "name": "A customer", "locale": "fi-FI", "zone": "Europe/Helsinki", "currency": "EUR",
                          "connectors": [ { "component": "io.mittari.connectors.named", "name": "feed", "version": "0.1.0" } ],
                          "reports": [ { "component": "%s", "name": "monthly", "version": "0.1.0" } ],
                          "alerts": [ { "component": "io.mittari.alerts.named", "name": "silent", "version": "0.1.0" } ] }
                        """.formatted(tenant, REPORT), false, "anna");
            }
        }
    }

    static JarBuilder report(String version) {
        return JarBuilder.bundle(REPORT, version).component(TitleReport.class, Report.class.getName());
    }

    private static JarBuilder alert(String version) {
        return JarBuilder.bundle("io.mittari.alerts.named", version)
                .header(
                        "Import-Package",
                        "io.mittari.metrics.api.query,io.mittari.metrics.api.alert,org.osgi.framework")
                .component(NamedAlert.class, AlertRule.class.getName());
    }

    private static JarBuilder connector(String version) {
        return JarBuilder.bundle("io.mittari.connectors.named", version)
                .component(NamedConnector.class, "io.mittari.connector.spi.Connector");
    }
}
