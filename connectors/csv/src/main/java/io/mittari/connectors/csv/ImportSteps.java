package io.mittari.connectors.csv;

import io.mittari.connector.spi.ImportRequest;
import io.mittari.connector.spi.RouteSite;
import io.mittari.connectors.csv.file.CsvImport;
import io.mittari.connectors.csv.file.KeptLookups;
import io.mittari.connectors.csv.file.Setting;
import io.mittari.connectors.csv.mapping.Mapping;
import io.mittari.connectors.csv.mapping.MappingRefused;
import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.ingest.Receipt;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

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

    /** The body, an {@link ImportRequest}, becomes an import: every file has been read once. */
    void open(Exchange exchange) throws Exception {
        var request = exchange.getMessage().getMandatoryBody(ImportRequest.class);
        var opened = CsvImport.open(mapping(request), setting(), request);
        exchange.setProperty(IMPORT, opened);
        exchange.getExchangeExtension().addOnCompletion(new Closing(opened));
    }

    /** As the tenant is set now; an import keeps to it until its end. */
    private Setting setting() throws MetricsException.Unavailable {
        return new Setting(
                site.instance(),
                site.conventions(),
                new KeptLookups(site.inbox().resolve(LOOKUPS)));
    }

    private Mapping mapping(ImportRequest request) throws MetricsException {
        var own = request.mapping();
        if (own == null) {
            var mapping = settings.mapping();
            if (mapping == null) {
                throw new MetricsException.BadRequest(
                        "the instance '%s' has no mapping: set its \"mapping\", or import with one"
                                .formatted(settings.instance().name()));
            }
            return mapping;
        }
        try {
            return Mapping.parse(own);
        } catch (MappingRefused e) {
            throw new MetricsException.BadRequest(e.getMessage());
        }
    }

    private static CsvImport of(Exchange exchange) {
        return exchange.getProperty(IMPORT, CsvImport.class);
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

        private final CsvImport opened;

        private Closing(CsvImport opened) {
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
