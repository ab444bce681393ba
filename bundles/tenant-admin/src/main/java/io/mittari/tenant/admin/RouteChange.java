package io.mittari.tenant.admin;

import io.mittari.metrics.api.ingest.Instance;

/**
 * A route of a connector instance that started or stopped.
 *
 * @param route its id
 * @param because why the runtime did it of itself, in words; empty unless {@code by} is {@link By#RUNTIME}
 */
public record RouteChange(Instance instance, String route, boolean started, By by, String because) {

    public RouteChange {
        if ((by == By.RUNTIME) == because.isEmpty()) {
            throw new IllegalArgumentException("'%s' by %s".formatted(because, by));
        }
    }

    /** Who had it happen. */
    public enum By {
        /** The runtime, as the instance's service came or went. */
        SERVICE,
        /** The runtime, for a reason of its own. */
        RUNTIME,
        /** Not the runtime: code of a connector, or Camel of itself. */
        OTHERS
    }
}
