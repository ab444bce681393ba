package io.mittari.metrics.api.ingest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records of one tenant that are stored together or not at all; best 500 to 5,000.
 *
 * @param by the instance that brings it; refused if its generation is not the live one
 * @param source the number space of the records' keys, for example {@code crm}; several instances may share one
 * @param cursor null if the instance keeps no cursor
 * @param complete said by the last batch of a delivery: entries whose records not seen in the delivery are gone
 * @param replay null unless the batch reads rows again that were rejected before
 */
public record Batch(
        Instance by,
        String source,
        @Nullable Cursor cursor,
        List<SourceRecord> records,
        List<Rejected> rejected,
        @Nullable Delivery delivery,
        List<Complete> complete,
        @Nullable Replay replay) {

    public Batch {
        records = List.copyOf(records);
        rejected = List.copyOf(rejected);
        complete = List.copyOf(complete);
        if (!complete.isEmpty() && delivery == null) {
            throw new IllegalArgumentException("a complete entry needs the delivery it is complete in");
        }
    }

    /** A batch of what the source says now. */
    public Batch(
            Instance by,
            String source,
            @Nullable Cursor cursor,
            List<SourceRecord> records,
            List<Rejected> rejected,
            @Nullable Delivery delivery,
            List<Complete> complete) {
        this(by, source, cursor, records, rejected, delivery, complete, null);
    }

    /** A batch without cursor that promises nothing of completeness. */
    public static Batch of(Instance by, String source, List<SourceRecord> records, List<Rejected> rejected) {
        return new Batch(by, source, null, records, rejected, null, List.of());
    }

    /**
     * Names the batches that belong to one reading of the source.
     *
     * @param id unique in the instance
     */
    public record Delivery(String id) {}

    /**
     * The delivery held all records of an entry: those held but not delivered are retracted.
     *
     * @param mayVanish percent of the entry's records that may go; more is refused, nothing is stored
     */
    public record Complete(String entry, int mayVanish) {}

    /**
     * The batch holds what rejected rows come to that were read again. They are no news of the source: its records are as
     * old as the rejection. What was stored of a record after that stays, unless the versions of both say otherwise.
     *
     * @param keptAt when the rows were rejected, all in one batch
     * @param closes names of the kept rows that this batch answers, be it with records, with nothing to say, or with
     *     another rejection
     */
    public record Replay(Instant keptAt, List<String> closes) {

        public Replay {
            closes = List.copyOf(closes);
        }
    }
}
