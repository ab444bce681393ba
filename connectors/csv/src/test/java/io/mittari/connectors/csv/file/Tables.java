package io.mittari.connectors.csv.file;

import io.mittari.connectors.csv.mapping.Mapping;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Files read as tables of text, with automatic detection. */
final class Tables {

    private Tables() {}

    /** The header and all rows but blank ones. */
    static List<List<String>> read(Path file, Locale locale) throws IOException {
        return read(file, locale, "{}");
    }

    /** @param format as it stands in a mapping */
    static List<List<String>> read(Path file, Locale locale, String format) throws IOException {
        var stated = Mapping.parse(
                        "{ \"key\": \"any\", \"format\": " + format + ", \"attributes\": { \"any\": \"any\" } }")
                .entries()
                .get(0)
                .format();
        var name = String.valueOf(file.getFileName());
        var form = Detection.of(name, file, stated, locale);
        var table = new ArrayList<List<String>>();
        try (var rows = CsvFile.open(name, file, form, stated, EqualRows.unused())) {
            table.add(rows.columns().names());
            for (var row = rows.next(); row != null; row = rows.next()) {
                if (!row.isBlank()) {
                    var cells = new ArrayList<String>();
                    for (var i = 0; i < row.count(); i++) {
                        cells.add(row.exactly(i));
                    }
                    table.add(cells);
                }
            }
        }
        return table;
    }
}
