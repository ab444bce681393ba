package io.mittari.tenant.admin.live;

import io.mittari.metrics.store.LiveInstance;
import io.mittari.metrics.store.LiveInstance.Kind;
import io.mittari.tenant.admin.bundles.BundleKey;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Why things happen later than the work that began them: a service that is slow to go, routes that are drained or wait
 * for their tenant, a bundle that hangs while it is uninstalled. Whoever begins such work records it first. For many
 * threads.
 */
final class Causes {

    /** What is ended is forgotten in the order it was ended; by then it has long gone. */
    private static final int KEPT = 4096;

    private final Map<String, String> coming = new HashMap<>();
    private final Map<String, String> going = new LinkedHashMap<>();
    private final Map<String, String> leaving = new LinkedHashMap<>();

    /** The service is waited for by who starts it; only a connector's routes may come later. */
    synchronized void comes(LiveInstance live, String because) {
        going.remove(InstanceConfigurations.pid(live));
        leaving.remove(Kinds.bundle(live).location());
        if (live.kind() == Kind.CONNECTOR) {
            going.remove(live.instance().toString());
            coming.put(live.instance().toString(), because);
        }
    }

    synchronized void goes(LiveInstance live, String because) {
        keep(going, InstanceConfigurations.pid(live), because);
        if (live.kind() == Kind.CONNECTOR) {
            coming.remove(live.instance().toString());
            keep(going, live.instance().toString(), because);
        }
    }

    /** Until an instance of it comes. */
    synchronized void leaves(BundleKey bundle, String because) {
        keep(leaving, bundle.location(), because);
    }

    private static void keep(Map<String, String> causes, String subject, String because) {
        causes.put(subject, because);
        if (causes.size() > KEPT) {
            causes.remove(causes.keySet().iterator().next());
        }
    }

    /** @param connector an instance, for its routes */
    synchronized Optional<String> ofComing(String connector) {
        return Optional.ofNullable(coming.get(connector));
    }

    /** @param subject the PID of an instance; or a connector instance, for its routes */
    synchronized Optional<String> ofGoing(String subject) {
        return Optional.ofNullable(going.get(subject));
    }

    synchronized Optional<String> ofLeaving(String location) {
        return Optional.ofNullable(leaving.get(location));
    }
}
