package io.mittari.connectors.csv.file;

import io.mittari.connectors.csv.mapping.FileMapper;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.api.ingest.Rejected;
import io.mittari.metrics.api.ingest.SourceRecord;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The second reading of an import's files: their rows as records, part by part. What was read stays in hand until its
 * part is complete: an attempt that failed because a file could not be opened may be made again, and loses nothing. One
 * thread.
 */
final class SecondReading implements Closeable {

    /** Rows of a part. */
    static final int ROWS = 2_000;

    /** Characters after which a part takes no further row: it is held in memory. */
    private static final int CHARACTERS = 4 * 1024 * 1024;

    private final List<DataFile> files;

    private Part inHand = new Part();
    private int next;
    private @Nullable CsvFile open;
    private long bytesDone;
    private boolean ended;
    private long read;
    private long rowsOfFile;
    private long empty;

    SecondReading(List<DataFile> files) {
        this.files = files;
    }

    /** Rows that were read together. */
    static final class Part {

        private final List<SourceRecord> records = new ArrayList<>();
        private final List<Rejected> rejected = new ArrayList<>();
        private int rows;
        private int characters;

        List<SourceRecord> records() {
            return records;
        }

        List<Rejected> rejected() {
            return rejected;
        }

        private void count(Row row) {
            rows++;
            characters += row.length();
        }

        private boolean isFull() {
            return rows >= ROWS || characters >= CHARACTERS;
        }
    }

    /** Whether all files were read to their end. */
    boolean ended() {
        return ended;
    }

    /** Rows read so far. */
    long read() {
        return read;
    }

    /** Rows of those that make neither a fact nor an attribute. */
    long empty() {
        return empty;
    }

    /** Bytes of all files that were read so far. */
    long bytes() {
        return bytesDone + (open == null ? 0 : open.bytesRead());
    }

    /**
     * The next part.
     *
     * @throws IOException if a file cannot be opened; may be called again
     */
    Part next() throws IOException {
        while (!inHand.isFull()) {
            if (next == files.size()) {
                ended = true;
                break;
            }
            var in = opened();
            var row = in.next();
            if (row == null) {
                endFile();
            } else {
                read++;
                rowsOfFile++;
                inHand.count(row);
                take(row, in, files.get(next));
            }
        }
        var whole = inHand;
        inHand = new Part();
        return whole;
    }

    private CsvFile opened() throws IOException {
        var in = open;
        if (in == null) {
            in = files.get(next).open();
            open = in;
        }
        return in;
    }

    private void endFile() throws IOException {
        files.get(next).done(rowsOfFile);
        bytesDone += files.get(next).size();
        rowsOfFile = 0;
        next++;
        close();
    }

    private void take(Row row, CsvFile in, DataFile file) {
        if (in.passedOver().test(row)) {
            empty++;
            return;
        }
        var fault = in.faultOf(row);
        if (!fault.isEmpty()) {
            reject(row, in, file, file.keyOf(row, in.isMoved(row)), fault);
            return;
        }
        var mapper = file.mapper();
        var outcome = row.isBlank() ? FileMapper.Outcome.EMPTY : mapper.map(row);
        var record = row.isBlank() ? null : mapper.record();
        if (outcome == FileMapper.Outcome.EMPTY) {
            empty++;
        } else if (record == null) {
            reject(row, in, file, mapper.key(), mapper.reason());
        }
        if (record != null) {
            inHand.records.add(record);
        }
    }

    private void reject(Row row, CsvFile in, DataFile file, @Nullable String key, String reason) {
        if (key == null) {
            file.rejectedWithoutKey();
        }
        inHand.rejected.add(new Rejected(
                new Origin(file.name(), row.line()),
                file.entry().name(),
                key,
                reason,
                row.raw(),
                in.header(),
                file.reading(in),
                file.entry().entity()));
    }

    @Override
    public void close() throws IOException {
        var file = open;
        open = null;
        if (file != null) {
            file.close();
        }
    }
}
