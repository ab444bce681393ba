package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.store.Flaw;
import io.mittari.metrics.store.StoreUpkeep;
import java.nio.file.Path;
import java.util.List;

/** Of a store that has nothing. */
final class NoStore implements StoreUpkeep {

    @Override
    public List<String> mended() {
        return List.of();
    }

    @Override
    public List<Flaw> check() {
        return List.of();
    }

    @Override
    public List<Flaw> check(TenantId tenant) {
        return List.of();
    }

    @Override
    public long lost() {
        return 0;
    }

    @Override
    public long size() {
        return 0;
    }

    @Override
    public void backup(Path folder) {
        // nothing to copy
    }
}
