package io.mittari.metrics.engine.ingest;

import io.mittari.metrics.api.ingest.Receipt;
import io.mittari.metrics.engine.journal.Kind;
import java.time.YearMonth;
import java.util.SortedSet;

/** Counts for a receipt. */
final class Counts {

    private long stored;
    private long known;
    private long corrected;
    private long retracted;
    private long waiting;

    void stored(Kind kind) {
        stored += kind.counted() ? 1 : 0;
    }

    void known(long facts) {
        known += facts;
    }

    void known(Kind kind) {
        known += kind.counted() ? 1 : 0;
    }

    void corrected(Kind kind) {
        corrected += kind.counted() ? 1 : 0;
    }

    void retracted(Kind kind) {
        retracted += kind.counted() ? 1 : 0;
    }

    void waiting() {
        waiting++;
    }

    Receipt receipt(long sequence, long rejected, SortedSet<YearMonth> months) {
        return new Receipt(sequence, stored, known, corrected, retracted, waiting, rejected, months);
    }
}
