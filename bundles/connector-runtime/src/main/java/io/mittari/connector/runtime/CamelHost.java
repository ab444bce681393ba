package io.mittari.connector.runtime;

import io.mittari.connector.spi.RouteSite;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.RoutePolicy;
import org.jspecify.annotations.Nullable;

/**
 * The Camel context of one connector bundle, with all its instances. Everything but {@link #send} is called on its
 * {@link #lane}.
 */
final class CamelHost {

    private final ConnectorLoader loader;
    private final RouteLane lane;
    private final String name;
    private final ScheduledExecutorService polls;
    private final Map<String, RoutePolicy> policies = new ConcurrentHashMap<>();
    private volatile @Nullable DefaultCamelContext running;
    private volatile boolean leaving;

    CamelHost(String name, ConnectorLoader loader, RouteLane lane, ScheduledExecutorService polls) {
        this.name = name;
        this.loader = loader;
        this.lane = lane;
        this.polls = polls;
    }

    RouteLane lane() {
        return lane;
    }

    /** Makes and starts the context, if that is not done yet. */
    void open() {
        if (running != null) {
            return;
        }
        var context = new ManyRoutesContext();
        context.setApplicationContextClassLoader(loader);
        context.getCamelContextExtension().setName(name);
        context.disableJMX();
        context.setAutoStartup(false); // routes are added first and started one by one
        context.setShutdownStrategy(new EmptyRouteShutdown(context));
        context.getRegistry().bind(RouteSite.POLL_POOL, polls);
        context.getCamelContextExtension().addInterceptStrategy(new ConnectorSteps(loader));
        context.addRoutePolicyFactory((camel, routeId, definition) -> policyOf(routeId));
        context.build();
        context.start();
        running = context;
    }

    /**
     * Adds routes without starting them.
     *
     * @param prefix what their ids begin with
     * @throws IllegalArgumentException if a route has another id; none was added then
     */
    void add(String prefix, RoutePolicy policy, RoutesBuilder routes) throws Exception {
        policies.put(prefix, policy);
        try {
            context().addRoutes(routes);
        } catch (Throwable failure) {
            remove(prefix);
            throw failure;
        }
    }

    /** Those of an instance; direct ones first, so that the others find them. */
    List<Route> routes(String prefix) {
        return context().getRoutes().stream()
                .filter(route -> route.getRouteId().startsWith(prefix))
                .sorted((a, b) -> Boolean.compare(isDirect(b), isDirect(a)))
                .toList();
    }

    void start(Route route) throws Exception {
        context().getRouteController().startRoute(route.getRouteId());
    }

    /** From now on routes are not removed one by one, which takes long where there are many: the context will stop. */
    void leave() {
        leaving = true;
    }

    /** Removes an instance's routes at once, whatever is inside. */
    void remove(String prefix) throws Exception {
        if (leaving) {
            return;
        }
        for (var route : routes(prefix)) {
            context().getRouteController().stopRoute(route.getRouteId());
            context().removeRoute(route.getRouteId());
        }
        policies.remove(prefix);
    }

    /** Sends on the caller's thread and waits; failures are in the exchange. */
    Exchange send(Endpoint endpoint, Exchange exchange) {
        return ContextLoader.during(loader, () -> {
            try (var producer = endpoint.createProducer()) {
                producer.start();
                producer.process(exchange);
            } catch (Exception failure) {
                exchange.setException(failure);
            }
            return exchange;
        });
    }

    /** Stops the context and lets go of the bundle. */
    void close() {
        var open = running;
        try {
            if (open != null) {
                open.stop();
            }
        } finally {
            running = null;
            policies.clear();
            loader.drop();
            lane.close();
        }
    }

    static boolean isDirect(Route route) {
        return route.getEndpoint().getEndpointUri().startsWith("direct:");
    }

    private DefaultCamelContext context() {
        var open = running;
        if (open == null) {
            throw new IllegalStateException("the context of %s is closed".formatted(name));
        }
        return open;
    }

    private RoutePolicy policyOf(String routeId) {
        var policy = policies.get(routeId.substring(0, routeId.lastIndexOf('/') + 1));
        if (policy == null) {
            throw new IllegalArgumentException(
                    "route '%s' of %s: every route id comes from RouteSite.routeId".formatted(routeId, name));
        }
        return policy;
    }
}
