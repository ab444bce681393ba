package io.mittari.tenant.admin;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.store.InstalledBundle;
import io.mittari.metrics.store.LiveInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connector, report or alert that tenants can be given.
 *
 * @param sha256 digest of the jar, lower-case hex
 * @param kind null: its jar cannot be read
 * @param installed how it came; null: with this platform
 * @param tenants that run it, by id
 * @param trouble why it must not run; null: it may
 */
public record KnownBundle(
        String name,
        String version,
        String sha256,
        LiveInstance.@Nullable Kind kind,
        @Nullable InstalledBundle installed,
        List<TenantId> tenants,
        @Nullable String trouble) {

    public KnownBundle {
        tenants = List.copyOf(tenants);
    }
}
