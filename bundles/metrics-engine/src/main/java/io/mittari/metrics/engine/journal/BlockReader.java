package io.mittari.metrics.engine.journal;

import io.mittari.metrics.api.ingest.Origin;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Decodes what {@link BlockWriter} encoded, in every format there ever was. */
public final class BlockReader {

    /** What deflating makes of a byte at most. */
    private static final int MOST_UNPACKED = 1_032;

    private BlockReader() {}

    /** @throws DamagedBlock if it is not what was written */
    public static Block read(byte[] bytes) {
        return read(bytes, true);
    }

    /** Without the facts themselves: the rows' lists of facts are empty. */
    public static Block readRecords(byte[] bytes) {
        return read(bytes, false);
    }

    private static Block read(byte[] bytes, boolean withFacts) {
        check(bytes);
        try {
            return decoded(bytes, withFacts);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new DamagedBlock("a value in it cannot be: " + e.getMessage(), e);
        }
    }

    private static Block decoded(byte[] bytes, boolean withFacts) {
        var header = new In(bytes, BlockWriter.HEADER, bytes.length);
        long sequence = header.number();
        int firstOrdinal = header.count();
        int firstKey = header.count();
        int keys = header.count();
        int records = header.count();
        int facts = header.count();
        int ended = header.count();
        int texts = header.count();
        var body = inflated(bytes, header.count(), header);
        var columns = new EnumMap<Column, In>(Column.class);
        var all = new In(body, 0, body.length);
        for (var column : Column.values()) {
            columns.put(column, all.part(all.count()));
        }
        in(columns, Column.FACTS).holds(facts);
        int nextOrdinal = Math.addExact(firstOrdinal, facts);
        var text = texts(in(columns, Column.TEXTS), texts);
        var reader = new FactReader(
                text,
                in(columns, Column.FACTS),
                in(columns, Column.TIMES),
                in(columns, Column.AMOUNTS),
                in(columns, Column.FIELDS));
        var rows = new Rows(columns, text, firstOrdinal, nextOrdinal, reader, withFacts);
        var block = new Block(
                sequence,
                firstOrdinal,
                firstKey,
                keys(in(columns, Column.KEYS), text, keys),
                rows.read(records),
                ordinals(in(columns, Column.ENDED), firstOrdinal, nextOrdinal, ended));
        if (rows.ordinal() != nextOrdinal) {
            throw new DamagedBlock("its facts do not add up");
        }
        return block;
    }

    private static void check(byte[] bytes) {
        if (bytes.length < BlockWriter.HEADER || bytes[0] != 'M' || bytes[1] != 'J') {
            throw new DamagedBlock("it does not begin as a block does");
        }
        if (bytes[2] != BlockWriter.FORMAT) {
            throw new DamagedBlock("its format is %d, this program knows up to %d: a newer one has written it"
                    .formatted(bytes[2], BlockWriter.FORMAT));
        }
        var crc = new CRC32C();
        crc.update(bytes, BlockWriter.HEADER, bytes.length - BlockWriter.HEADER);
        for (int i = 0; i < 4; i++) {
            if (bytes[3 + i] != (byte) (crc.getValue() >>> (8 * i))) {
                throw new DamagedBlock("its checksum is wrong");
            }
        }
    }

    private static byte[] inflated(byte[] bytes, int length, In header) {
        if (length > (long) MOST_UNPACKED * bytes.length) {
            throw new DamagedBlock("its body cannot be as long as %d bytes".formatted(length));
        }
        var inflater = new Inflater(true);
        try {
            inflater.setInput(bytes, header.at(), bytes.length - header.at());
            var body = new byte[length];
            int size = 0;
            while (size < length) {
                int more = inflater.inflate(body, size, length - size);
                if (more == 0) {
                    throw new DamagedBlock("its body ends too early");
                }
                size += more;
            }
            return body;
        } catch (DataFormatException e) {
            throw new DamagedBlock("its body cannot be unpacked: " + e.getMessage());
        } finally {
            inflater.end();
        }
    }

    private static In in(Map<Column, In> columns, Column column) {
        return Objects.requireNonNull(columns.get(column));
    }

    private static String[] texts(In in, int count) {
        in.holds(count);
        var texts = new String[count];
        for (int i = 0; i < count; i++) {
            texts[i] = in.text();
        }
        return texts;
    }

    private static List<KeyRow> keys(In in, String[] texts, int count) {
        in.holds(count);
        var keys = new ArrayList<KeyRow>(count);
        for (int i = 0; i < count; i++) {
            keys.add(new KeyRow(textAt(texts, in.count()), textAt(texts, in.count()), in.text()));
        }
        return keys;
    }

    static String textAt(String[] texts, int number) {
        if (number >= texts.length) {
            throw new DamagedBlock("a text that is not there");
        }
        return texts[number];
    }

    /** Ordinals below {@code end}, each told by its distance from the block's first. */
    private static int[] ordinals(In in, int firstOrdinal, int end, int count) {
        in.holds(count);
        var ordinals = new int[count];
        for (int i = 0; i < count; i++) {
            long ordinal = Math.subtractExact(firstOrdinal, in.signed());
            if (ordinal < 0 || ordinal >= end) {
                throw new DamagedBlock("a fact that is not there");
            }
            ordinals[i] = (int) ordinal;
        }
        return ordinals;
    }

    /** The columns that hold one group per record. */
    private static final class Rows {

        private final Map<Column, In> columns;
        private final String[] texts;
        private final int firstOrdinal;
        private final int nextOrdinal;
        private final FactReader facts;
        private final boolean withFacts;
        private int ordinal;
        private int lastNumber = -1;
        private int lastSubject = -1;
        private long lastVersion;
        private long lastLine;

        Rows(
                Map<Column, In> columns,
                String[] texts,
                int firstOrdinal,
                int nextOrdinal,
                FactReader facts,
                boolean withFacts) {
            this.columns = columns;
            this.texts = texts;
            this.firstOrdinal = firstOrdinal;
            this.nextOrdinal = nextOrdinal;
            this.ordinal = firstOrdinal;
            this.facts = facts;
            this.withFacts = withFacts;
        }

        int ordinal() {
            return ordinal;
        }

        List<RecordRow> read(int count) {
            in(columns, Column.RECORDS).holds(count);
            var rows = new ArrayList<RecordRow>(count);
            for (int i = 0; i < count; i++) {
                rows.add(row());
            }
            return rows;
        }

        private RecordRow row() {
            var in = in(columns, Column.RECORDS);
            lastNumber = following(lastNumber, in, 0);
            lastSubject = following(lastSubject, in, RecordRow.NO_SUBJECT);
            var source = textAt(texts, in.count());
            var entry = textAt(texts, in.count());
            int rank = in.count();
            var funnel = textAt(texts, in.count());
            int factCount = in.count();
            int keptCount = in.count();
            Long version = null;
            int flags = in.raw();
            if ((flags & BlockWriter.VERSION) != 0) {
                lastVersion += in.signed();
                version = lastVersion;
            }
            var origins = in(columns, Column.ORIGINS);
            var place = textAt(texts, origins.count());
            lastLine += origins.signed();
            in(columns, Column.FACTS).holds(withFacts ? factCount : 0);
            var rows = new ArrayList<FactRow>(withFacts ? factCount : 0);
            for (int i = 0; withFacts && i < factCount; i++) {
                rows.add(facts.read());
            }
            int first = ordinal;
            ordinal = Math.addExact(ordinal, factCount);
            return new RecordRow(
                    lastNumber,
                    source,
                    entry,
                    rank,
                    in(columns, Column.NAMES).text(),
                    in(columns, Column.HASHES).fixed(),
                    funnel,
                    lastSubject,
                    (flags & BlockWriter.NAMES) != 0,
                    version,
                    new Origin(place, lastLine),
                    first,
                    ordinals(in(columns, Column.KEPT), firstOrdinal, nextOrdinal, keptCount),
                    rows);
        }

        /** A number told by its distance from the one after {@code last}. */
        private static int following(int last, In in, int least) {
            int number = Math.toIntExact(Math.addExact(last + 1L, in.signed()));
            if (number < least) {
                throw new DamagedBlock("a record or subject of number " + number);
            }
            return number;
        }
    }
}
