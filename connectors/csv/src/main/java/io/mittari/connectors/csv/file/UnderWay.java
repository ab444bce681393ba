package io.mittari.connectors.csv.file;

import io.mittari.connector.spi.ImportReceipt;
import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.Receipt;
import java.io.Closeable;

/** Rows on their way to the store, batch by batch. One thread at a time. */
public interface UnderWay extends Closeable {

    /** Whether there is a batch to come; there is always one, so that the receipt knows where the journal stands. */
    boolean hasNext();

    /**
     * The next batch.
     *
     * @throws MetricsException.Unavailable if it cannot be made now; may be called again, and goes on where it was
     */
    Batch next() throws MetricsException;

    /** The batch given last was taken. */
    void took(Receipt receipt);

    /** Keeps for later imports what came with this one. Not in dry runs. */
    void keepLookups() throws MetricsException;

    /** What became of the rows so far. */
    ImportReceipt receipt();
}
