package io.mittari.metrics.store.derby;

import org.jspecify.annotations.Nullable;

/**
 * What a database file holds.
 *
 * @param ours false: a table of Derby's own
 * @param index name of the index; null: it is the table itself
 * @param constraint name of the constraint that the index serves; null: none
 */
record Place(
        String table,
        boolean ours,
        @Nullable String index,
        @Nullable String constraint) {

    static final String BLOCKS = "JOURNAL_BLOCK";

    static final Place UNKNOWN = new Place("unknown", false, null, null);

    /** Blocks have a checksum of their own, and an index is derived from its table. */
    boolean canBeMended() {
        return ours && (index != null || table.equals(BLOCKS));
    }
}
