package io.mittari.connector.runtime;

import org.apache.camel.LoggingLevel;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A context that may have thousands of routes. Camel removes a route's namesake before it adds the route, and looks at the
 * endpoints of all routes for that, also where there is no namesake: each route would take longer than the one before.
 */
final class ManyRoutesContext extends DefaultCamelContext {

    ManyRoutesContext() {
        super(false);
    }

    @Override
    protected boolean removeRoute(String routeId, LoggingLevel loggingLevel) throws Exception {
        return getRouteServices().containsKey(routeId) && super.removeRoute(routeId, loggingLevel);
    }
}
