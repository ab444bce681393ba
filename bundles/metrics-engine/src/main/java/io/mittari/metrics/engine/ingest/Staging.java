package io.mittari.metrics.engine.ingest;

import io.mittari.metrics.engine.column.IntColumn;
import io.mittari.metrics.engine.journal.Block;
import io.mittari.metrics.engine.journal.BlockWriter;
import io.mittari.metrics.engine.journal.KeyRow;
import io.mittari.metrics.engine.journal.RecordRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a batch is about to add to the journal, in order, and its division into blocks. */
final class Staging {

    /** What a block should not exceed when encoded. */
    static final int BLOCK = 31_744;

    private static final int AIM = 29_500;

    private final int firstOrdinal;
    private final int firstKey;
    private final List<RecordRow> rows = new ArrayList<>();
    private final Map<Integer, RecordRow> newest = new HashMap<>();
    private final List<KeyRow> keys = new ArrayList<>();
    private final IntColumn ended = new IntColumn();
    private final IntColumn keysThen = new IntColumn();
    private final IntColumn endedThen = new IntColumn();
    private int nextOrdinal;

    Staging(int firstOrdinal, int firstKey) {
        this.firstOrdinal = firstOrdinal;
        this.firstKey = firstKey;
        this.nextOrdinal = firstOrdinal;
    }

    void add(RecordRow row) {
        rows.add(row);
        newest.put(row.number(), row);
        keysThen.add(keys.size());
        endedThen.add(ended.size());
        nextOrdinal += row.facts().size();
    }

    void add(KeyRow key) {
        keys.add(key);
    }

    /** A fact stands no more; part of the row that is added next. */
    void end(int ordinal) {
        ended.add(ordinal);
    }

    int nextOrdinal() {
        return nextOrdinal;
    }

    boolean holds(int ordinal) {
        return ordinal >= firstOrdinal;
    }

    /** The row of this batch that brought a fact. */
    RecordRow rowOf(int ordinal) {
        return new Block(0, firstOrdinal, firstKey, List.of(), rows, new int[0]).rowOf(ordinal);
    }

    /** The newest version of a record, if this batch brought one. */
    @Nullable
    RecordRow newest(int record) {
        return newest.get(record);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Divides it into blocks. {@code rowBytes}: what a row took lately. */
    List<Encoded> encoded(long sequence, BlockWriter writer, double rowBytes) {
        var blocks = new ArrayList<Encoded>();
        if (!rows.isEmpty()) {
            int parts = (int) Math.ceil(rows.size() * rowBytes / AIM);
            int each = (rows.size() + parts - 1) / parts;
            for (int from = 0; from < rows.size(); from += each) {
                encode(sequence, writer, from, Math.min(rows.size(), from + each), blocks);
            }
        }
        return blocks;
    }

    private void encode(long sequence, BlockWriter writer, int from, int to, List<Encoded> blocks) {
        int keysFrom = from == 0 ? 0 : keysThen.get(from - 1);
        int endedFrom = from == 0 ? 0 : endedThen.get(from - 1);
        var gone = new int[endedThen.get(to - 1) - endedFrom];
        for (int i = 0; i < gone.length; i++) {
            gone[i] = ended.get(endedFrom + i);
        }
        var block = new Block(
                sequence,
                rows.get(from).firstOrdinal(),
                firstKey + keysFrom,
                keys.subList(keysFrom, keysThen.get(to - 1)),
                rows.subList(from, to),
                gone);
        var bytes = writer.write(block);
        if (bytes.length <= BLOCK || to - from == 1) {
            blocks.add(new Encoded(block, bytes));
        } else {
            int middle = (from + to) >>> 1;
            encode(sequence, writer, from, middle, blocks);
            encode(sequence, writer, middle, to, blocks);
        }
    }

    /** A block in both forms. */
    @SuppressWarnings("ArrayRecordComponent") // carried on to the store, never compared
    record Encoded(Block block, byte[] bytes) {}
}
