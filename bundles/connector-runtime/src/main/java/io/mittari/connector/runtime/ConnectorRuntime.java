package io.mittari.connector.runtime;

import io.mittari.connector.runtime.imports.Imports;
import io.mittari.connector.runtime.imports.RunningInstance;
import io.mittari.connector.spi.Connector;
import io.mittari.connector.spi.ImportReceipt;
import io.mittari.connector.spi.ImportRequest;
import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.api.ingest.MetricsIngest;
import io.mittari.metrics.engine.admin.MetricsAdmin;
import io.mittari.metrics.store.Deployments;
import io.mittari.tenant.admin.ConnectorRuns;
import io.mittari.tenant.admin.RouteChange;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.util.tracker.ServiceTracker;

/** Hosts the connector services there are. PID {@value #PID}. */
@Component(
        name = ConnectorRuntime.PID,
        service = {Imports.class, ConnectorRuns.class},
        immediate = true)
@Designate(ocd = RuntimeConfig.class)
public final class ConnectorRuntime implements Imports, ConnectorRuns {

    static final String PID = "io.mittari.connector.runtime";
    static final String HOME = "mittari.home";

    private final Hosting hosting;
    private final ServiceTracker<Connector, OfferedConnector> connectors;

    @Activate
    public ConnectorRuntime(
            BundleContext bundles,
            RuntimeConfig config,
            @Reference MetricsIngest ingest,
            @Reference MetricsAdmin admin,
            @Reference Deployments deployments) {
        var home = Objects.requireNonNull(bundles.getProperty(HOME), "framework property " + HOME);
        hosting = new Hosting(
                RuntimeSettings.from(config),
                new StoredTenants(deployments, admin),
                new Inboxes(Path.of(home).resolve("inbox")),
                ingest,
                new StoredRejections(admin),
                Clock.systemUTC());
        connectors = new ServiceTracker<>(bundles, Connector.class, new ConnectorServices(bundles, hosting));
        connectors.open();
    }

    @Deactivate
    void stop() {
        connectors.close();
        hosting.close();
    }

    @Override
    public ImportReceipt run(TenantId tenant, String instance, ImportRequest request) throws MetricsException {
        return hosting.run(tenant, instance, request);
    }

    @Override
    public ImportReceipt replay(
            TenantId tenant, String instance, @Nullable String mapping, boolean dryRun, ImportRequest.Progress progress)
            throws MetricsException {
        return hosting.replay(tenant, instance, mapping, dryRun, progress);
    }

    @Override
    public void awaitRunning(Instance instance, Duration limit) throws BadRequest, Unavailable {
        hosting.awaitRunning(instance, limit);
    }

    @Override
    public List<String> routes(Instance instance) {
        return hosting.routes(instance);
    }

    @Override
    public Watch watch(Consumer<RouteChange> heard) {
        return hosting.watch(heard);
    }

    @Override
    public List<RunningInstance> instances() {
        return hosting.instances();
    }
}
