package io.mittari.connector.runtime;

import io.mittari.metrics.api.ingest.Instance;
import io.mittari.tenant.admin.RouteChange;
import io.mittari.tenant.admin.RouteChange.By;
import org.apache.camel.Route;
import org.jspecify.annotations.Nullable;

/** Tells how the routes of one instance in one generation start and stop, and whether the runtime has them do so. */
final class RouteSigns {

    private final Instance instance;
    private final String because;
    private final RouteWatchers watchers;
    private volatile @Nullable Thread own;

    /** @param because why the runtime starts them of itself; empty: it follows the instance's service */
    RouteSigns(Instance instance, String because, RouteWatchers watchers) {
        this.instance = instance;
        this.because = because;
        this.watchers = watchers;
    }

    /** What this thread starts and stops meanwhile is the runtime's own doing. */
    void own(Work work) throws Exception {
        own = Thread.currentThread();
        try {
            work.run();
        } finally {
            own = null;
        }
    }

    void started(Route route) {
        tell(route, true, because);
    }

    void stopped(Route route) {
        tell(route, false, "");
    }

    private void tell(Route route, boolean started, String why) {
        boolean foreign = own != Thread.currentThread();
        var by = foreign ? By.OTHERS : why.isEmpty() ? By.SERVICE : By.RUNTIME;
        watchers.tell(new RouteChange(instance, route.getRouteId(), started, by, foreign ? "" : why));
    }

    /** The runtime at work. */
    @FunctionalInterface
    interface Work {

        void run() throws Exception;
    }
}
