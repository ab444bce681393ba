package io.mittari.connector.runtime;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.tenant.TenantSettings;

/** Where a tenant's locale, zone and currency come from. */
@FunctionalInterface
interface TenantSettingsSource {

    /**
     * As they are now.
     *
     * @throws BadRequest if there is no such tenant yet
     * @throws Unavailable if they cannot be read now
     */
    TenantSettings settings(TenantId tenant) throws BadRequest, Unavailable;
}
