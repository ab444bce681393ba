package io.mittari.connector.runtime;

import io.mittari.metrics.api.TenantId;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.slf4j.MDC;

/**
 * Counts what is inside a route, puts {@code tenant} and {@code route} on its log lines, and tells when it starts and stops. Not a Camel service: those
 * do not hear of exchanges that end after their route was removed.
 */
final class RouteTraffic implements RoutePolicy {

    private static final String TENANT = "tenant";
    private static final String ROUTE = "route";

    private final TenantId tenant;
    private final Doorway doorway;
    private final RouteSigns signs;

    RouteTraffic(TenantId tenant, Doorway doorway, RouteSigns signs) {
        this.tenant = tenant;
        this.doorway = doorway;
        this.signs = signs;
    }

    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
        doorway.begin();
        exchange.setProperty(outer(route), MDC.get(ROUTE));
        MDC.put(TENANT, tenant.value());
        MDC.put(ROUTE, route.getRouteId());
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
        var outer = exchange.removeProperty(outer(route));
        if (outer == null) {
            MDC.remove(TENANT);
            MDC.remove(ROUTE);
        } else {
            MDC.put(ROUTE, outer.toString());
        }
        doorway.leave();
    }

    @Override
    public void onInit(Route route) {}

    @Override
    public void onRemove(Route route) {}

    @Override
    public void onStart(Route route) {
        signs.started(route);
    }

    @Override
    public void onStop(Route route) {
        signs.stopped(route);
    }

    @Override
    public void onSuspend(Route route) {
        signs.stopped(route);
    }

    @Override
    public void onResume(Route route) {
        signs.started(route);
    }

    /** Where the route is kept that sent the exchange on to this one. */
    private static String outer(Route route) {
        return "mittari.outer:" + route.getRouteId();
    }
}
