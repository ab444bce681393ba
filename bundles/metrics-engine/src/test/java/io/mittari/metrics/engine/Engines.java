package io.mittari.metrics.engine;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.store.derby.DerbyStore;
import org.osgi.framework.BundleContext;

/** Engines as the platform makes them, for tests of other modules. */
public final class Engines {

    private Engines() {}

    /** @param context knows the home */
    public static MetricsEngine on(BundleContext context, DerbyStore store) throws Unavailable {
        return new MetricsEngine(context, store, store, store);
    }

    public static void stop(MetricsEngine engine) {
        engine.stop();
    }
}
