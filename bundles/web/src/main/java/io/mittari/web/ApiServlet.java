package io.mittari.web;

import io.mittari.connector.runtime.imports.Imports;
import io.mittari.metrics.engine.admin.Integrity;
import io.mittari.metrics.engine.admin.MetricsAdmin;
import io.mittari.metrics.store.StoreUpkeep;
import io.mittari.report.render.Renderer;
import io.mittari.tenant.admin.Bundles;
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
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** The door for commands and other programs. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern(ApiDoor.PATH + "*")
public final class ApiServlet extends ApiDoor {

    private static final long serialVersionUID = 1L;

    private final transient ImportDesk imports;

    @Activate
    public ApiServlet(
            @Reference Doors doors,
            @Reference Address address,
            @Reference MetricsAdmin metrics,
            @Reference Tenants tenants,
            @Reference Instances instances,
            @Reference Connectors connectors,
            @Reference Swaps swaps,
            @Reference Unloads unloads,
            @Reference Shadow shadow,
            @Reference Runs runs,
            @Reference Imports imports,
            @Reference Renderer renderer,
            @Reference People people,
            @Reference ServiceComponentRuntime components,
            @Reference StoreUpkeep store,
            @Reference Integrity integrity,
            @Reference HomeUpkeep home,
            @Reference Bundles bundles,
            @Reference Trust trust,
            @Reference Templates templates,
            BundleContext context)
            throws IOException {
        this(
                doors.access(),
                new Customers(tenants),
                metrics,
                tenants,
                swaps,
                unloads,
                shadow,
                runs,
                instances,
                renderer,
                new Advice(connectors, tenants, instances),
                people,
                importDesk(tenants, new Advice(connectors, tenants, instances), imports, context),
                platform(context, address, doors),
                doors.leases(),
                new Checkup(
                        home(context),
                        new Health(context, components),
                        tenants,
                        instances,
                        unloads,
                        bundles,
                        store,
                        integrity,
                        home,
                        runs),
                new BundleDesk(bundles, trust),
                new TemplateDesk(new Customers(tenants), templates));
    }

    private ApiServlet(
            Access access,
            Customers customers,
            MetricsAdmin metrics,
            Tenants tenants,
            Swaps swaps,
            Unloads unloads,
            Shadow shadow,
            Runs runs,
            Instances instances,
            Renderer renderer,
            Advice advice,
            People people,
            ImportDesk imports,
            PlatformDesk.Platform platform,
            ClientLeases leases,
            Checkup checkup,
            BundleDesk bundles,
            TemplateDesk templates) {
        super(
                access,
                api(
                        customers,
                        metrics,
                        tenants,
                        swaps,
                        unloads,
                        shadow,
                        runs,
                        instances,
                        renderer,
                        advice,
                        people,
                        imports,
                        new PlatformDesk(platform, access, leases, checkup),
                        new UpkeepDesk(customers, checkup),
                        bundles,
                        templates));
        this.imports = imports;
    }

    @Deactivate
    void close() {
        imports.close();
    }

    static Api api(
            Customers customers,
            MetricsAdmin metrics,
            Tenants tenants,
            Swaps swaps,
            Unloads unloads,
            Shadow shadow,
            Runs runs,
            Instances instances,
            Renderer renderer,
            Advice advice,
            People people,
            ImportDesk imports,
            PlatformDesk platform,
            UpkeepDesk upkeep,
            BundleDesk bundles,
            TemplateDesk templates) {
        return new Api(Stream.of(
                        new TenantDesk(customers, tenants).routes(),
                        new SwapDesk(customers, swaps).routes(),
                        new UnloadDesk(unloads).routes(),
                        new ShadowDesk(customers, shadow).routes(),
                        new Figures(customers, metrics).routes(),
                        new ReportDesk(customers, metrics, instances, renderer, runs).routes(),
                        new RunDesk(customers, runs).routes(),
                        new PeopleDesk(customers, people).routes(),
                        imports.routes(),
                        imports.replays(metrics).routes(),
                        new MappingDesk(imports, customers, advice).routes(),
                        platform.routes(),
                        upkeep.routes(),
                        bundles.routes(),
                        templates.routes(),
                        new OpenApi().routes())
                .flatMap(List::stream)
                .toList());
    }

    private static ImportDesk importDesk(Tenants tenants, Advice advice, Imports imports, BundleContext context)
            throws IOException {
        return new ImportDesk(
                new Customers(tenants),
                tenants,
                imports,
                advice,
                home(context).resolve("run/imports"),
                Clock.systemUTC());
    }

    private static PlatformDesk.Platform platform(BundleContext context, Address address, Doors doors) {
        return new PlatformDesk.Platform(
                context.getBundle().getVersion().toString(),
                home(context),
                ProcessHandle.current().info().startInstant().orElseGet(Clock.systemUTC()::instant),
                address::text,
                doors::stopPlatform);
    }

    private static Path home(BundleContext context) {
        return Path.of(context.getProperty(Address.HOME));
    }
}
