package io.mittari.metrics.api.ingest;

import java.time.YearMonth;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What {@link MetricsIngest} did with a batch. Counts are of facts; descriptions and links are not counted.
 *
 * @param sequence the point of the tenant's journal at which this holds; that of the last change if nothing changed
 * @param stored facts that are new
 * @param known facts that were held with the same content, or a newer version of it
 * @param corrected facts whose content was replaced
 * @param retracted facts that no longer hold
 * @param waiting facts kept that wait for an opportunity nobody has named yet
 * @param rejected records kept for a person to look at
 * @param months of a replay: those whose facts were added, changed or taken back; of other batches none
 */
public record Receipt(
        long sequence,
        long stored,
        long known,
        long corrected,
        long retracted,
        long waiting,
        long rejected,
        SortedSet<YearMonth> months) {

    public Receipt {
        months = Collections.unmodifiableSortedSet(new TreeSet<>(months));
    }

    /** Of a batch that is no replay. */
    public Receipt(
            long sequence, long stored, long known, long corrected, long retracted, long waiting, long rejected) {
        this(sequence, stored, known, corrected, retracted, waiting, rejected, Collections.emptySortedSet());
    }

    /** Both together; the later sequence. */
    public Receipt plus(Receipt other) {
        var all = new TreeSet<>(months);
        all.addAll(other.months);
        return new Receipt(
                Math.max(sequence, other.sequence),
                stored + other.stored,
                known + other.known,
                corrected + other.corrected,
                retracted + other.retracted,
                waiting + other.waiting,
                rejected + other.rejected,
                all);
    }
}
