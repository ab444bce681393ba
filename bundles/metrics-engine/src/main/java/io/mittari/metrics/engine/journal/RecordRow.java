package io.mittari.metrics.engine.journal;

import io.mittari.metrics.api.ingest.Origin;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One version of a record: the facts that are new in it, and those of earlier versions that still stand.
 *
 * @param number of the record in the tenant's journal, counted from 0 in order of first appearance
 * @param rank of the entry among those of its mapping, as of this version
 * @param key the record's key; empty if the record has been there before
 * @param content hash of what it says; 0: it says nothing any more, and the same content would be new again
 * @param subject number of the key its facts are about; {@link #NO_SUBJECT}: none
 * @param names whether it says so much of its subject that the key is known: not only links
 * @param firstOrdinal ordinal of the first of {@code facts}; the others follow
 * @param kept ordinals of facts of earlier versions that still stand
 */
@SuppressWarnings("ArrayRecordComponent") // read in bulk; equality is spelled out below
public record RecordRow(
        int number,
        String source,
        String entry,
        int rank,
        String key,
        long content,
        String funnel,
        int subject,
        boolean names,
        @Nullable Long version,
        Origin origin,
        int firstOrdinal,
        int[] kept,
        List<FactRow> facts) {

    public static final int NO_SUBJECT = -1;

    /** Whether a fact under this row would be about the same in the other. */
    public boolean samePlace(int otherSubject, String otherFunnel) {
        return subject == otherSubject && Objects.equals(funnel, otherFunnel);
    }
}
