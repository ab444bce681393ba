package io.mittari.connector.runtime;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.engine.DefaultShutdownStrategy;
import org.apache.camel.spi.RouteStartupOrder;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Stops consumers and waits for nothing: {@link Drain} has waited before, without the context's lock, which Camel's own
 * strategy would hold meanwhile.
 */
final class EmptyRouteShutdown extends DefaultShutdownStrategy {

    EmptyRouteShutdown(CamelContext context) {
        super(context);
    }

    @Override
    protected boolean doShutdown(
            CamelContext context,
            List<RouteStartupOrder> routes,
            long timeout,
            TimeUnit unit,
            boolean suspendOnly,
            boolean abortAfterTimeout,
            boolean forced) {
        for (var route : routes) {
            ServiceHelper.stopService(route.getInput());
        }
        return true;
    }
}
