package io.mittari.connector.spi;

import org.apache.camel.RoutesBuilder;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Brings one tenant's sales from one source system. Implemented by connector bundles, one service per instance: a
 * factory component whose PID is the bundle's symbolic name.
 *
 * <p>All instances of one bundle version share a Camel context that the connector runtime owns. The runtime starts an
 * instance's routes when its service appears, and when it goes suspends their consumers, waits for what is in flight,
 * and removes them.
 */
@ConsumerType
public interface Connector {

    /**
     * The instance's routes, from the source to {@link RouteSite#ingest()}. Called once for each start; must not block
     * or connect. Every route id comes from {@link RouteSite#routeId}. A route has one consumer and no seda; a poll
     * takes its threads from {@link RouteSite#POLL_POOL}.
     *
     * <p>A connector that also takes files from a person's hand has a route that consumes from
     * {@link RouteSite#importUri()}: the body is an {@link ImportRequest}, and the route leaves an
     * {@link ImportReceipt}.
     */
    RoutesBuilder routes(RouteSite site);
}
