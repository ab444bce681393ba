package io.mittari.itests.grammar;

import static io.mittari.itests.grammar.Acme.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code "complete": true}: what is no longer in the file is retracted, unless that is too much to be true. */
class CompleteFilesTest extends OnFiles {

    private static final String COMPLETE = entry("\"complete\": true,");

    private static String entry(String more) {
        return """
            { "source": "crm", "files": [
              { "file": "deals*", "name": "deal", "key": "ID", %s
                "facts": [ { "fact": "stage", "stage": "lead", "at": "Created" } ] },
              { "file": "old*", "name": "old", "key": { "old": "ID" },
                "facts": [ { "fact": "stage", "stage": "lead", "at": "Created" } ] } ] }
            """.formatted(more);
    }

    private static String rows(int count, IntPredicate there) {
        return IntStream.rangeClosed(1, count)
                .filter(there)
                .mapToObj(id -> id + ",2026-01-05\n")
                .collect(Collectors.joining("", "ID,Created\n", ""));
    }

    @Test
    void whatIsNoLongerInTheFileIsRetracted() throws Exception {
        acme.file("deals.csv", rows(20, id -> true)).imports(COMPLETE);

        var receipt = acme.file("deals.csv", rows(20, id -> id != 7 && id != 8)).imports(COMPLETE);

        assertThat(told(receipt)).isEqualTo("read 18, known 18, retracted 2");
        assertThat(acme.figure("stage-count")).isEqualTo("18");
    }

    @Test
    void whatComesBackCountsAgain() throws Exception {
        acme.file("deals.csv", rows(10, id -> true)).imports(COMPLETE);
        acme.file("deals.csv", rows(10, id -> id != 7)).imports(COMPLETE);

        assertThat(told(acme.file("deals.csv", rows(10, id -> true)).imports(COMPLETE)))
                .isEqualTo("read 10, stored 1, known 9");
        assertThat(acme.figure("stage-count")).isEqualTo("10");
    }

    @Test
    void moreThanATenthGoneRefusesTheImportAndStoresNothing() throws Exception {
        acme.file("deals.csv", rows(10, id -> true)).imports(COMPLETE);

        assertThat(acme.file("deals.csv", rows(12, id -> id > 2)).refused(COMPLETE))
                .isEqualTo("2 of the 12 records of entry 'deal' of source 'crm' are missing in this delivery, that is"
                        + " more than the 10 % that may vanish; nothing of its last batch was stored. If they are"
                        + " really gone, raise mayVanish for this import");
        assertThat(acme.figure("stage-count")).isEqualTo("10");
    }

    @Test
    void mayVanishSaysHowMuchMayGo() throws Exception {
        acme.file("deals.csv", rows(10, id -> true)).imports(COMPLETE);

        var receipt =
                acme.file("deals.csv", rows(10, id -> id > 5)).imports(entry("\"complete\": true, \"mayVanish\": 50,"));

        assertThat(told(receipt)).isEqualTo("read 5, known 5, retracted 5");
    }

    @Test
    void anEmptyExportIsRefused() throws Exception {
        acme.file("deals.csv", rows(10, id -> true)).imports(COMPLETE);

        assertThat(acme.file("deals.csv", "ID,Created\n").refused(COMPLETE))
                .startsWith("10 of the 10 records of entry 'deal' of source 'crm' are missing");
    }

    @Test
    void theFilesOfOneImportAreCompleteTogetherAndOtherEntriesAreNotAskedFor() throws Exception {
        acme.file("old.csv", rows(5, id -> true)).imports(COMPLETE);
        acme.file("deals 1.csv", rows(20, id -> id <= 10))
                .file("deals 2.csv", rows(20, id -> id > 10))
                .imports(COMPLETE);

        var receipt = acme.file("deals 1.csv", rows(20, id -> id <= 9))
                .file("deals 2.csv", rows(20, id -> id > 10))
                .imports(COMPLETE);

        assertThat(told(receipt)).isEqualTo("read 19, known 19, retracted 1");
        assertThat(acme.figure("stage-count")).isEqualTo("24");
    }

    @Test
    void anotherSourceKeepsItsRecords() throws Exception {
        acme.file("deals.csv", rows(10, id -> true))
                .imports("erp", COMPLETE.replace("\"source\": \"crm\"", "\"source\": \"erp\""));

        acme.file("deals.csv", rows(3, id -> true)).imports(COMPLETE);

        assertThat(acme.figure("stage-count")).isEqualTo("13");
    }

    @Test
    void aRejectedRowHasNotVanished() throws Exception {
        acme.file("deals.csv", rows(10, id -> true)).imports(COMPLETE);

        var receipt =
                acme.file("deals.csv", rows(10, id -> id != 4) + "4,soon\n").imports(COMPLETE);

        assertThat(told(receipt)).isEqualTo("read 10, rejected 1, known 9");
        assertThat(acme.rejected())
                .containsExactly(
                        "deals.csv:11 'soon' in column 'Created' is no date as the column's others are written");
        assertThat(acme.figure("stage-count")).isEqualTo("10");
    }
}
