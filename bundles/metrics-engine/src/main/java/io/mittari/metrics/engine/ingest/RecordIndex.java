package io.mittari.metrics.engine.ingest;

import io.mittari.metrics.engine.column.IntColumn;
import io.mittari.metrics.engine.column.LongColumn;
import io.mittari.metrics.engine.journal.Block;
import io.mittari.metrics.engine.journal.RecordRow;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which records and keys a journal holds, what their newest content hashes to, and where it stands. Derived from the
 * blocks, and thrown away with any batch that fails. Not for two threads.
 */
final class RecordIndex {

    private static final long NO_VERSION = Long.MIN_VALUE;

    private final Identity identity = new Identity();
    private final HashIndex records = new HashIndex();
    private final LongColumn contents = new LongColumn();
    private final IntColumn blocks = new IntColumn();
    private final IntColumn rows = new IntColumn();
    private final IntColumn entries = new IntColumn();
    private final Map<String, Map<String, Integer>> entryNumbers = new HashMap<>();
    private final BitSet standing = new BitSet();
    private final HashIndex keys = new HashIndex();
    private final BitSet named = new BitSet();
    private final IntColumn firstOrdinals = new IntColumn();
    private int entryCount;
    private @Nullable LongColumn versions;

    /** Takes in the next block; its rows may come without their facts. */
    void add(Block block) {
        int number = firstOrdinals.add(block.firstOrdinal());
        for (var key : block.keys()) {
            var hash = identity.key(key.source(), key.kind(), key.id());
            if (keys.size() < block.firstKey() + block.keys().size()) {
                keys.add(hash.high(), hash.low());
            }
        }
        for (int i = 0; i < block.records().size(); i++) {
            var row = block.records().get(i);
            if (row.number() == records.size()) {
                var hash = identity.record(row.source(), row.entry(), row.key());
                addRecord(hash.high(), hash.low(), entry(row.source(), row.entry()));
            }
            hold(row, number, i);
        }
    }

    /** Says where the newest version of a record stands. */
    void hold(RecordRow row, int block, int at) {
        int number = row.number();
        contents.set(number, row.content());
        blocks.set(number, block);
        rows.set(number, at);
        setVersion(number, row.version() == null ? NO_VERSION : row.version());
        standing.set(number, row.content() != 0);
        if (row.names()) {
            named.set(row.subject());
        }
    }

    void addBlock(int firstOrdinal) {
        firstOrdinals.add(firstOrdinal);
    }

    int find(Hash hash) {
        return records.find(hash.high(), hash.low());
    }

    int addRecord(long high, long low, int entry) {
        contents.add(0);
        blocks.add(-1);
        rows.add(-1);
        entries.add(entry);
        if (versions != null) {
            versions.add(NO_VERSION);
        }
        return records.add(high, low);
    }

    int size() {
        return records.size();
    }

    long content(int record) {
        return contents.get(record);
    }

    int block(int record) {
        return blocks.get(record);
    }

    int row(int record) {
        return rows.get(record);
    }

    int entryOf(int record) {
        return entries.get(record);
    }

    boolean stands(int record) {
        return standing.get(record);
    }

    /** Whether a version is older than the one that is held. */
    boolean isOlder(int record, @Nullable Long version) {
        return version != null && versions != null && version < versions.get(record);
    }

    int entry(String source, String entry) {
        return entryNumbers.computeIfAbsent(source, s -> new HashMap<>()).computeIfAbsent(entry, e -> entryCount++);
    }

    int key(Hash hash) {
        return keys.find(hash.high(), hash.low());
    }

    int addKey(long high, long low) {
        return keys.add(high, low);
    }

    int keyCount() {
        return keys.size();
    }

    void name(int key) {
        named.set(key);
    }

    boolean isNamed(int key) {
        return named.get(key);
    }

    /** The block that holds a fact. */
    int blockOf(int ordinal) {
        int low = 0;
        int high = firstOrdinals.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (firstOrdinals.get(middle) <= ordinal) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    long bytes() {
        return records.bytes()
                + keys.bytes()
                + contents.bytes()
                + blocks.bytes()
                + rows.bytes()
                + entries.bytes()
                + firstOrdinals.bytes()
                + (versions == null ? 0 : versions.bytes())
                + standing.size() / 8
                + named.size() / 8;
    }

    private void setVersion(int record, long version) {
        if (versions == null && version != NO_VERSION) {
            versions = new LongColumn();
            for (int i = 0; i < records.size(); i++) {
                versions.add(NO_VERSION);
            }
        }
        if (versions != null) {
            versions.set(record, version);
        }
    }
}
