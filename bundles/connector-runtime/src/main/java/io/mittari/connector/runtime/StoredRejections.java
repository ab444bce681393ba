package io.mittari.connector.runtime;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.admin.MetricsAdmin;
import io.mittari.metrics.engine.admin.MetricsAdmin.RejectedRow;
import java.util.List;

/** As the engine keeps them. */
record StoredRejections(MetricsAdmin admin) implements KeptRows.Source {

    @Override
    public List<RejectedRow> newest(TenantId tenant, int limit) throws MetricsException {
        return admin.rejected(tenant, limit);
    }

    @Override
    public List<RejectedRow> of(TenantId tenant, String instance, long after, long to, int limit)
            throws MetricsException {
        return admin.rejectedBy(tenant, instance, after, to, limit);
    }
}
