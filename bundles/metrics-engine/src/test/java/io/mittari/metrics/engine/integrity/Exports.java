package io.mittari.metrics.engine.integrity;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.admin.Integrity.Exported;
import io.mittari.metrics.engine.admin.Integrity.Progress;
import io.mittari.metrics.store.derby.DerbyStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** Exports with windows of any size, for tests. */
public final class Exports {

    private Exports() {}

    public static Exported write(DerbyStore store, TenantId tenant, int windowRows, Path folder)
            throws Unavailable, IOException {
        return new Export(store, store, store, windowRows)
                .write(tenant, store.head(tenant).orElseThrow(), Instant.EPOCH, folder, Progress.UNHEARD);
    }
}
