package io.mittari.connector.runtime;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.tenant.TenantSettings;

/** Where a tenant's locale, zone and currency come from. */
@FunctionalInterface
interface TenantSettingsSource {

    /** @throws MetricsException if there is no such tenant yet, or it cannot be read now */
    TenantSettings settings(TenantId tenant) throws MetricsException;
}
