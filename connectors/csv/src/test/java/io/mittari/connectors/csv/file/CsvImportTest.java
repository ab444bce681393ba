package io.mittari.connectors.csv.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.connectors.csv.mapping.Mapping;
import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.ingest.SourceRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that come and go between the two readings. */
class CsvImportTest {

    private static final String MAPPING = """
            { "files": [ { "file": "a*", "name": "a", "key": "ID", "attributes": { "owner": "O" } },
                         { "file": "b*", "name": "b", "key": "ID", "attributes": { "owner": "O" } } ] }
            """;

    @TempDir
    Path folder;

    private Path first;
    private Path second;

    @BeforeEach
    void write() throws Exception {
        first = Files.writeString(folder.resolve("a.csv"), "ID,O\n" + "1,x\n".repeat(2_300));
        second = Files.writeString(folder.resolve("b.csv"), "ID,O\n7,y\n8,y\n");
    }

    @Test
    void aFileThatCannotBeOpenedAtOnceLosesNoRowOfTheOneBefore() throws Exception {
        try (var rows = opened()) {
            rows.next();
            var away = Files.move(second, folder.resolve("away"));
            assertThatThrownBy(rows::next)
                    .isInstanceOf(MetricsException.Unavailable.class)
                    .hasMessageContaining("b.csv");
            Files.move(away, second);

            var batch = rows.next();

            assertThat(batch.records()).extracting(SourceRecord::entry).hasSize(302);
            assertThat(batch.records())
                    .extracting(SourceRecord::entry)
                    .startsWith("a")
                    .endsWith("b", "b");
            assertThat(rows.hasNext()).isFalse();
            assertThat(rows.receipt().read()).isEqualTo(2_302);
        }
    }

    @Test
    void aFileThatGoesAwayWhileItIsReadIsReadToItsEndOnce() throws Exception {
        try (var rows = opened()) {
            var entries = new ArrayList<String>();
            rows.next().records().forEach(record -> entries.add(record.entry()));
            Files.delete(first);

            while (rows.hasNext()) {
                rows.next().records().forEach(record -> entries.add(record.entry()));
            }

            assertThat(entries).hasSize(2_302);
        }
    }

    private CsvImport opened() throws Exception {
        var files = new Importing(folder).file("a.csv", first).file("b.csv", second);
        return CsvImport.open(Mapping.parse(MAPPING), files.setting(), files.request());
    }
}
