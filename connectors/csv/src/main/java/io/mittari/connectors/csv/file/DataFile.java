package io.mittari.connectors.csv.file;

import io.mittari.connector.spi.ImportReceipt.FileRead;
import io.mittari.connector.spi.ImportRequest.ImportFile;
import io.mittari.connector.spi.RouteSite.Conventions;
import io.mittari.connectors.csv.mapping.Columns;
import io.mittari.connectors.csv.mapping.Entry;
import io.mittari.connectors.csv.mapping.FileMapper;
import io.mittari.connectors.csv.mapping.Given;
import io.mittari.connectors.csv.mapping.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A file whose rows become facts. It is read twice: once whole, so that what is wrong with the file is known before
 * anything of it is stored and its columns can decide how they are written; once to map its rows.
 */
final class DataFile {

    private static final int TELL_EVERY = 4096;

    private final ImportFile file;
    private final Entry entry;
    private final EqualRows equal;
    private final FileMapper mapper;
    private final List<String> remarks;
    private final FileRead read;
    private final long size;

    private long withoutKey;

    private DataFile(
            ImportFile file,
            Entry entry,
            EqualRows equal,
            FileMapper mapper,
            List<String> remarks,
            FileRead read,
            long size) {
        this.file = file;
        this.entry = entry;
        this.equal = equal;
        this.mapper = mapper;
        this.remarks = remarks;
        this.read = read;
        this.size = size;
    }

    /**
     * Reads the file once.
     *
     * @param bytes hears how far it is, now and then
     */
    static DataFile survey(
            ImportFile file, Entry entry, Conventions tenant, Map<String, Table> tables, LongConsumer bytes)
            throws IOException {
        var size = Files.size(file.path());
        var equal = entry.isKeyless() ? EqualRows.forFile(file.name(), size) : EqualRows.unused();
        try (var rows = CsvFile.open(file.name(), file.path(), entry.format(), equal)) {
            var zone = entry.zone() == null ? tenant.zone() : entry.zone();
            var given = new Given(
                    file.name(),
                    tenant.locale(),
                    tenant.zone(),
                    tenant.currency(),
                    LocalDate.ofInstant(file.changed(), zone),
                    tables);
            var mapper = new FileMapper(entry, rows.columns(), given);
            var count = 0L;
            for (var row = rows.next(); row != null; row = rows.next()) {
                count++;
                if (isWhole(row, rows.columns())) {
                    mapper.survey(row);
                }
                if (entry.isKeyless()) {
                    row.noteContent();
                }
                if (count % TELL_EVERY == 0) {
                    bytes.accept(rows.bytesRead());
                }
            }
            var dialect = rows.dialect();
            return new DataFile(
                    file,
                    entry,
                    equal,
                    mapper,
                    mapper.decide(),
                    new FileRead(
                            file.name(),
                            dialect.encoding().name(),
                            String.valueOf(dialect.delimiter()),
                            mapper.locale().toLanguageTag(),
                            count),
                    size);
        }
    }

    /** Neither more cells than columns, nor NUL characters. */
    static boolean isWhole(Row row, Columns columns) {
        return !row.hasNul() && (row.count() <= columns.size() || row.isEmptyFrom(columns.size()));
    }

    /** Why a row is not whole; null if it is. */
    static @Nullable String fault(Row row, Columns columns) {
        if (isWhole(row, columns)) {
            return null;
        }
        return row.hasNul()
                ? "a NUL character in the row"
                : "%d cells, but the header names %d columns".formatted(row.count(), columns.size());
    }

    /**
     * The key of a row that is not whole; null if it cannot be told. Too many cells may have moved any column but those
     * the row begins with.
     */
    @Nullable
    String keyOf(Row row, Columns columns) {
        var moved = row.count() > columns.size() && !row.isEmptyFrom(columns.size());
        return moved && !mapper.isKeyFirst() ? null : mapper.keyOf(row);
    }

    /** A row was rejected, and nobody knows which record it stands for. */
    void rejectedWithoutKey() {
        withoutKey++;
    }

    /** Rows rejected without a key that can be read. */
    long withoutKey() {
        return withoutKey;
    }

    CsvFile open() throws IOException {
        return CsvFile.open(file.name(), file.path(), entry.format(), equal);
    }

    /** It was mapped to its end. */
    void done() {
        equal.forget();
    }

    Entry entry() {
        return entry;
    }

    FileMapper mapper() {
        return mapper;
    }

    List<String> remarks() {
        return remarks;
    }

    FileRead read() {
        return read;
    }

    /** Bytes it had when it was read first. */
    long size() {
        return size;
    }

    String name() {
        return file.name();
    }
}
