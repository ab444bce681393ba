package io.mittari.connector.runtime;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.api.ingest.MetricsIngest;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** The end of every route: hands the batch to the one door in, for this instance only. */
final class IngestStep implements Processor {

    /** Exchange property that is set on imports by command. */
    static final String IMPORTED = "mittari.imported";

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
        doorway.pass(imported);
        try {
            exchange.getMessage().setBody(ingest.ingest(batch));
        } catch (BadRequest refused) {
            // Around a swap "not the live generation" is no fault of what was read: the live one reads it again,
            // and is told of any fault there is.
            throw doorway.inSwap(imported) ? doorway.replaced(refused) : refused;
        }
    }
}
