package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.store.Deployments;
import io.mittari.metrics.store.TenantVersion;
import java.util.List;
import java.util.stream.Collectors;

/** The tenants there are; who asks for another one is told them. */
record KnownTenants(Deployments deployments) {

    TenantVersion demand(TenantId tenant) throws BadRequest, Unavailable {
        var newest = deployments.tenant(tenant);
        return newest.isPresent() ? newest.get() : refuse(tenant.value());
    }

    /** @param id may be none */
    TenantId demand(String id) throws BadRequest, Unavailable {
        return TenantId.isOne(id)
                ? demand(new TenantId(id)).tenant()
                : refuse(id).tenant();
    }

    List<TenantVersion> demandAny() throws BadRequest, Unavailable {
        var all = deployments.tenants();
        if (all.isEmpty()) {
            throw new BadRequest("there is no tenant yet; 'tenant add' makes one");
        }
        return all;
    }

    private TenantVersion refuse(String id) throws BadRequest, Unavailable {
        throw new BadRequest("there is no tenant '%s'; there are: %s"
                .formatted(
                        id,
                        demandAny().stream().map(each -> each.tenant().value()).collect(Collectors.joining(", "))));
    }
}
