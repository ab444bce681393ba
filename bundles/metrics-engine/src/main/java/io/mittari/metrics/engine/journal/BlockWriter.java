package io.mittari.metrics.engine.journal;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32C;
import java.util.zip.Deflater;

/**
 * Encodes blocks. Layout: two letters, format version, CRC-32C of all that follows, then numbers — sequence, first
 * ordinal, first key, counts of keys, records, facts and ended, length of the body unpacked — and the body, deflated:
 * the columns, each with its length. Not for two threads.
 */
public final class BlockWriter {

    static final int FORMAT = 1;
    static final int HEADER = 7;

    /** Flags of a record. */
    static final int VERSION = 1;

    static final int NAMES = 2;

    /** Nearly all that deflating gains here it gains at its fastest. */
    private static final int LEVEL = Deflater.BEST_SPEED;

    private final Map<Column, Out> columns = new EnumMap<>(Column.class);
    private final Map<String, Integer> texts = new HashMap<>();
    private final FactWriter facts = new FactWriter(this);

    public BlockWriter() {
        for (var column : Column.values()) {
            columns.put(column, new Out());
        }
    }

    public byte[] write(Block block) {
        for (var column : columns.values()) {
            column.clear();
        }
        texts.clear();
        facts.restart();
        writeKeys(block);
        int count = writeRecords(block);
        var ended = out(Column.ENDED);
        for (int ordinal : block.ended()) {
            ended.signed((long) block.firstOrdinal() - ordinal);
        }
        return packed(block, count);
    }

    Out out(Column column) {
        return Objects.requireNonNull(columns.get(column));
    }

    /** The number of a text in this block. */
    int text(String text) {
        var known = texts.get(text);
        if (known != null) {
            return known;
        }
        int number = texts.size();
        texts.put(text, number);
        out(Column.TEXTS).text(text);
        return number;
    }

    private void writeKeys(Block block) {
        var out = out(Column.KEYS);
        for (var key : block.keys()) {
            out.number(text(key.source()));
            out.number(text(key.kind()));
            out.text(key.id());
        }
    }

    private int writeRecords(Block block) {
        int count = 0;
        int lastNumber = -1;
        int lastSubject = -1;
        long lastVersion = 0;
        long lastLine = 0;
        var records = out(Column.RECORDS);
        var origins = out(Column.ORIGINS);
        for (var row : block.records()) {
            records.signed((long) row.number() - lastNumber - 1);
            records.signed((long) row.subject() - lastSubject - 1);
            records.number(text(row.source()));
            records.number(text(row.entry()));
            records.number(row.rank());
            records.number(text(row.funnel()));
            records.number(row.facts().size());
            records.number(row.kept().length);
            records.raw((row.version() == null ? 0 : VERSION) | (row.names() ? NAMES : 0));
            if (row.version() != null) {
                records.signed(row.version() - lastVersion);
                lastVersion = row.version();
            }
            lastNumber = row.number();
            lastSubject = row.subject();
            out(Column.NAMES).text(row.key());
            out(Column.HASHES).fixed(row.content());
            origins.number(text(row.origin().place()));
            origins.signed(row.origin().line() - lastLine);
            lastLine = row.origin().line();
            for (int kept : row.kept()) {
                out(Column.KEPT).signed((long) block.firstOrdinal() - kept);
            }
            for (var fact : row.facts()) {
                facts.write(fact);
            }
            count += row.facts().size();
        }
        return count;
    }

    private byte[] packed(Block block, int facts) {
        var body = new Out();
        for (var column : columns.values()) {
            body.number(column.size());
            body.append(column);
        }
        var out = new Out();
        out.raw('M');
        out.raw('J');
        out.raw(FORMAT);
        out.append(new byte[4], 0, 4);
        out.number(block.sequence());
        out.number(block.firstOrdinal());
        out.number(block.firstKey());
        out.number(block.keys().size());
        out.number(block.records().size());
        out.number(facts);
        out.number(block.ended().length);
        out.number(texts.size());
        out.number(body.size());
        deflate(body, out);
        var bytes = out.copy();
        var crc = new CRC32C();
        crc.update(bytes, HEADER, bytes.length - HEADER);
        for (int i = 0; i < 4; i++) {
            bytes[3 + i] = (byte) (crc.getValue() >>> (8 * i));
        }
        return bytes;
    }

    private static void deflate(Out body, Out out) {
        var deflater = new Deflater(LEVEL, true);
        try {
            deflater.setInput(body.array(), 0, body.size());
            deflater.finish();
            var buffer = new byte[16_384];
            while (!deflater.finished()) {
                out.append(buffer, 0, deflater.deflate(buffer));
            }
        } finally {
            deflater.end();
        }
    }
}
