package io.mittari.metrics.engine.people;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.admin.PersonTexts;
import io.mittari.metrics.engine.ingest.StoredBlocks;
import io.mittari.metrics.store.JournalHead;
import io.mittari.metrics.store.JournalStore;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads a tenant's whole journal for people. Slow, and rarely asked. */
final class PeopleSearch {

    /** A text that comes again is looked at once, as far as these reach. */
    private static final int TEXTS_AT_HAND = 100_000;

    private final StoredBlocks blocks;
    private final long end;

    PeopleSearch(JournalStore store, TenantId tenant, JournalHead head) {
        this.blocks = new StoredBlocks(store, tenant);
        this.end = head.blocks();
    }

    /** How many facts that stand name each of these. */
    Map<String, Long> facts(Set<String> ids) throws Unavailable {
        var counts = new HashMap<String, Long>();
        if (ids.isEmpty()) {
            return counts;
        }
        var ended = new BitSet();
        blocks.eachWithoutFacts(0, end, (block, bytes) -> {
            for (int ordinal : block.ended()) {
                ended.set(ordinal);
            }
        });
        var named = new HashSet<String>();
        blocks.each(0, end, block -> {
            for (var row : block.records()) {
                for (int i = 0; i < row.facts().size(); i++) {
                    if (!ended.get(row.firstOrdinal() + i)) {
                        named.clear();
                        JournalTexts.of(row.facts().get(i), (place, text) -> {
                            if (PersonIds.isInFact(text)) {
                                named.add(PersonIds.idIn(text));
                            }
                        });
                        named.retainAll(ids);
                        named.forEach(id -> counts.merge(id, 1L, Long::sum));
                    }
                }
            }
        });
        return counts;
    }

    /** Where texts that are not kept apart name a person, and how often. */
    Map<String, Long> places(PersonTexts texts) throws Unavailable {
        var counts = new TreeMap<String, Long>();
        var looked = new HashMap<String, Boolean>();
        JournalTexts.Reader reader = (place, text) -> {
            if (looked.size() > TEXTS_AT_HAND) {
                looked.clear();
            }
            if (looked.computeIfAbsent(text, texts::in)) {
                counts.merge(place, 1L, Long::sum);
            }
        };
        blocks.each(0, end, block -> {
            JournalTexts.ofRecords(block, reader);
            block.records().forEach(row -> row.facts().forEach(fact -> JournalTexts.of(fact, reader)));
        });
        return counts;
    }
}
