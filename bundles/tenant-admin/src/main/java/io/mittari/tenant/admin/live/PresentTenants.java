package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.store.Deployments;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.metrics.store.TenantVersion;
import io.mittari.tenant.admin.file.TenantFile;
import io.mittari.tenant.admin.file.TenantFormat;
import io.mittari.tenant.admin.live.LiveTenants.Held;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How tenants stand: what is stored, and what of it runs. */
record PresentTenants(Deployments deployments, LiveTenants live, TenantFormat format) {

    private static final Logger LOG = LoggerFactory.getLogger(PresentTenants.class);

    Present of(TenantId tenant) throws BadRequest, Unavailable {
        var newest = deployments.tenant(tenant);
        long highest = deployments.highestGeneration(tenant);
        if (newest.isEmpty()) {
            return Present.none(highest);
        }
        Set<LiveInstance> running = live.of(tenant).stream()
                .filter(each -> each.running() != null)
                .map(Held::instance)
                .collect(Collectors.toSet());
        var should = deployments.live(tenant);
        Set<LiveInstance> ailing =
                should.stream().filter(each -> !running.contains(each)).collect(Collectors.toSet());
        return new Present(highest, newest, readable(newest.get()), should, ailing);
    }

    /** What an earlier program took may not be right for this one; then the next file is what mends it. */
    private Optional<TenantFile> readable(TenantVersion stored) {
        try {
            return Optional.of(format.read(stored.file()));
        } catch (BadRequest unreadable) {
            LOG.warn("{}: the stored file cannot be read: {}", stored.tenant(), unreadable.getMessage());
            return Optional.empty();
        }
    }
}
