package io.mittari.connectors.csv.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.connectors.csv.mapping.Mapping;
import io.mittari.metrics.api.ingest.Receipt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export of last month that comes after this month's. */
class ReachesTest {

    private static final String DEALS = """
            { "files": [ { "file": "*", "name": "deal", "key": "ID", %s
                           "facts": [ { "fact": "stage", "stage": "lead", "at": "Created" },
                                      { "fact": "closed", "outcome": "won", "at": "Won" } ] } ] }
            """;

    private static final String PLAIN = DEALS.formatted("");
    private static final String VERSIONED = DEALS.formatted("\"version\": \"Created\",");

    private static final String JANUARY = """
            ID,Created,Won
            1,2026-01-05,2026-01-30
            2,2026-01-07,
            """;

    private static final String FEBRUARY = """
            ID,Created,Won
            1,2026-01-05,2026-01-30
            2,2026-01-07,2026-02-25
            3,2026-02-20,2026-05-31
            """;

    @TempDir
    Path folder;

    @Test
    void anOlderExportThatChangesFactsIsToldWithTheRowsThatSaySoAndTheMend() throws Exception {
        imported("february.csv", FEBRUARY, PLAIN, changed(0, 0));

        assertThat(imported("january.csv", JANUARY, PLAIN, changed(2, 1)))
                .containsExactly("january.csv looks older than february.csv, which was imported before: its newest date"
                        + " is 2026-01-30 (line 2), that one's 2026-02-25 (line 3). Its rows count now: 2 facts were"
                        + " corrected, 1 taken back. If that was not meant, import february.csv again; with a"
                        + " \"version\" in the mapping older rows never win");
    }

    @Test
    void whatIsNewerOrAsNewOrChangesNothingIsNotTold() throws Exception {
        assertThat(imported("january.csv", JANUARY, PLAIN, changed(2, 1))).isEmpty();
        assertThat(imported("february.csv", FEBRUARY, PLAIN, changed(2, 1))).isEmpty();
        assertThat(imported("again.csv", FEBRUARY, PLAIN, changed(2, 1))).isEmpty();
        assertThat(imported("january.csv", JANUARY, PLAIN, changed(0, 0))).isEmpty();
    }

    @Test
    void anOlderExportDoesNotTakeThePlaceOfTheNewest() throws Exception {
        imported("february.csv", FEBRUARY, PLAIN, changed(0, 0));
        imported("january.csv", JANUARY, PLAIN, changed(2, 1));

        assertThat(imported("january.csv", JANUARY, PLAIN, changed(0, 1)))
                .singleElement()
                .asString()
                .startsWith("january.csv looks older than february.csv");
    }

    @Test
    void whereRowsHaveVersionsAnOlderExportIsToldIfItBroughtNothing() throws Exception {
        imported("february.csv", FEBRUARY, VERSIONED, changed(0, 0));

        assertThat(imported("january.csv", JANUARY, VERSIONED, changed(0, 0)))
                .containsExactly("january.csv looks older than february.csv, which was imported before: its newest date"
                        + " is 2026-01-30 (line 2), that one's 2026-02-25 (line 3). Its rows are older than those held,"
                        + " and changed nothing");
        assertThat(imported("january.csv", JANUARY, VERSIONED, changed(1, 0))).isEmpty();
    }

    @Test
    void aDryRunIsToldAndKeepsNothing() throws Exception {
        var january = new Importing(folder).dryRun().file("january.csv", JANUARY);
        try (var rows = open(january.file("february.csv", FEBRUARY), PLAIN)) {
            read(rows, changed(0, 0));
        }

        assertThat(folder.resolve("lookups")).doesNotExist();
    }

    @Test
    void whatIsKeptAndCannotBeUnderstoodCostsNoMoreThanTheRemark() throws Exception {
        imported("february.csv", FEBRUARY, PLAIN, changed(0, 0));
        try (var kept = Files.walk(folder.resolve("lookups"))) {
            for (var file : kept.filter(Files::isRegularFile).toList()) {
                assertThat(file).hasContent("2026-02-25 3 february.csv");
                Files.writeString(file, "2026-02-2");
            }
        }

        assertThat(imported("january.csv", JANUARY, PLAIN, changed(2, 1))).isEmpty();
    }

    private List<String> imported(String name, String rows, String mapping, Receipt done) throws Exception {
        try (var opened = open(new Importing(folder).file(name, rows), mapping)) {
            return read(opened, done);
        }
    }

    private static CsvImport open(Importing files, String mapping) throws Exception {
        return CsvImport.open(Mapping.parse(mapping), files.setting(), files.request());
    }

    private static List<String> read(CsvImport rows, Receipt done) throws Exception {
        while (rows.hasNext()) {
            rows.next();
        }
        rows.took(done);
        rows.keepLookups();
        return rows.receipt().remarks();
    }

    private static Receipt changed(long corrected, long retracted) {
        return new Receipt(1, 0, 5, corrected, retracted, 0, 0);
    }
}
