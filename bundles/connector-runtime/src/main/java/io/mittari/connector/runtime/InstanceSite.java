package io.mittari.connector.runtime;

import io.mittari.connector.spi.RouteSite;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.ingest.Instance;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.camel.Processor;

/** @param routePrefix {@code acme/csv/crm/} */
record InstanceSite(Instance instance, String routePrefix, Path inbox, TenantSettingsSource tenants, Processor ingest)
        implements RouteSite {

    private static final Pattern ROUTE = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    @Override
    public String routeId(String route) {
        if (!ROUTE.matcher(route).matches()) {
            throw new IllegalArgumentException(
                    "route '%s': 1 to 40 of a-z, 0-9 and -, a letter first".formatted(route));
        }
        return routePrefix + route;
    }

    @Override
    public String importUri() {
        return "direct:" + routeId("import");
    }

    @Override
    public Conventions conventions() throws Unavailable {
        try {
            var settings = tenants.settings(instance.tenant());
            return new Conventions(settings.locale(), settings.zone(), settings.currency());
        } catch (BadRequest notThere) {
            throw new Unavailable(
                    String.valueOf(notThere.getMessage()), notThere); // it may come, or the instance is about to go
        }
    }
}
