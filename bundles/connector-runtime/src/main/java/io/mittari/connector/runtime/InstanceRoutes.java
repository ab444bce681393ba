package io.mittari.connector.runtime;

import io.mittari.connector.spi.ImportReceipt;
import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.ingest.MetricsIngest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Route;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.ScheduledPollConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The routes of one instance in one generation, made once and started once. {@link #connect}, {@link #add},
 * {@link #start}, {@link #suspend} and {@link #remove} are called in this order on the lane of the {@link #host}.
 */
final class InstanceRoutes {

    /** Polls that are left out after a failed one, unless the connector says how many. */
    private static final int POLLS_LEFT_OUT = 10;

    private final OfferedConnector offered;
    private final CamelHost host;
    private final Doorway doorway;
    private final MetricsIngest ingest;
    private final RouteSigns signs;
    private @Nullable RoutesBuilder builder;
    private volatile @Nullable Endpoint imports;
    private volatile List<Route> routes = List.of();
    private boolean added;

    InstanceRoutes(OfferedConnector offered, CamelHost host, Doorway doorway, MetricsIngest ingest, RouteSigns signs) {
        this.offered = offered;
        this.host = host;
        this.doorway = doorway;
        this.ingest = ingest;
        this.signs = signs;
    }

    OfferedConnector offered() {
        return offered;
    }

    CamelHost host() {
        return host;
    }

    Doorway doorway() {
        return doorway;
    }

    /** Makes the context, gets the connector and asks it for its routes. */
    void connect(TenantSettingsSource tenants, Inboxes inboxes) throws MetricsException, IOException {
        var instance = offered.instance();
        var site = new InstanceSite(
                instance,
                offered.routePrefix(),
                inboxes.of(instance),
                tenants,
                new IngestStep(instance, doorway, ingest));
        site.conventions(); // or it waits for its tenant
        host.open();
        builder = offered.service().get().routes(site);
    }

    void add(ScheduledExecutorService polls) throws Exception {
        var made = builder;
        if (made == null) {
            throw new IllegalStateException("%s was not connected".formatted(offered));
        }
        builder = null;
        added = true;
        host.add(offered.routePrefix(), new RouteTraffic(offered.instance().tenant(), doorway, signs), made);
        routes = host.routes(offered.routePrefix());
        if (routes.isEmpty()) {
            throw new IllegalArgumentException("%s has no route".formatted(offered));
        }
        for (var route : routes) {
            if (route.getConsumer() instanceof ScheduledPollConsumer poll) {
                lend(polls, poll);
            }
            if (route.getRouteId().equals(offered.routePrefix() + "import") && CamelHost.isDirect(route)) {
                imports = route.getEndpoint();
            }
        }
    }

    /** A thread per inbox, or one that retries without a pause, is more than a connector may take. */
    private static void lend(ScheduledExecutorService polls, ScheduledPollConsumer poll) {
        poll.setScheduledExecutorService(polls);
        if (poll.getBackoffMultiplier() == 0) {
            poll.setBackoffMultiplier(POLLS_LEFT_OUT);
            poll.setBackoffErrorThreshold(1);
        }
    }

    void start() throws Exception {
        signs.own(() -> {
            for (var route : routes) {
                host.start(route);
            }
        });
    }

    /**
     * Lets nothing new in. Direct consumers go on: only imports, which the doorway keeps out now, and the instance's
     * own routes send to them.
     */
    void suspend() {
        for (var route : routes) {
            var consumer = route.getConsumer();
            if (consumer instanceof ShutdownAware batch) {
                batch.deferShutdown(ShutdownRunningTask.CompleteCurrentTaskOnly);
            }
            if (!CamelHost.isDirect(route)) {
                if (consumer instanceof Suspendable
                        && consumer instanceof org.apache.camel.SuspendableService service) {
                    service.suspend();
                } else {
                    consumer.stop();
                }
            }
        }
    }

    void remove() throws Exception {
        if (added) { // until then they may be those of the generation before
            signs.own(() -> host.remove(offered.routePrefix()));
        }
        routes = List.of();
    }

    /** Exchanges inside, and polls that may yet begin one. */
    long inFlight() {
        long polling = routes.stream()
                .filter(route -> route.getConsumer() instanceof ScheduledPollConsumer poll && poll.isPolling())
                .count();
        return Math.max(doorway.inside(), polling);
    }

    List<String> routeIds() {
        return routes.stream().map(Route::getRouteId).sorted().toList();
    }

    Optional<Endpoint> imports() {
        return Optional.ofNullable(imports);
    }

    /**
     * Runs an import on the caller's thread.
     *
     * @param request an {@link io.mittari.connector.spi.ImportRequest} or a
     *     {@link io.mittari.connector.spi.ReplayRequest}
     */
    ImportReceipt request(Endpoint endpoint, Object request, boolean dryRun) throws MetricsException {
        var exchange = endpoint.createExchange(ExchangePattern.InOut);
        exchange.setProperty(IngestStep.IMPORTED, true);
        if (dryRun) {
            exchange.setProperty(IngestStep.DRY_RUN, ingest.dryRun(offered.instance()));
        }
        exchange.getMessage().setBody(request);
        var callers = MDC.getCopyOfContextMap();
        try {
            return receiptOf(host.send(endpoint, exchange));
        } finally {
            MDC.clear();
            if (callers != null) {
                MDC.setContextMap(callers);
            }
        }
    }

    private ImportReceipt receiptOf(Exchange done) throws MetricsException {
        for (Throwable cause = done.getException(); cause != null; cause = cause.getCause()) {
            if (cause instanceof MetricsException known) {
                throw known;
            }
        }
        Throwable failure = done.getException();
        if (failure != null) {
            var error = failure instanceof CamelExecutionException && failure.getCause() != null
                    ? failure.getCause()
                    : failure;
            throw new Unavailable("the import through %s broke off: %s".formatted(offered, error), error);
        }
        if (done.getMessage().getBody() instanceof ImportReceipt receipt) {
            return receipt;
        }
        throw new Unavailable("the import route of %s left no receipt".formatted(offered), null);
    }
}
