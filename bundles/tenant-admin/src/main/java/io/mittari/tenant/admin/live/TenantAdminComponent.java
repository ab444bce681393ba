package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.engine.admin.MetricsAdmin;
import io.mittari.metrics.store.BundleStore;
import io.mittari.metrics.store.Deployments;
import io.mittari.metrics.store.ReportRuns;
import io.mittari.metrics.store.StoreUpkeep;
import io.mittari.metrics.store.TemplateStore;
import io.mittari.tenant.admin.Bundles;
import io.mittari.tenant.admin.ConnectorRuns;
import io.mittari.tenant.admin.Connectors;
import io.mittari.tenant.admin.HomeUpkeep;
import io.mittari.tenant.admin.Instances;
import io.mittari.tenant.admin.People;
import io.mittari.tenant.admin.Runs;
import io.mittari.tenant.admin.Shadow;
import io.mittari.tenant.admin.Swaps;
import io.mittari.tenant.admin.Templates;
import io.mittari.tenant.admin.Tenants;
import io.mittari.tenant.admin.Trust;
import io.mittari.tenant.admin.Unloads;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** Begins when the store is up and nobody in it is to be erased again, and offers the services of {@link io.mittari.tenant.admin}. */
@Component(
        service = {},
        immediate = true)
public final class TenantAdminComponent {

    private static final String HOME = "mittari.home";

    private final Tenancy tenancy;
    private final List<ServiceRegistration<?>> offered;

    @Activate
    public TenantAdminComponent(
            BundleContext framework,
            @Reference ConfigurationAdmin configurations,
            @Reference ServiceComponentRuntime components,
            @Reference Deployments deployments,
            @Reference BundleStore bundles,
            @Reference TemplateStore templates,
            @Reference ReportRuns reportRuns,
            @Reference MetricsAdmin metrics,
            @Reference StoreUpkeep store,
            @Reference ConnectorRuns connectors,
            @Reference People erasedFirst)
            throws Unavailable {
        tenancy = Tenancy.begin(
                framework,
                configurations,
                components,
                deployments,
                bundles,
                templates,
                reportRuns,
                metrics,
                store,
                connectors,
                Path.of(framework.getProperty(HOME)),
                Limits.USUAL,
                Clock.systemUTC());
        offered = List.of(
                framework.registerService(Tenants.class, tenancy.tenants(), null),
                framework.registerService(Instances.class, tenancy.instances(), null),
                framework.registerService(Connectors.class, tenancy.connectors(), null),
                framework.registerService(Swaps.class, tenancy.swaps(), null),
                framework.registerService(Unloads.class, tenancy.unloads(), null),
                framework.registerService(Bundles.class, tenancy.bundles(), null),
                framework.registerService(Trust.class, tenancy.trust(), null),
                framework.registerService(Shadow.class, tenancy.shadow(), null),
                framework.registerService(Templates.class, tenancy.templates(), null),
                framework.registerService(Runs.class, tenancy.runs(), null),
                framework.registerService(HomeUpkeep.class, tenancy.upkeep(), null));
    }

    @Deactivate
    void stop() {
        offered.forEach(ServiceRegistration::unregister);
        tenancy.close();
    }
}
