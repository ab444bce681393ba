package io.mittari.metrics.engine.ingest;

import io.mittari.metrics.api.fact.ObjectKey;
import io.mittari.metrics.api.ingest.Rejected;
import io.mittari.metrics.api.ingest.SourceRecord;

/** What makes a record, a key or a rejected row the same as one that was there before. Not for two threads. */
final class Identity {

    private final Hash hash = new Hash();
    private final Hash texts = new Hash();
    private final ContentHash content = new ContentHash(hash, texts);

    Hash record(String source, String entry, String key) {
        return hash.restart().add(source).add(entry).add(key);
    }

    Hash key(String source, ObjectKey key) {
        return key(source, key.kind(), key.id());
    }

    Hash key(String source, String kind, String id) {
        return hash.restart().add(source).add(kind).add(id);
    }

    /** Never 0. */
    long content(SourceRecord record) {
        return content.of(record);
    }

    /** A rejected row is the record it would have been, or, if that cannot be told, its own text. */
    String rejection(String source, Rejected rejected) {
        return rejected.entry() == null || rejected.key() == null
                ? hex(hash.restart().add(source).add(1).add(rejected.header()).add(rejected.raw()))
                : hex(record(source, rejected.entry(), rejected.key()));
    }

    static String hex(Hash hash) {
        return "%016x%016x".formatted(hash.high(), hash.low());
    }
}
