package io.mittari.itests.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.itests.load.SalesEvents;
import io.mittari.itests.support.Osgi;
import io.mittari.itests.support.OsgiService;
import io.mittari.itests.support.OsgiTest;
import io.mittari.itests.support.TestBundle;
import io.mittari.launcher.ShippedPlatform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;

/** Tenants in a real framework: from a tenant file to a report, and each beside the other. */
@OsgiTest(ShippedPlatform.class)
class TenantLifeIT {

    @OsgiService
    Osgi osgi;

    @TempDir
    Path folder;

    private final List<String> made = new ArrayList<>();
    private Within platform;

    @BeforeEach
    void goIn() throws Exception {
        platform = new Within(osgi);
        osgi.install("platform", TestBundle.of(PlatformInside.class, PlatformInside.IMPORTS));
    }

    @AfterEach
    void removeTenants() throws Exception {
        for (var tenant : made) {
            platform.ask("remove", tenant);
        }
    }

    @Test
    void whatATenantImportsStandsInItsReport() throws Exception {
        // given
        apply("acme", SalesEvents.MAPPING);
        var file = Files.writeString(folder.resolve("events.csv"), """
                event,opportunity,day,what,channel,owner,company,amount,note
                1,a,2026-09-01,lead,fair,ann,Oy,,
                2,b,2026-09-02,lead,fair,ann,Oy,,
                3,a,2026-09-03,meeting,fair,ann,Oy,,
                4,a,2026-09-07,offer,fair,ann,Oy,,
                5,a,2026-09-21,won,fair,ann,Oy,1200.50,
                6,b,2026-09-22,lost,fair,ann,Oy,,
                """);

        // when
        var receipt = platform.ask("import", "acme", "csv", file.toString());

        // then
        assertThat(receipt).contains("stored=6", "rejected=0");
        assertThat(platform.ask("figure", "acme", "revenue")).contains("value=1200.50", "currency=EUR");
        assertThat(platform.ask("figure", "acme", "win-rate")).contains("numerator=1, denominator=2");
        assertThat(platform.ask("report", "acme", "monthly", "2026-09"))
                .contains("Sales funnel, September 2026", "| Leads | 2 |", "| Deals | 1 |", "€1,200");
    }

    @Test
    void aChangeOfOneTenantDoesNotTouchWhatAnotherRuns() throws Exception {
        // given
        apply("acme", SalesEvents.MAPPING);
        apply("boreal", SalesEvents.MAPPING);
        var before = servicesOf("boreal");
        assertThat(before).hasSize(2);
        var events = Collections.synchronizedList(new ArrayList<ServiceEvent>());
        ServiceListener listener = events::add;
        osgi.context().addServiceListener(listener, "(mittari.tenant=boreal)");

        // when
        var changes = apply("acme", SalesEvents.MAPPING.replace("\"events\"", "\"deals\""));
        osgi.awaitConfigurationEvents();
        osgi.context().removeServiceListener(listener);

        // then
        assertThat(changes).contains("replace connector csv");
        assertThat(generation("acme", "csv")).isEqualTo(generation("acme", "monthly") + 1);
        assertThat(events).isEmpty();
        var after = servicesOf("boreal");
        assertThat(after.keySet()).isEqualTo(before.keySet());
        after.forEach((reference, service) -> assertThat(service).isSameAs(before.get(reference)));
    }

    private String apply(String tenant, String mapping) throws Exception {
        var changes = platform.ask("apply", """
                { "id": "%s", "name": "Acme", "locale": "en-US", "zone": "UTC", "currency": "EUR",
                  "connectors": [ { "component": "io.mittari.connectors.csv", "name": "csv", "version": "0.1.0", "settings": { "mapping": %s } } ],
                  "reports": [ { "component": "io.mittari.reports.funnel", "name": "monthly", "version": "0.1.0" } ] }
                """.formatted(tenant, mapping));
        if (!made.contains(tenant)) {
            made.add(tenant);
        }
        return changes;
    }

    private long generation(String tenant, String instance) throws InvalidSyntaxException {
        return (Long) osgi.context()
                .getAllServiceReferences(
                        null, "(&(mittari.tenant=%s)(mittari.instance=%s))".formatted(tenant, instance))[0]
                .getProperty("mittari.generation");
    }

    private Map<ServiceReference<?>, Object> servicesOf(String tenant) throws InvalidSyntaxException {
        var services = new HashMap<ServiceReference<?>, Object>();
        for (var reference : osgi.context().getAllServiceReferences(null, "(mittari.tenant=" + tenant + ")")) {
            services.put(reference, osgi.context().getService(reference));
        }
        return services;
    }
}
