package io.mittari.connectors.csv.file;

import io.mittari.connector.spi.ImportReceipt.Choice;
import io.mittari.connector.spi.ImportReceipt.FileRead;
import io.mittari.connector.spi.ImportRequest.ImportFile;
import io.mittari.connector.spi.RouteSite.Conventions;
import io.mittari.connectors.csv.mapping.Entry;
import io.mittari.connectors.csv.mapping.FileMapper;
import io.mittari.connectors.csv.mapping.Given;
import io.mittari.connectors.csv.mapping.Table;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.LocalDate;
import java.util.ArrayList;
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
    private final Detected form;
    private final FileMapper mapper;
    private final List<String> remarks;
    private final FileRead read;
    private final Stand stand;

    private long withoutKey;
    private @Nullable String reading;

    private DataFile(
            ImportFile file,
            Entry entry,
            EqualRows equal,
            Detected form,
            FileMapper mapper,
            List<String> remarks,
            FileRead read,
            Stand stand) {
        this.file = file;
        this.entry = entry;
        this.equal = equal;
        this.form = form;
        this.mapper = mapper;
        this.remarks = remarks;
        this.read = read;
        this.stand = stand;
    }

    /**
     * Reads the file once.
     *
     * @param bytes hears how far it is, now and then
     */
    static DataFile survey(
            ImportFile file, Entry entry, Conventions tenant, Map<String, Table> tables, LongConsumer bytes)
            throws IOException {
        var stand = Stand.of(file);
        var equal = entry.isKeyless() ? EqualRows.forFile(file.name(), stand.size()) : EqualRows.unused();
        var form = Detection.of(file.name(), file.path(), entry.format(), tenant.locale());
        try (var rows = CsvFile.open(file.name(), file.path(), form, entry.format(), equal)) {
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
                if (!rows.passedOver().test(row) && rows.faultOf(row).isEmpty()) {
                    mapper.survey(row);
                }
                if (entry.isKeyless()) {
                    row.noteContent();
                }
                if (count % TELL_EVERY == 0) {
                    bytes.accept(rows.bytesRead());
                }
            }
            var remarks = new ArrayList<>(form.remarks());
            remarks.addAll(rows.passedOver().remarks());
            remarks.addAll(mapper.decide());
            stand.check(file);
            return new DataFile(file, entry, equal, form, mapper, remarks, read(file, form, mapper, count), stand);
        }
    }

    private static FileRead read(ImportFile file, Detected form, FileMapper mapper, long rows) {
        var chosen = new ArrayList<>(form.chosen());
        mapper.columns().forEach(column -> chosen.add(new Choice(column.words(), column.value(), column.why())));
        var dialect = form.dialect();
        return new FileRead(
                file.name(),
                dialect.encoding().name(),
                String.valueOf(dialect.delimiter()),
                mapper.locale().toLanguageTag(),
                rows,
                chosen);
    }

    /**
     * The key of a row that cannot be taken; null if it cannot be told.
     *
     * @param moved whether any column may stand in the wrong place but those that the row begins with
     */
    @Nullable
    String keyOf(Row row, boolean moved) {
        return !row.isWhole() || (moved && !mapper.isKeyFirst()) ? null : mapper.keyOf(row);
    }

    /** How it is read, as it is kept with rejected rows. */
    String reading(CsvFile in) {
        var known = reading;
        if (known == null) {
            known = Reading.written(in.dialectInWords(), file.changed(), mapper.examples());
            reading = known;
        }
        return known;
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
        stand.check(file);
        return CsvFile.open(file.name(), file.path(), form, entry.format(), equal);
    }

    /**
     * It was mapped to its end.
     *
     * @throws Stand.Changed if it changed meanwhile
     */
    void done(long rows) throws IOException {
        if (rows != read.rows()) {
            throw Stand.changed(file);
        }
        try {
            stand.check(file);
        } catch (NoSuchFileException e) {
            equal.forget(); // taken away after it was opened: what was read is what was there
        }
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
        return stand.size();
    }

    String name() {
        return file.name();
    }
}
