package io.mittari.connectors.csv.file;

import io.mittari.connector.spi.ReplayRequest.KeptRow;
import io.mittari.connector.spi.RouteSite.Conventions;
import io.mittari.connectors.csv.mapping.Columns;
import io.mittari.connectors.csv.mapping.Entry;
import io.mittari.connectors.csv.mapping.FileMapper;
import io.mittari.connectors.csv.mapping.FileMapper.Outcome;
import io.mittari.connectors.csv.mapping.FileUnfit;
import io.mittari.connectors.csv.mapping.Given;
import io.mittari.connectors.csv.mapping.Mapping;
import io.mittari.connectors.csv.mapping.Table;
import io.mittari.metrics.api.ingest.Rejected;
import io.mittari.metrics.api.ingest.SourceRecord;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rejected rows of one file, read as it was read then, and what they come to now. One thread. */
final class ReadAgain {

    private final List<KeptRow> rows;
    private final List<SourceRecord> records = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();
    private final List<String> closes = new ArrayList<>();
    private final Map<KeptRow, Rejected> asTheyWere = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();
    private Map<String, Long> unmatched = Map.of();
    private long empty;
    private long answered;

    /** @param rows all of one file with one header and dialect, rejected at the same time */
    ReadAgain(List<KeptRow> rows) {
        this.rows = rows;
    }

    /** What an entry looks up in. */
    @FunctionalInterface
    interface Tables {

        /** @throws FileUnfit if a lookup that is needed is not kept */
        Map<String, Table> of(Entry entry) throws IOException;
    }

    /** @throws FileUnfit if the mapping cannot read the file, so that all rows stay as they are */
    void read(Mapping mapping, Conventions tenant, Tables tables) throws IOException {
        var first = rows.get(0).rejected();
        var file = first.origin().place();
        var entry = mapping.entryOf(file)
                .orElseThrow(() ->
                        new FileUnfit("%s: the mapping has no entry for a file of this name; its rows stay rejected"
                                .formatted(file)));
        var reading = Reading.of(first.dialect());
        if (reading == null || KeptText.isCut(first.header())) {
            throw new FileUnfit(
                    "%s: of its header and how it was read too little is kept; import it again".formatted(file));
        }
        var equal = entry.isKeyless() ? EqualRows.forFile(file, 1 << 16) : EqualRows.unused();
        var header = header(first, reading, entry);
        var columns = new Columns(
                file, entry.format().columns() == null ? header : entry.format().columns());
        var passedOver = new PassedOver(file, header, entry.format().passOver());
        var mapper = new FileMapper(entry, columns, given(file, reading, entry, tenant, tables.of(entry)));
        mapper.decidedBefore(reading.examples());
        var sheet = new Sheet(entry, columns, reading.delimiter(), mapper);
        var texts = texts(reading, sheet, equal);
        var noRows = new HashSet<KeptRow>();
        texts.forEach((row, text) -> {
            if (passedOver.test(text)) {
                noRows.add(row);
            } else if (sheet.faultOf(text).isEmpty()) {
                mapper.survey(placed(row, text));
            }
            if (entry.isKeyless()) {
                text.noteContent();
            }
        });
        mapper.decide();
        remarks.addAll(passedOver.remarks());
        texts.forEach((row, text) -> take(row, text, noRows.contains(row), sheet));
        comeAlong();
        unmatched = mapper.unmatched();
    }

    /** The file's table, and what reads it. */
    private record Sheet(Entry entry, Columns columns, char delimiter, FileMapper mapper) {

        String faultOf(Row row) {
            return CsvFile.faultOf(row, columns, delimiter);
        }
    }

    /** What its header line names; where the mapping names the columns, it may have none. */
    private static List<String> header(Rejected kept, Reading reading, Entry entry) {
        var row = new Row(kept.origin().place(), reading.quote(), entry.format().empty(), EqualRows.unused());
        if (reading.header() && KeptText.row(kept.origin(), kept.header(), reading, row) != null) {
            return row.texts();
        }
        if (entry.format().columns() == null) {
            throw new FileUnfit("%s: no header is kept with its rows; import it again"
                    .formatted(kept.origin().place()));
        }
        return List.of();
    }

    /** As it was when the file was read; where that is not kept, as of the rejection. */
    private Given given(String file, Reading reading, Entry entry, Conventions tenant, Map<String, Table> tables) {
        var zone = entry.zone() == null ? tenant.zone() : entry.zone();
        var changed = reading.changed() == null ? rows.get(0).at() : reading.changed();
        return new Given(
                file, tenant.locale(), tenant.zone(), tenant.currency(), LocalDate.ofInstant(changed, zone), tables);
    }

    /** Each row's cells; rows that were cut when they were kept are left out. */
    private Map<KeptRow, Row> texts(Reading reading, Sheet sheet, EqualRows equal) {
        var texts = new LinkedHashMap<KeptRow, Row>();
        for (var kept : rows) {
            var raw = kept.rejected().raw();
            var place = kept.rejected().origin();
            var row = new Row(
                    place.place(), reading.quote(), sheet.entry().format().empty(), equal);
            row.named(sheet.columns().names());
            var text = KeptText.isCut(raw) || kept.rejected().reason().startsWith(CsvFile.CUT_OFF)
                    ? null
                    : KeptText.row(place, raw, reading, row);
            if (text == null) {
                remarks.add("%s: of this row only its beginning is kept; import its file again".formatted(place));
            } else {
                texts.put(kept, text);
            }
        }
        return texts;
    }

    private static KeptText.Placed placed(KeptRow row, Row text) {
        return new KeptText.Placed(
                text, row.rejected().origin().line(), row.rejected().key());
    }

    private void take(KeptRow row, Row text, boolean noRow, Sheet sheet) {
        var mapper = sheet.mapper();
        var cells = placed(row, text);
        var fault = sheet.faultOf(text);
        if (!fault.isEmpty()) {
            var moved = CsvFile.isMoved(text, sheet.columns()) && !mapper.isKeyFirst();
            reject(row, sheet.entry(), !text.isWhole() || moved ? null : mapper.keyOf(cells), fault);
            return;
        }
        var isEmpty = noRow || text.isBlank();
        var outcome = isEmpty ? Outcome.EMPTY : mapper.map(cells);
        var record = isEmpty ? null : mapper.record();
        if (outcome == Outcome.REJECTED) {
            reject(row, sheet.entry(), mapper.key(), mapper.reason());
            return;
        }
        if (record != null) {
            records.add(record);
        }
        empty += outcome == Outcome.EMPTY ? 1 : 0;
        answered++;
        closes.add(row.name());
    }

    /** A row that is rejected for the same reason stays as it is. */
    private void reject(KeptRow row, Entry entry, @Nullable String key, String reason) {
        var was = row.rejected();
        var now = new Rejected(
                was.origin(), entry.name(), key, reason, was.raw(), was.header(), was.dialect(), entry.entity());
        if (reason.equals(was.reason()) && entry.name().equals(was.entry()) && Objects.equals(key, was.key())) {
            asTheyWere.put(row, now);
        } else {
            rejected.add(now);
            closes.add(row.name());
        }
    }

    /** A row that stays as it is has to be told where the batch says something else of its record. */
    private void comeAlong() {
        var told = new HashSet<@Nullable String>();
        records.forEach(record -> told.add(record.key()));
        rejected.forEach(other -> told.add(other.key()));
        asTheyWere.forEach((row, now) -> {
            if (now.key() != null && told.contains(now.key())) {
                rejected.add(now);
                closes.add(row.name());
            }
        });
    }

    List<SourceRecord> records() {
        return records;
    }

    /** Those that are rejected for another reason now, or come along. */
    List<Rejected> rejected() {
        return rejected;
    }

    /** Names of rows that go, be it that they come again with another reason. */
    List<String> closes() {
        return closes;
    }

    List<String> remarks() {
        return remarks;
    }

    Map<String, Long> unmatched() {
        return unmatched;
    }

    /** Rows that make neither a fact nor an attribute now. */
    long empty() {
        return empty;
    }

    /** Rows that are rejected no more. */
    long answered() {
        return answered;
    }
}
