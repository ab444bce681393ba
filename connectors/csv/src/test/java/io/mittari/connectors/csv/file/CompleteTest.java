package io.mittari.connectors.csv.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.connectors.csv.file.Importing.Imported;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.Rejected;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A complete delivery says what is gone; a row that cannot be read is not gone. */
class CompleteTest {

    private static final String DEALS = """
            { "files": [ { "file": "*", "name": "deal", "key": "ID", "complete": true, "attributes": { "note": "Note" } } ] }
            """;

    @TempDir
    Path folder;

    @Test
    void aRowWithAnUnquotedDelimiterIsRejectedWithItsKey() throws Exception {
        var imported = deals("ID,Note\n1,fine\n2,soon, we hope\n");

        assertThat(imported.rejected()).extracting(Rejected::key).containsExactly("2");
        assertThat(complete(imported)).containsExactly(new Batch.Complete("deal", 10));
        assertThat(imported.receipt().remarks()).isEmpty();
    }

    @Test
    void aRowWithANulIsRejectedWithItsKey() throws Exception {
        var imported = deals("Note,ID\n" + "fine,1\n".repeat(50) + "so\0on,2\n");

        assertThat(imported.rejected()).extracting(Rejected::key).containsExactly("2");
        assertThat(complete(imported)).hasSize(1);
    }

    @Test
    void nothingIsGoneWhereARowMayBeOfAnyRecord() throws Exception {
        for (var rows : new String[] {
            "Note,ID\nfine,1\nsoon, we hope,2\n", // the key may have moved
            "ID,Note\n1,fine\n,whose is this?\n",
            "ID,Note\n" + "1,fine\n".repeat(50) + "2\0" + "0,soon\n"
        }) {
            var imported = deals(rows);

            assertThat(imported.rejected()).extracting(Rejected::key).containsOnlyNulls();
            assertThat(complete(imported)).isEmpty();
            assertThat(imported.receipt().remarks())
                    .containsExactly(
                            "rejected rows of 'deal' whose key cannot be read: 1; so no record missing here was"
                                    + " retracted. Correct them and import again");
        }
    }

    private Imported deals(String rows) throws Exception {
        return new Importing(folder).file("deals.csv", rows).with(DEALS);
    }

    private static Iterable<Batch.Complete> complete(Imported imported) {
        return imported.batches().get(imported.batches().size() - 1).complete();
    }
}
