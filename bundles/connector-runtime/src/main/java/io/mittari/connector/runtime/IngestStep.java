package io.mittari.connector.runtime;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.DryRun;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.api.ingest.MetricsIngest;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** The end of every route: hands the batch to the one door in, for this instance only; in a dry run it is compared. */
final class IngestStep implements Processor {

    /** Exchange property that is set on imports by command. */
    static final String IMPORTED = "mittari.imported";

    /** Exchange property of an import that stores nothing: its {@link DryRun}. */
    static final String DRY_RUN = "mittari.dry-run";

    private final Instance instance;
    private final Doorway doorway;
    private final MetricsIngest ingest;

    IngestStep(Instance instance, Doorway doorway, MetricsIngest ingest) {
        this.instance = instance;
        this.doorway = doorway;
        this.ingest = ingest;
    }

    @Override
    public void process(Exchange exchange) throws MetricsException {
        var body = exchange.getMessage().getBody();
        if (!(body instanceof Batch batch)) {
            throw new IllegalArgumentException("%s: the ingest step takes a Batch, not %s"
                    .formatted(
                            instance, body == null ? "nothing" : body.getClass().getName()));
        }
        if (!batch.by().equals(instance)) {
            throw new BadRequest("%s cannot write for %s".formatted(instance, batch.by()));
        }
        boolean imported = exchange.getProperty(IMPORTED) != null;
        pass(exchange, imported);
        try {
            var dryRun = exchange.getProperty(DRY_RUN, DryRun.class);
            exchange.getMessage().setBody(dryRun == null ? ingest.ingest(batch) : dryRun.compare(batch));
        } catch (BadRequest refused) {
            // Around a swap "not the live generation" is no fault of what was read: the live one reads it again,
            // and is told of any fault there is.
            throw doorway.inSwap(imported) ? doorway.replaced(refused) : refused;
        }
    }

    /** A doorway that has closed stays so: the route need not try again. */
    private void pass(Exchange exchange, boolean imported) throws Unavailable {
        try {
            doorway.pass(imported);
        } catch (Unavailable closed) {
            exchange.getExchangeExtension().setRedeliveryExhausted(true);
            throw closed;
        }
    }
}
