package io.mittari.itests.support;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.cm.Configuration;

/** What a container was when it started, to go back to after each test. */
final class Baseline {

    private final BundleContext context;
    private final Osgi osgi;
    private final Map<Long, Long> bundles;
    private final Set<String> configurations;

    private Baseline(BundleContext context, Osgi osgi, Map<Long, Long> bundles, Set<String> configurations) {
        this.context = context;
        this.osgi = osgi;
        this.bundles = bundles;
        this.configurations = configurations;
    }

    static Baseline of(BundleContext context, Osgi osgi) throws Exception {
        return new Baseline(
                context,
                osgi,
                Arrays.stream(context.getBundles())
                        .collect(Collectors.toMap(Bundle::getBundleId, Bundle::getLastModified)),
                osgi.configurations().stream().map(Configuration::getPid).collect(Collectors.toSet()));
    }

    /** Takes away what was added and starts what was stopped. False: a bundle was changed or removed, the container is unfit. */
    boolean restore() throws Exception {
        osgi.letGo();
        removeConfigurations();
        for (var bundle : context.getBundles()) {
            if (!bundles.containsKey(bundle.getBundleId())) {
                bundle.uninstall();
            }
        }
        osgi.refresh();
        for (var known : bundles.entrySet()) {
            var bundle = context.getBundle(known.getKey());
            var system = known.getKey() == Constants.SYSTEM_BUNDLE_ID;
            if (bundle == null || (!system && bundle.getLastModified() != known.getValue())) {
                return false;
            }
            if (bundle.getState() != Bundle.ACTIVE && bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
                bundle.start();
            }
        }
        return true;
    }

    private void removeConfigurations() throws Exception {
        var left = osgi.configurations().stream()
                .filter(configuration -> !configurations.contains(configuration.getPid()))
                .toList();
        for (var configuration : left) {
            configuration.delete();
        }
        if (!left.isEmpty()) {
            osgi.awaitConfigurationEvents();
        }
    }
}
