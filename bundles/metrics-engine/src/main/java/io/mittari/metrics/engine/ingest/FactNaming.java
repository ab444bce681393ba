package io.mittari.metrics.engine.ingest;

import io.mittari.metrics.api.fact.Link;
import io.mittari.metrics.api.fact.ObjectKey;
import io.mittari.metrics.api.ingest.SourceRecord;
import io.mittari.metrics.engine.journal.FactRow;
import io.mittari.metrics.engine.journal.KeyRow;
import io.mittari.metrics.engine.journal.RecordRow;
import java.util.ArrayList;
import java.util.List;

/** Puts what a record says in the journal's terms: every key it names by its number, the new ones staged. */
final class FactNaming {

    private static final int[] NONE = {};

    private final String source;
    private final RecordIndex index;
    private final Identity identity;
    private final Staging staging;

    FactNaming(String source, RecordIndex index, Identity identity, Staging staging) {
        this.source = source;
        this.index = index;
        this.identity = identity;
        this.staging = staging;
    }

    /** What a record says, as rows; what is said of its subject with the subject's number. */
    List<FactRow> rows(SourceRecord record, int subject) {
        var rows = new ArrayList<FactRow>(record.slots().size() + 2);
        for (var slot : record.slots()) {
            rows.add(
                    slot.fact() instanceof Link link
                            ? FactRow.link(slot.name(), slot.lasting(), keys(link.keys(), RecordRow.NO_SUBJECT))
                            : FactRow.of(slot.name(), slot.lasting(), slot.fact()));
        }
        if (!record.sameAs().isEmpty()) {
            rows.add(FactRow.link(FactRow.SAME_AS, false, keys(record.sameAs(), subject)));
        }
        if (record.from() != null && subject != RecordRow.NO_SUBJECT) {
            rows.add(FactRow.from(key(record.from())));
        }
        return rows;
    }

    private int[] keys(List<ObjectKey> keys, int subject) {
        if (keys.isEmpty()) {
            return NONE;
        }
        int own = subject == RecordRow.NO_SUBJECT ? 0 : 1;
        var numbers = new int[keys.size() + own];
        for (int i = 0; i < keys.size(); i++) {
            numbers[i + own] = key(keys.get(i));
        }
        if (own == 1) {
            numbers[0] = subject;
        }
        return numbers;
    }

    /** The number of a key, a new one where it was never heard of. */
    int key(ObjectKey key) {
        var hash = identity.key(source, key);
        int number = index.key(hash);
        if (number == HashIndex.NONE) {
            number = index.addKey(hash.high(), hash.low());
            staging.add(new KeyRow(source, key.kind(), key.id()));
        }
        return number;
    }
}
