package io.mittari.connector.runtime;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.tenant.TenantSettings;
import io.mittari.metrics.engine.admin.MetricsAdmin;
import io.mittari.metrics.store.Deployments;

/** Reads the newest tenant file; opening the tenant's figures for it would load them. */
record StoredTenants(Deployments deployments, MetricsAdmin admin) implements TenantSettingsSource {

    @Override
    public TenantSettings settings(TenantId tenant) throws BadRequest, Unavailable {
        var version = deployments
                .tenant(tenant)
                .orElseThrow(() -> new BadRequest("there is no tenant %s yet".formatted(tenant)));
        return admin.settings(version.file());
    }
}
