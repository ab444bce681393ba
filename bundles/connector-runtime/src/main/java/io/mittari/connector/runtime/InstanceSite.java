package io.mittari.connector.runtime;

import io.mittari.connector.spi.RouteSite;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.api.tenant.TenantSettings;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.camel.Processor;

/**
 * @param routePrefix {@code acme/csv/crm/}
 * @param tenant as its settings were when the instance was started
 */
record InstanceSite(Instance instance, String routePrefix, Path inbox, TenantSettings tenant, Processor ingest)
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
    public Locale locale() {
        return tenant.locale();
    }

    @Override
    public ZoneId zone() {
        return tenant.zone();
    }

    @Override
    public Currency currency() {
        return tenant.currency();
    }
}
