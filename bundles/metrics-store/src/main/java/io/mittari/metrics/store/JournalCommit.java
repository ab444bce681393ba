package io.mittari.metrics.store;

import io.mittari.metrics.api.ingest.Cursor;
import io.mittari.metrics.api.ingest.Instance;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one batch leaves behind: stored whole or not at all.
 *
 * @param before where the journal must end; another end means that someone else wrote meanwhile
 * @param after where it ends then
 * @param blocks the new ones, in order; owned by the commit
 * @param delivered the source to be stamped as delivered at {@code at}, if this moves it to another day; null: none
 * @param seen what the delivery has held in this batch; null: it is not told
 * @param forget the delivery whose parts are not needed any more; null: none
 * @param rejected to be kept; one whose identity is kept already takes its place, and is among the closed too
 * @param closed identities of rejected records that shall go where they are kept, before the new ones come
 * @param people that are new, or of whom the source says something else now; never one that is kept as erased
 * @param keptAt of rejected rows that were read again: when they were rejected; null: the batch is news
 */
public record JournalCommit(
        Instance by,
        JournalHead before,
        JournalHead after,
        Instant at,
        List<byte[]> blocks,
        @Nullable Cursor cursor,
        @Nullable String delivered,
        @Nullable Seen seen,
        @Nullable String forget,
        List<KeptRejection> rejected,
        List<String> closed,
        List<KeptPerson> people,
        @Nullable Instant keptAt) {

    public JournalCommit {
        blocks = List.copyOf(blocks);
        rejected = List.copyOf(rejected);
        closed = List.copyOf(closed);
        people = List.copyOf(people);
    }

    /** A batch of news that names nobody new. */
    public JournalCommit(
            Instance by,
            JournalHead before,
            JournalHead after,
            Instant at,
            List<byte[]> blocks,
            @Nullable Cursor cursor,
            @Nullable String delivered,
            @Nullable Seen seen,
            @Nullable String forget,
            List<KeptRejection> rejected,
            List<String> closed) {
        this(by, before, after, at, blocks, cursor, delivered, seen, forget, rejected, closed, List.of(), null);
    }

    /**
     * More of what a delivery held.
     *
     * @param delivery its id, unique in the instance
     * @param parts in the engine's own form, each at most 31,744 bytes
     */
    public record Seen(String delivery, List<byte[]> parts) {

        public Seen {
            parts = List.copyOf(parts);
        }
    }
}
