package io.mittari.connectors.csv.file;

import io.mittari.connectors.csv.mapping.FileUnfit;
import io.mittari.connectors.csv.mapping.Mapping;
import io.mittari.connectors.csv.text.DateColumn;
import io.mittari.connectors.csv.text.NumberColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads any bytes as a CSV file: its form, its rows, and every cell as a date and a number. Only {@link FileUnfit} may
 * come of it, naming the file, and two readings must be alike. Jazzer calls it with what it makes up.
 */
public final class FileFuzz {

    private static final Locale FINNISH = Locale.forLanguageTag("fi-FI");
    private static final String NAME = "fuzz.csv";

    private FileFuzz() {}

    /** The entry that Jazzer looks for. */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        var file = Files.createTempFile("fuzz", ".csv");
        try {
            Files.write(file, data);
            var rows = rows(file);
            if (!rows.equals(rows(file))) {
                throw new IllegalStateException("two readings differ");
            }
        } finally {
            Files.delete(file);
        }
    }

    /** All rows, or why the file was refused. */
    private static List<String> rows(Path file) throws IOException {
        var read = new ArrayList<String>();
        try {
            read(file, read);
        } catch (FileUnfit e) {
            if (!e.getMessage().startsWith(NAME)) {
                throw new IllegalStateException("names no file: " + e.getMessage(), e);
            }
            read.add(e.getMessage());
        }
        return read;
    }

    private static void read(Path file, List<String> read) throws IOException {
        var format = Mapping.parse("{ \"key\": \"any\", \"attributes\": { \"any\": \"any\" } }")
                .entries()
                .get(0)
                .format();
        var form = Detection.of(NAME, file, format, FINNISH);
        var equal = EqualRows.forFile(NAME, Files.size(file));
        var dates = new DateColumn(FINNISH, ZoneOffset.UTC, null);
        var numbers = new NumberColumn(FINNISH);
        try (var rows = CsvFile.open(NAME, file, form, format, equal)) {
            var line = 0L;
            for (var row = rows.next(); row != null; row = rows.next()) {
                if (row.line() <= line) {
                    throw new IllegalStateException("line %d after %d".formatted(row.line(), line));
                }
                line = row.line();
                row.noteContent();
                for (var i = 0; i < row.count(); i++) {
                    dates.see(row.text(i), line);
                    numbers.see(row.text(i), line);
                }
            }
        }
        read.add(String.valueOf(dates.remark()) + dates.why() + numbers.remark() + numbers.why());
        try (var rows = CsvFile.open(NAME, file, form, format, equal)) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                read.add(row.line() + rows.faultOf(row) + rows.passedOver().test(row) + row.fingerprint() + row.raw());
                for (var i = 0; i < row.count(); i++) {
                    var text = row.text(i);
                    read.add(text
                            + dates.read(text)
                            + (numbers.read(text) ? numbers.number().toPlainString() : ""));
                }
            }
            read.add(rows.passedOver().remarks().toString());
        }
    }
}
