package io.mittari.connector.runtime;

import io.mittari.connector.spi.Connector;
import io.mittari.connector.spi.ImportReceipt;
import io.mittari.connector.spi.RouteSite;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.Receipt;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;

/**
 * One batch for each file in the inbox, and for each import.
 *
 * @param work done with what comes in, before it is ingested
 */
record InboxConnector(Processor work) implements Connector {

    InboxConnector() {
        this(exchange -> {});
    }

    @Override
    public RoutesBuilder routes(RouteSite site) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("file:%s?initialDelay=0&delay=20&scheduledExecutorService=#%s"
                                .formatted(site.inbox(), RouteSite.POLL_POOL))
                        .routeId(site.routeId("inbox"))
                        .process(work)
                        .process(exchange -> toBatch(exchange, site))
                        .process(site.ingest());
                from(site.importUri())
                        .routeId(site.routeId("import"))
                        .process(work)
                        .process(exchange -> toBatch(exchange, site))
                        .process(site.ingest())
                        .process(InboxConnector::receipt);
            }
        };
    }

    static void toBatch(Exchange exchange, RouteSite site) {
        var name = exchange.getMessage().getHeader(Exchange.FILE_NAME_ONLY, "import", String.class);
        exchange.getMessage().setBody(Batch.of(site.instance(), name, List.of(), List.of()));
    }

    private static void receipt(Exchange exchange) {
        var receipt = exchange.getMessage().getBody(Receipt.class);
        exchange.getMessage().setBody(new ImportReceipt(receipt, 1, 0, Map.of(), List.of(), List.of()));
    }
}
