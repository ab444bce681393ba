package io.mittari.connector.runtime;

import io.mittari.tenant.admin.ConnectorRuns.Watch;
import io.mittari.tenant.admin.RouteChange;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who wants to hear of routes. For many threads. */
final class RouteWatchers {

    private static final Logger LOG = LoggerFactory.getLogger(RouteWatchers.class);

    private final List<Consumer<RouteChange>> all = new CopyOnWriteArrayList<>();

    Watch add(Consumer<RouteChange> heard) {
        all.add(heard);
        return () -> all.remove(heard);
    }

    /** What a watcher does wrong must not keep a route from starting. */
    void tell(RouteChange change) {
        for (var each : all) {
            try {
                each.accept(change);
            } catch (RuntimeException bug) {
                LOG.error("who watches routes could not take {}", change, bug);
            }
        }
    }
}
