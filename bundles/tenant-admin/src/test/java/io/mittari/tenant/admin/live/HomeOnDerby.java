package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.Engines;
import io.mittari.metrics.engine.MetricsEngine;
import io.mittari.metrics.store.derby.Derbies;
import io.mittari.metrics.store.derby.DerbyStore;
import io.mittari.tenant.admin.SwapOrder;
import io.mittari.tenant.admin.Undoing;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** A home as the platform has it open: store, engine and tenants are real, in a real framework; connectors' routes are not. */
final class HomeOnDerby implements AutoCloseable {

    /** The store. */
    static final String STORE = "derby";

    /** What the framework makes anew at each start. */
    static final String FRAMEWORK = "framework";

    final Path folder;
    final DerbyStore store;
    final MetricsEngine engine;
    final Tenancy tenancy;
    private final Framework framework;

    private HomeOnDerby(Path folder, DerbyStore store, MetricsEngine engine, Framework framework, Tenancy tenancy) {
        this.folder = folder;
        this.store = store;
        this.engine = engine;
        this.framework = framework;
        this.tenancy = tenancy;
    }

    /** Returns when everything runs that the store names. */
    static HomeOnDerby open(Path folder) throws Exception {
        var store = Derbies.in(folder);
        var framework = RealFramework.framework(folder.resolve(FRAMEWORK), folder);
        var context = framework.getBundleContext();
        var engine = Engines.on(context, store);
        var tenancy = Tenancy.begin(
                context,
                RealFramework.service(context, ConfigurationAdmin.class),
                RealFramework.service(context, ServiceComponentRuntime.class),
                store,
                store,
                store,
                store,
                engine,
                store,
                new FakeRuns(),
                folder,
                Limits.USUAL,
                Clock.fixed(Instant.parse("2026-10-31T12:00:00Z"), ZoneOffset.UTC));
        var home = new HomeOnDerby(folder, store, engine, framework, tenancy);
        home.awaitRestored();
        return home;
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    /** What is asked of the lane is done after it. */
    private void awaitRestored() throws Unavailable {
        try {
            tenancy.bundles().uninstall("nothing", "1.0.0");
        } catch (BadRequest none) {
            // as expected
        }
    }

    void swap(TenantId tenant, String instance, String version) throws MetricsException {
        tenancy.swaps().apply(tenant, new SwapOrder(instance, version, null), "anna", "");
    }

    /** Undoes what was done to the monthly report in this change. */
    void back(TenantId tenant, int change) throws MetricsException {
        tenancy.swaps().back(tenant, new Undoing("monthly", change), "anna", "");
    }

    @Override
    public void close() throws BundleException {
        tenancy.close();
        framework.stop();
        try {
            framework.waitForStop(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Engines.stop(engine);
        Derbies.close(folder);
    }
}
