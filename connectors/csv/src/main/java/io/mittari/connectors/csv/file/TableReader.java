package io.mittari.connectors.csv.file;

import io.mittari.connector.spi.ImportRequest.ImportFile;
import io.mittari.connectors.csv.mapping.FileUnfit;
import io.mittari.connectors.csv.mapping.Lookup;
import io.mittari.connectors.csv.mapping.Table;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the files of a lookup into memory, as far as the mapping asks for their columns. */
final class TableReader {

    private TableReader() {}

    /** @throws FileUnfit if a file lacks a column, or a key stands twice */
    static Table read(Lookup lookup, Set<String> wanted, List<ImportFile> files, Locale locale) throws IOException {
        var table = new Table(lookup, List.copyOf(wanted));
        var who = "lookup '" + lookup.name() + "'";
        for (var file : files) {
            var form = Detection.of(file.name(), file.path(), lookup.format(), locale);
            try (var rows = CsvFile.open(file.name(), file.path(), form, lookup.format(), EqualRows.unused())) {
                var key = rows.columns().number(lookup.key(), who);
                var numbers = table.columns().stream()
                        .mapToInt(column -> rows.columns().number(column, who))
                        .toArray();
                for (var row = rows.next(); row != null; row = rows.next()) {
                    if (rows.passedOver().test(row)) {
                        continue;
                    }
                    var fault = rows.faultOf(row);
                    if (!fault.isEmpty()) {
                        throw new FileUnfit("%s:%d: %s (%s)".formatted(file.name(), row.line(), fault, who));
                    }
                    var values = new String[numbers.length];
                    for (var i = 0; i < numbers.length; i++) {
                        values[i] = row.text(numbers[i]);
                    }
                    table.add(row.text(key), values, file.name(), row.line());
                }
            }
        }
        return table;
    }
}
