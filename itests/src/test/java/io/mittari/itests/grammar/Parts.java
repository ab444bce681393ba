package io.mittari.itests.grammar;

import io.mittari.connectors.csv.file.CsvImport;
import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.ingest.Batch;
import java.io.IOException;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** An import whose batches are cut smaller, anywhere. */
final class Parts implements AutoCloseable {

    private final Acme acme;
    private final CsvImport rows;
    private final Random random;
    private @Nullable Batch batch;
    private int from;

    Parts(Acme acme, CsvImport rows, Random random) {
        this.acme = acme;
        this.rows = rows;
        this.random = random;
    }

    boolean hasNext() {
        return batch != null || rows.hasNext();
    }

    /** The engine takes the next part. */
    void take() throws MetricsException {
        var whole = batch == null ? rows.next() : batch;
        int to = Math.min(whole.records().size(), from + 1 + random.nextInt(25));
        acme.takes(Batch.of(whole.by(), whole.source(), whole.records().subList(from, to), whole.rejected()));
        from = to;
        batch = whole;
        if (to == whole.records().size()) {
            batch = null;
            from = 0;
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
