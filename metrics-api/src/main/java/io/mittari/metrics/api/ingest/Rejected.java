package io.mittari.metrics.api.ingest;

import io.mittari.metrics.api.fact.Entity;
import org.jspecify.annotations.Nullable;

/**
 * A row that could not be understood. It is data, not an exception: it is kept for a person, and closes when a record
 * with its key is taken.
 *
 * @param entry the mapping entry it belongs to; null if that could not be told
 * @param key the record's key, as far as it could be read; null: none
 * @param reason what to correct, in words for that person
 * @param raw the row as it stands in the file, at most 64 KB
 * @param header the header line of the file, empty if it has none
 * @param dialect how the file was read: {@code encoding=UTF-8 delimiter=; …}
 * @param entity what the entry is about, as in {@link SourceRecord}
 */
public record Rejected(
        Origin origin,
        @Nullable String entry,
        @Nullable String key,
        String reason,
        String raw,
        String header,
        String dialect,
        Entity entity) {

    /** A row about an opportunity, or about none. */
    public Rejected(
            Origin origin,
            @Nullable String entry,
            @Nullable String key,
            String reason,
            String raw,
            String header,
            String dialect) {
        this(origin, entry, key, reason, raw, header, dialect, Entity.OPPORTUNITY);
    }
}
