package io.mittari.tenant.admin;

import io.mittari.metrics.api.tenant.TenantSettings;
import io.mittari.metrics.store.TenantVersion;
import java.util.List;

/**
 * A tenant as it stands.
 *
 * @param newest the version of its file that holds
 */
public record TenantOverview(TenantSettings settings, TenantVersion newest, List<InstanceState> instances) {

    public TenantOverview {
        instances = List.copyOf(instances);
    }
}
