package io.mittari.tenant.admin.home;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.admin.Finding;
import io.mittari.metrics.store.BundleStore;
import io.mittari.metrics.store.Deployments;
import io.mittari.metrics.store.StoreUpkeep;
import io.mittari.tenant.admin.HomeUpkeep;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Checks side by side, backups one after the other. */
public final class Upkeep implements HomeUpkeep {

    private final HomeChecks checks;
    private final HomeBackup backup;
    private final Alone alone;

    /** @param copies writes the copy of a tenant's file that people read */
    public Upkeep(
            Path home,
            StoreUpkeep store,
            Deployments deployments,
            BundleStore bundles,
            BiConsumer<TenantId, String> copies,
            Alone alone,
            Clock clock) {
        this.checks = new HomeChecks(home, deployments, copies, clock);
        this.backup = new HomeBackup(home, store, deployments, bundles, clock);
        this.alone = alone;
    }

    @Override
    public List<Finding> check(TenantId tenant) throws Unavailable {
        return checks.check(tenant);
    }

    @Override
    public Backup backup(Path folder, boolean withKeys, Consumer<String> progress) throws BadRequest, Unavailable {
        return alone.run(() -> backup.make(folder, withKeys, progress));
    }

    /** Does something while nothing changes that tenants run. */
    @FunctionalInterface
    public interface Alone {
        Backup run(Making making) throws BadRequest, Unavailable;
    }

    /** Makes a backup. */
    @FunctionalInterface
    public interface Making {
        Backup make() throws BadRequest, Unavailable;
    }
}
