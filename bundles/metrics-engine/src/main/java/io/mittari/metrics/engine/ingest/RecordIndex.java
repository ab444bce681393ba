package io.mittari.metrics.engine.ingest;

import static io.mittari.metrics.engine.ingest.RecordTables.BLOCK;
import static io.mittari.metrics.engine.ingest.RecordTables.CONTENT;
import static io.mittari.metrics.engine.ingest.RecordTables.ENTRY;
import static io.mittari.metrics.engine.ingest.RecordTables.NAMED;
import static io.mittari.metrics.engine.ingest.RecordTables.ROW;
import static io.mittari.metrics.engine.ingest.RecordTables.VERSION;

import io.mittari.metrics.engine.column.IntColumn;
import io.mittari.metrics.engine.index.HashTable;
import io.mittari.metrics.engine.ingest.Staging.Encoded;
import io.mittari.metrics.engine.journal.Block;
import io.mittari.metrics.engine.journal.RecordRow;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which records and keys a journal holds, what their newest content hashes to, and where it stands: the tables, derived
 * from the blocks, and beside them what the batch at hand adds, which comes into the tables once it is stored. Not for
 * two threads.
 */
final class RecordIndex {

    private static final long NO_VERSION = Long.MIN_VALUE;

    private final Identity identity = new Identity();
    private RecordTables tables;
    private HashIndex newRecords = new HashIndex();
    private IntColumn newEntries = new IntColumn();
    private HashIndex newKeys = new HashIndex();
    private Set<Integer> newlyNamed = new HashSet<>();

    RecordIndex(RecordTables tables) {
        this.tables = tables;
    }

    RecordTables tables() {
        return tables;
    }

    void move(RecordTables moved) {
        tables = moved;
    }

    /** Takes in the next block of the journal; its rows may come without their facts. */
    void add(Block block, byte[] bytes) throws IOException {
        int number = addBlock(block.firstOrdinal());
        for (var key : block.keys()) {
            var hash = identity.key(key.source(), key.kind(), key.id());
            tables.keys.add(hash.high(), hash.low());
        }
        for (int i = 0; i < block.records().size(); i++) {
            var row = block.records().get(i);
            if (row.number() == tables.records.size()) {
                var hash = identity.record(row.source(), row.entry(), row.key());
                storeRecord(hash.high(), hash.low(), entry(row.source(), row.entry()));
            }
            hold(row, number, i);
        }
        tables.reached(tables.point().next(bytes, block.sequence(), JournalPoint.UNTOLD));
    }

    /** Forgets what was added since the last block. */
    void forget() {
        newRecords = new HashIndex();
        newEntries = new IntColumn();
        newKeys = new HashIndex();
        newlyNamed = new HashSet<>();
    }

    /** Takes the space for all that was added and for so many blocks; after it {@link #store} cannot fail. */
    void reserve(int blocks) throws IOException {
        var perPart = newRecords.countsBy(HashTable::part, 256);
        tables.records.reserve(newRecords.size(), part -> perPart[part]);
        var keysPerPart = newKeys.countsBy(HashTable::part, 256);
        tables.keys.reserve(newKeys.size(), part -> keysPerPart[part]);
        tables.blocks.reserve(blocks);
    }

    /** All that was added is stored, in these blocks. */
    void store(List<Encoded> blocks, Instant at) throws IOException {
        for (int i = 0; i < newRecords.size(); i++) {
            storeRecord(newRecords.high(i), newRecords.low(i), newEntries.get(i));
        }
        for (int i = 0; i < newKeys.size(); i++) {
            tables.keys.add(newKeys.high(i), newKeys.low(i));
        }
        for (var encoded : blocks) {
            int number = addBlock(encoded.block().firstOrdinal());
            var rows = encoded.block().records();
            for (int i = 0; i < rows.size(); i++) {
                hold(rows.get(i), number, i);
            }
            tables.reached(tables.point().next(encoded.bytes(), encoded.block().sequence(), at.toEpochMilli()));
        }
        forget();
    }

    int find(Hash hash) {
        return find(tables.records, newRecords, hash);
    }

    int addRecord(long high, long low, int entry) {
        newEntries.add(entry);
        return tables.records.size() + newRecords.add(high, low);
    }

    int size() {
        return tables.records.size() + newRecords.size();
    }

    /** Of a stored record, as the four after it. */
    long content(int record) {
        return tables.records.rows().getLong(record, CONTENT);
    }

    int block(int record) {
        return tables.records.rows().getInt(record, BLOCK);
    }

    int row(int record) {
        return tables.records.rows().getInt(record, ROW);
    }

    boolean stands(int record) {
        return content(record) != 0;
    }

    /** Whether a version is older than the one that is held. */
    boolean isOlder(int record, @Nullable Long version) {
        return version != null && version < tables.records.rows().getLong(record, VERSION);
    }

    int entryOf(int record) {
        int stored = tables.records.size();
        return record < stored ? tables.records.rows().getInt(record, ENTRY) : newEntries.get(record - stored);
    }

    int entry(String source, String entry) {
        return tables.entries.number(source, entry);
    }

    int key(Hash hash) {
        return find(tables.keys, newKeys, hash);
    }

    int addKey(long high, long low) {
        return tables.keys.size() + newKeys.add(high, low);
    }

    int keyCount() {
        return tables.keys.size() + newKeys.size();
    }

    void name(int key) {
        newlyNamed.add(key);
    }

    boolean isNamed(int key) {
        return newlyNamed.contains(key)
                || (key < tables.keys.size() && tables.keys.rows().getInt(key, NAMED) != 0);
    }

    /** The stored block that holds a fact. */
    int blockOf(int ordinal) {
        int low = 0;
        int high = tables.blocks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (tables.blocks.getInt(middle, 0) <= ordinal) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private static int find(HashTable stored, HashIndex added, Hash hash) {
        long high = hash.high();
        long low = hash.low();
        int number = stored.find(high, low);
        if (number != HashTable.NONE) {
            return number;
        }
        int later = added.find(high, low);
        return later == HashIndex.NONE ? HashIndex.NONE : stored.size() + later;
    }

    private int addBlock(int firstOrdinal) throws IOException {
        int number = tables.blocks.add();
        tables.blocks.putInt(number, 0, firstOrdinal);
        return number;
    }

    private void storeRecord(long high, long low, int entry) throws IOException {
        int number = tables.records.add(high, low);
        tables.records.rows().putInt(number, ENTRY, entry);
    }

    /** Says where the newest version of a record stands. */
    private void hold(RecordRow row, int block, int at) {
        var rows = tables.records.rows();
        int number = row.number();
        rows.putLong(number, CONTENT, row.content());
        rows.putLong(number, VERSION, row.version() == null ? NO_VERSION : row.version());
        rows.putInt(number, BLOCK, block);
        rows.putInt(number, ROW, at);
        if (row.names()) {
            tables.keys.rows().putInt(row.subject(), NAMED, 1);
        }
    }
}
