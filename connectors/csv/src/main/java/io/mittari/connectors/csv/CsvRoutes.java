package io.mittari.connectors.csv;

import io.mittari.connector.spi.RouteSite;
import io.mittari.metrics.api.MetricsException;
import java.time.Clock;
import java.util.concurrent.CancellationException;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.Predicate;
import org.apache.camel.Processor;
import org.apache.camel.StatefulService;
import org.apache.camel.builder.RouteBuilder;

/** A file in the inbox, or files from a person's hand → batches of rows → ingest. */
final class CsvRoutes extends RouteBuilder {

    static final int RETRIES = 5;

    private final RouteSite site;
    private final ImportSteps steps;
    private final Inbox inbox;

    CsvRoutes(CsvSettings settings, RouteSite site, Clock clock) {
        this.site = site;
        this.steps = new ImportSteps(settings, site);
        this.inbox = new Inbox(site, settings, clock);
    }

    @Override
    public void configure() throws Exception {
        // What is stored already is known when it comes again: an import is safe to repeat, in parts and whole.
        onException(MetricsException.Unavailable.class)
                .retryWhile(again())
                .redeliveryDelay(1_000)
                .useExponentialBackOff()
                .backOffMultiplier(2)
                .maximumRedeliveryDelay(5_000)
                .asyncDelayedRedelivery()
                .retryAttemptedLogLevel(LoggingLevel.WARN);

        from(inbox.endpoint(getContext()))
                .routeId(site.routeId("inbox"))
                .onException(MetricsException.BadRequest.class)
                .handled(true)
                .process(guarded(inbox::refuse))
                .log(LoggingLevel.WARN, "refused ${file:onlyname}: ${exception.message}")
                .end()
                .process(guarded(inbox::request))
                .process(guarded(steps::open))
                .loopDoWhile(more())
                .process(guarded(steps::next))
                .process(guarded(steps::store))
                .process(steps::took)
                .end()
                .process(steps::finish)
                .process(guarded(inbox::done));

        from(site.importUri())
                .routeId(site.routeId("import"))
                .onException(MetricsException.BadRequest.class, CancellationException.class)
                .logExhausted(false)
                .end()
                .process(guarded(steps::open))
                .loopDoWhile(more())
                .process(guarded(steps::next))
                .process(guarded(steps::store))
                .process(steps::took)
                .end()
                .process(steps::finish);
    }

    private static Processor guarded(Processor step) {
        return new Guarded(step);
    }

    /** A few times, and not for an instance that is being replaced: the next generation reads the file again. */
    private static Predicate again() {
        return new Predicate() {
            @Override
            public boolean matches(Exchange exchange) {
                var route = exchange.getContext().getRoute(exchange.getFromRouteId());
                var leaving = route == null
                        || (route.getConsumer() instanceof StatefulService consumer && !consumer.isStarted());
                return !leaving
                        && exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, 0, Integer.class) < RETRIES;
            }
        };
    }

    private Predicate more() {
        return new Predicate() {
            @Override
            public boolean matches(Exchange exchange) {
                return steps.hasNext(exchange);
            }
        };
    }
}
