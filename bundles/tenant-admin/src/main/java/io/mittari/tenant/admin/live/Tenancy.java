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
import io.mittari.tenant.admin.Shadow;
import io.mittari.tenant.admin.Swaps;
import io.mittari.tenant.admin.Templates;
import io.mittari.tenant.admin.Tenants;
import io.mittari.tenant.admin.Trust;
import io.mittari.tenant.admin.Unloads;
import io.mittari.tenant.admin.bundles.BundleCatalogue;
import io.mittari.tenant.admin.bundles.BundleInstaller;
import io.mittari.tenant.admin.bundles.BundleShelf;
import io.mittari.tenant.admin.bundles.BundleTrust;
import io.mittari.tenant.admin.bundles.FrameworkBundles;
import io.mittari.tenant.admin.bundles.JarFolder;
import io.mittari.tenant.admin.bundles.Shipped;
import io.mittari.tenant.admin.file.TemplateFormat;
import io.mittari.tenant.admin.file.TenantFormat;
import io.mittari.tenant.admin.home.Upkeep;
import io.mittari.tenant.admin.runs.RunLedger;
import io.mittari.tenant.admin.runs.RunRetention;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All of it put together, from begin to close. */
record Tenancy(
        Tenants tenants,
        Instances instances,
        Connectors connectors,
        Swaps swaps,
        Unloads unloads,
        Bundles bundles,
        Trust trust,
        Shadow shadow,
        Templates templates,
        RunLedger runs,
        HomeUpkeep upkeep,
        DeployFolder deploy,
        Lane lane,
        InstanceServices services)
        implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Tenancy.class);

    /** Starts what the store names, in the background. */
    static Tenancy begin(
            BundleContext framework,
            ConfigurationAdmin admin,
            ServiceComponentRuntime components,
            Deployments deployments,
            BundleStore bundles,
            TemplateStore templates,
            ReportRuns reportRuns,
            MetricsAdmin metrics,
            StoreUpkeep store,
            ConnectorRuns connectors,
            Path home,
            Limits limits,
            Clock clock)
            throws Unavailable {
        var format = new TenantFormat();
        var known = new KnownTemplates(templates, new TemplateFormat());
        var shipped = Shipped.read(home.resolve("run").resolve("shipped.json"));
        var catalogue = new BundleCatalogue(shipped, bundles);
        var jars = new JarFolder(home.resolve("bundles"));
        var trust = new BundleTrust(shipped, bundles, jars);
        var loaded = new FrameworkBundles(framework);
        var shelf = new BundleShelf(loaded, jars, trust);
        var installer = new BundleInstaller(jars, bundles, catalogue, trust, loaded, Kinds.services(), clock);
        installer.putInOrder();
        var folder = new TenantFolder(home.resolve("tenants"));
        folder.putInOrder();
        var live = new LiveTenants();
        var lane = new Lane();
        var services = InstanceServices.open(framework);
        var causes = new Causes();
        var configurations = new InstanceConfigurations(admin);
        var starter = new InstanceStarter(
                framework, shelf, configurations, services, new Diagnosis(components), limits, causes);
        var readiness = new Readiness(new Trial(metrics, limits.call()), connectors, limits.routes());
        var changes = new TenantChanges(
                format,
                new PresentTenants(deployments, live, format),
                metrics,
                catalogue,
                shelf,
                new DeclaredSettings(shelf),
                starter,
                readiness,
                prepared -> Observation.begin(framework, connectors, prepared, causes),
                live,
                folder,
                new TenantInbox(home),
                clock);
        var restoration =
                new Restoration(deployments, metrics, catalogue, starter, configurations, live, folder, clock);
        var shadows = new ShadowStage(catalogue, shelf, loaded, starter, live, limits, causes);
        var installed = new BundleAdmin(jars, bundles, catalogue, trust, installer, shadows, lane);
        var deploy = new DeployFolder(home.resolve("deploy"), installed, clock);
        var restored = new CompletableFuture<Void>();
        lane.begin(() -> restore(restoration, restored));
        deploy.begin();
        var runs = RunLedger.begin(
                reportRuns,
                deployments,
                new RunRetention(reportRuns, deployments, format, clock),
                RunLedger.Pace.USUAL);
        var gate = new Gate(live, restored, limits.call());
        return new Tenancy(
                new TenantAdmin(deployments, metrics, format, known, changes, live, lane),
                gate,
                new ConnectorCalls(framework, catalogue, shelf, lane, limits.start()),
                new SwapDoor(
                        format, deployments, catalogue, changes, new Touching(loaded, live, connectors), runs, lane),
                new BundleUnloads(framework, catalogue, loaded, live, shadows, lane, limits.unload(), causes),
                installed,
                new TrustAdmin(bundles, trust, lane, clock),
                new ShadowDoor(metrics, gate, shadows, lane),
                new TemplateDoor(known, format, deployments, catalogue, changes, lane, clock),
                runs,
                new Upkeep(home, store, deployments, bundles, folder::write, making -> lane.run(making::make), clock),
                deploy,
                lane,
                services);
    }

    private static void restore(Restoration restoration, CompletableFuture<Void> restored) {
        try {
            restoration.run();
            restored.complete(null);
        } catch (Unavailable | RuntimeException e) {
            LOG.error("what tenants run could not be started", e);
            restored.completeExceptionally(e);
        } catch (InterruptedException e) {
            restored.completeExceptionally(e);
        }
    }

    @Override
    public void close() {
        services.close(); // first: the lane may be waiting for one of them
        lane.close();
        runs.close();
        deploy.close();
    }
}
