package io.mittari.itests.connectors.feed;

import io.mittari.connector.spi.RouteSite;
import io.mittari.metrics.api.MetricsException.BadRequest;
import java.nio.file.Path;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.apache.camel.builder.RouteBuilder;

/** A file of the inbox → batches → ingest → {@code done/}. A file that was cut short goes on where its last batch ended. */
final class FeedRoutes extends RouteBuilder {

    private static final String READING = "feed.reading";

    private final RouteSite site;
    private final int batch;
    private final Function<String, FeedLine> form;

    /** @param form reads a line */
    FeedRoutes(RouteSite site, int batch, Function<String, FeedLine> form) {
        this.site = site;
        this.batch = batch;
        this.form = form;
    }

    @Override
    public void configure() {
        from("file:%s?include=.*[.]feed&delay=200&initialDelay=0&maxMessagesPerPoll=1&sortBy=file:name&move=done/${file:name}&scheduledExecutorService=#%s"
                        .formatted(site.inbox(), RouteSite.POLL_POOL))
                .routeId(site.routeId("inbox"))
                .process(this::open)
                .loopDoWhile(more())
                .process(this::next)
                .process(this::store)
                .end();
    }

    private void open(Exchange exchange) throws Exception {
        var file = Path.of(exchange.getMessage().getHeader(Exchange.FILE_PATH, String.class));
        exchange.setProperty(
                READING, new FeedReading(site.instance(), file, new FeedPosition(site.inbox()), batch, form));
    }

    private static FeedReading reading(Exchange exchange) {
        return exchange.getProperty(READING, FeedReading.class);
    }

    private void next(Exchange exchange) throws Exception {
        exchange.getMessage().setBody(reading(exchange).next());
    }

    /** A batch that was stored before the platform was killed is refused for its cursor; then it is passed over. */
    private void store(Exchange exchange) throws Exception {
        try {
            site.ingest().process(exchange);
        } catch (BadRequest refused) {
            if (!reading(exchange).mayBeStored()) {
                throw refused;
            }
        }
        reading(exchange).took();
    }

    private static Predicate more() {
        return new Predicate() {
            @Override
            public boolean matches(Exchange exchange) {
                return reading(exchange).hasNext();
            }
        };
    }
}
