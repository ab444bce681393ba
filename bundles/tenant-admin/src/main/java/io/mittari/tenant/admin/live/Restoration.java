package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.engine.admin.MetricsAdmin;
import io.mittari.metrics.store.Deployments;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.metrics.store.TenantChange;
import io.mittari.metrics.store.TenantVersion;
import io.mittari.tenant.admin.bundles.BundleCatalogue;
import io.mittari.tenant.admin.bundles.BundleKey;
import io.mittari.tenant.admin.live.LiveTenants.Held;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes what the store names run again, once the platform has started. */
record Restoration(
        Deployments deployments,
        MetricsAdmin metrics,
        BundleCatalogue catalogue,
        InstanceStarter starter,
        InstanceConfigurations configurations,
        LiveTenants live,
        TenantFolder folder,
        Clock clock) {

    private static final Logger LOG = LoggerFactory.getLogger(Restoration.class);

    /** An instance that does not start is named, and hinders no other. */
    void run() throws Unavailable, InterruptedException {
        long began = System.nanoTime();
        Map<TenantVersion, List<LiveInstance>> tenants = new LinkedHashMap<>();
        var installed = catalogue.installed().keySet();
        for (var tenant : deployments.tenants()) {
            tenants.put(tenant, rebound(tenant, deployments.live(tenant.tenant()), installed));
            folder.write(tenant.tenant(), tenant.file());
        }
        var all = tenants.values().stream().flatMap(List::stream).toList();
        configurations.deleteOthers(all);
        var started = starter.start(all, "the platform was started");
        tenants.forEach((tenant, instances) -> live.put(
                tenant.tenant(),
                instances.stream().map(each -> Held.of(each, started)).toList()));
        started.troubles()
                .forEach((instance, why) ->
                        LOG.error("{}: {} does not run: {}", instance.instance().tenant(), Kinds.told(instance), why));
        LOG.info(
                "{} tenants, {} instances run, {} do not, {} ms",
                tenants.size(),
                started.running().size(),
                started.troubles().size(),
                (System.nanoTime() - began) / 1_000_000);
    }

    /** Where the shipped bundle of the same version was built anew, the instance goes on with that; not if it was given an installed one. */
    private List<LiveInstance> rebound(TenantVersion tenant, List<LiveInstance> instances, Set<String> installed) {
        var rebound = new ArrayList<LiveInstance>();
        for (var each : instances) {
            rebound.add(installed.contains(each.sha256()) ? each : rebound(each));
        }
        if (!rebound.equals(instances)) {
            var rebuilt = rebound.stream()
                    .filter(each -> !instances.contains(each))
                    .map(Kinds::told)
                    .toList();
            var why = "the shipped bundles of %s were built anew".formatted(String.join(", ", rebuilt));
            LOG.warn("{}: {}", tenant.tenant(), why);
            try {
                metrics.apply(
                        new TenantChange(tenant.tenant(), tenant.file(), rebound, "mittari", why, clock.instant()));
            } catch (MetricsException e) {
                LOG.error("{}: that could not be stored; it is tried again at the next start", tenant.tenant(), e);
            }
        }
        return rebound;
    }

    private LiveInstance rebound(LiveInstance instance) {
        return catalogue
                .shipped()
                .available()
                .find(instance.component(), instance.version())
                .map(BundleKey::sha256)
                .filter(sha256 -> !sha256.equals(instance.sha256()))
                .map(sha256 -> new LiveInstance(
                        instance.kind(),
                        instance.instance(),
                        instance.component(),
                        instance.version(),
                        sha256,
                        instance.settings()))
                .orElse(instance);
    }
}
