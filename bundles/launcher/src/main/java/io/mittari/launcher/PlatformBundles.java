package io.mittari.launcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;

/** The installed bundles that every installation has; without all of them the platform does not run. */
record PlatformBundles(List<Bundle> bundles) {

    /** Installs and marks them to be started, each when the framework reaches its level. */
    static PlatformBundles install(BundleContext framework, List<Shipped> shipped)
            throws BundleException, IOException, StartFailed {
        var bundles = new ArrayList<Bundle>();
        for (var each : shipped) {
            try (var content = each.open()) {
                var bundle = framework.installBundle(each.location(), content);
                bundle.adapt(BundleStartLevel.class).setStartLevel(each.startLevel());
                if (!each.fragment()) {
                    bundle.start();
                    bundles.add(bundle);
                }
            }
        }
        return new PlatformBundles(List.copyOf(bundles));
    }

    void demandActive() throws StartFailed {
        var missing = bundles.stream()
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .map(bundle -> "\n  " + bundle.getSymbolicName() + " " + bundle.getVersion() + ": " + why(bundle))
                .collect(Collectors.joining());
        if (!missing.isEmpty()) {
            throw new StartFailed("these bundles are not active:" + missing);
        }
    }

    /** The framework only logs why a bundle did not start at its level; asked again, it tells. */
    private static String why(Bundle bundle) {
        try {
            bundle.start();
            return "started only at the second attempt";
        } catch (BundleException refused) {
            return Reason.of(refused);
        }
    }
}
