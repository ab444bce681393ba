package io.mittari.metrics.api.ingest;

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
 */
public record Receipt(
        long sequence, long stored, long known, long corrected, long retracted, long waiting, long rejected) {

    /** Both together; the later sequence. */
    public Receipt plus(Receipt other) {
        return new Receipt(
                Math.max(sequence, other.sequence),
                stored + other.stored,
                known + other.known,
                corrected + other.corrected,
                retracted + other.retracted,
                waiting + other.waiting,
                rejected + other.rejected);
    }
}
