package io.mittari.connectors.csv;

import io.mittari.connector.spi.ImportRequest;
import io.mittari.connector.spi.ReplayRequest;
import io.mittari.connector.spi.RouteSite;
import io.mittari.connectors.csv.file.CsvImport;
import io.mittari.connectors.csv.file.CsvReplay;
import io.mittari.connectors.csv.file.KeptLookups;
import io.mittari.connectors.csv.file.Setting;
import io.mittari.connectors.csv.file.UnderWay;
import io.mittari.connectors.csv.mapping.Mapping;
import io.mittari.connectors.csv.mapping.MappingRefused;
import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.ingest.Receipt;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;

/** The steps that both routes take with an import; the import itself travels as a property of the exchange. */
final class ImportSteps {

    /** Where lookup files are kept, in the inbox. */
    static final String LOOKUPS = "lookups";

    private static final String IMPORT = "mittari.csv.import";

    private final CsvSettings settings;
    private final RouteSite site;

    ImportSteps(CsvSettings settings, RouteSite site) {
        this.settings = settings;
        this.site = site;
    }

    /**
     * The body, an {@link ImportRequest} or a {@link ReplayRequest}, becomes an import: every file has been read once.
     */
    void open(Exchange exchange) throws Exception {
        var opened = exchange.getMessage().getBody() instanceof ReplayRequest replay
                ? CsvReplay.open(mapping(replay.mapping(), "replay"), setting(), replay)
                : opened(exchange.getMessage().getMandatoryBody(ImportRequest.class));
        exchange.setProperty(IMPORT, opened);
        exchange.getExchangeExtension().addOnCompletion(new Closing(opened));
    }

    private UnderWay opened(ImportRequest request) throws MetricsException {
        return CsvImport.open(mapping(request.mapping(), "import"), setting(), request);
    }

    /** As the tenant is set now; an import keeps to it until its end. */
    private Setting setting() throws MetricsException.Unavailable {
        return new Setting(
                site.instance(),
                site.conventions(),
                new KeptLookups(site.inbox().resolve(LOOKUPS)));
    }

    private Mapping mapping(@Nullable String own, String deed) throws MetricsException {
        if (own == null) {
            var mapping = settings.mapping();
            if (mapping == null) {
                throw new MetricsException.BadRequest(
                        "the instance '%s' has no mapping: set its \"mapping\", or %s with one"
                                .formatted(settings.instance().name(), deed));
            }
            return mapping;
        }
        try {
            return Mapping.parse(own);
        } catch (MappingRefused e) {
            throw new MetricsException.BadRequest(e.getMessage());
        }
    }

    private static UnderWay of(Exchange exchange) {
        return exchange.getProperty(IMPORT, UnderWay.class);
    }

    boolean hasNext(Exchange exchange) {
        return of(exchange).hasNext();
    }

    /** The body becomes the next batch. */
    void next(Exchange exchange) throws MetricsException {
        exchange.getMessage().setBody(of(exchange).next());
    }

    /** The body, a batch, becomes a receipt. */
    void store(Exchange exchange) throws Exception {
        site.ingest().process(exchange);
    }

    void took(Exchange exchange) throws Exception {
        of(exchange).took(exchange.getMessage().getMandatoryBody(Receipt.class));
    }

    /** The body becomes the receipt of the import. */
    void finish(Exchange exchange) throws MetricsException {
        var done = of(exchange);
        done.keepLookups();
        exchange.getMessage().setBody(done.receipt());
    }

    /** Whatever comes of the exchange, its file is closed. */
    private static final class Closing extends SynchronizationAdapter {

        private final UnderWay opened;

        private Closing(UnderWay opened) {
            this.opened = opened;
        }

        @Override
        public void onDone(Exchange exchange) {
            try {
                opened.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
