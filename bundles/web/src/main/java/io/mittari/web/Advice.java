package io.mittari.web;

import io.mittari.connector.spi.ImportRequest.ImportFile;
import io.mittari.connector.spi.ImportRequest.Progress;
import io.mittari.connector.spi.MappingAdvisor;
import io.mittari.connector.spi.MappingSample;
import io.mittari.connector.spi.MappingSuggestion;
import io.mittari.connector.spi.RouteSite.Conventions;
import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.store.LiveInstance.Kind;
import io.mittari.tenant.admin.Connectors;
import io.mittari.tenant.admin.GateCall;
import io.mittari.tenant.admin.Instances;
import io.mittari.tenant.admin.Tenants;
import java.util.List;

/** What connectors say of mappings. */
record Advice(Connectors connectors, Tenants tenants, Instances instances) {

    /** The connector that reads files. */
    static final String USUAL = "io.mittari.connectors.csv";

    <T> T of(String component, GateCall<MappingAdvisor, T> call) throws MetricsException {
        return connectors.call(component, MappingAdvisor.class, call);
    }

    /** How the tenant writes and counts, by its settings. */
    Conventions conventions(TenantId tenant) throws MetricsException {
        var settings = tenants.show(tenant).settings();
        return new Conventions(settings.locale(), settings.zone(), settings.currency());
    }

    /** The mapping that a preset comes to for these files of the tenant. */
    MappingSuggestion preset(String preset, TenantId tenant, String connector, List<ImportFile> files)
            throws MetricsException {
        var sample = new MappingSample(files, conventions(tenant), Progress.NONE);
        return of(component(tenant, connector), advisor -> advisor.preset(preset, sample));
    }

    /** Of the instance; one that is not there is told by the import itself. */
    private String component(TenantId tenant, String connector) throws MetricsException {
        return instances.of(tenant, Kind.CONNECTOR).stream()
                .map(state -> state.instance())
                .filter(live -> live.instance().name().equals(connector))
                .map(live -> live.component())
                .findFirst()
                .orElse(USUAL);
    }
}
