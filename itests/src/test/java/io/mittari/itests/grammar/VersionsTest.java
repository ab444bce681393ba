package io.mittari.itests.grammar;

import static io.mittari.itests.grammar.Acme.told;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code version}: which of two rows of one key is the newer. */
class VersionsTest extends OnFiles {

    private static final String VERSIONED = """
        { "key": "ID", "version": "Modified", "facts": [
            { "fact": "stage", "stage": "lead", "at": "Created" },
            { "fact": "closed", "outcome": { "column": "Status", "values": { "Won": "won", "*": null } }, "at": "Closed" } ] }
        """;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "days, 2026-02-01, 2026-03-01",
        "times, 2026-03-01 09:00, 2026-03-01 17:30",
        "numbers, 9, 10",
        "words of a month, 28 helmikuu 2026, 1 maaliskuu 2026"
    })
    void lastMonthsExportAfterThisMonthsIsKnownAndChangesNothing(String of, String earlier, String later)
            throws Exception {
        acme.file("march.csv", "ID,Created,Modified,Status,Closed\n1,2026-01-05," + later + ",Won,2026-02-20\n")
                .imports(VERSIONED);

        var receipt = acme.file(
                        "february.csv", "ID,Created,Modified,Status,Closed\n1,2026-01-07," + earlier + ",Open,\n")
                .imports(VERSIONED);

        assertThat(told(receipt)).isEqualTo("read 1, known 1");
        assertThat(acme.figure("won-count", "2026-02")).isEqualTo("1");
        assertThat(acme.figure("cycle-won-mean")).isEqualTo("46.000000");
    }

    @Test
    void aRowOfTheSameVersionCorrects() throws Exception {
        acme.file("x.csv", "ID,Created,Modified,Status,Closed\n1,2026-01-05,3,Open,\n")
                .imports(VERSIONED);

        var receipt = acme.file("x.csv", "ID,Created,Modified,Status,Closed\n1,2026-01-06,3,Open,\n")
                .imports(VERSIONED);

        assertThat(told(receipt)).isEqualTo("read 1, corrected 1");
    }

    @Test
    void ofTwoRowsOfOneKeyInAFileTheNewerStandsWhicheverComesFirst() throws Exception {
        acme.file("x.csv", """
            ID,Created,Modified,Status,Closed
            1,2026-01-05,7,Won,2026-02-20
            1,2026-01-05,6,Open,
            2,2026-01-05,6,Open,
            2,2026-01-05,7,Won,2026-02-21
            """).imports(VERSIONED);

        assertThat(acme.figure("won-count")).isEqualTo("2");
    }

    @Test
    void withoutAVersionTheLaterImportWins() throws Exception {
        var mapping = VERSIONED.replace("\"version\": \"Modified\", ", "");
        acme.file("march.csv", """
            ID,Created,Modified,Status,Closed
            1,2026-01-05,9,Won,2026-02-20
            2,2026-01-05,9,Won,2026-02-20
            """).imports(mapping);

        var receipt = acme.file("february.csv", "ID,Created,Modified,Status,Closed\n1,2026-01-05,8,Open,\n")
                .imports(mapping);

        assertThat(told(receipt)).isEqualTo("read 1, known 1, retracted 1");
        assertThat(acme.figure("won-count")).isEqualTo("1");
    }

    @Test
    void aVersionThatIsNoneRejectsItsRow() throws Exception {
        var receipt = acme.file(
                        "x.csv",
                        "ID,Created,Modified,Status,Closed\n1,2026-01-05,soon,Open,\n2,2026-01-05,2026-01-05,Open,\n")
                .imports(VERSIONED);

        assertThat(told(receipt)).isEqualTo("read 2, rejected 1, stored 1");
        assertThat(acme.rejected())
                .containsExactly(
                        "x.csv:2 the version 'soon' in column 'Modified' is neither a date nor a whole number");
    }
}
