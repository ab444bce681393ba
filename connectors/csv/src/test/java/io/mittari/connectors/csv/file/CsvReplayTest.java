package io.mittari.connectors.csv.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.connector.spi.ImportReceipt;
import io.mittari.connector.spi.ImportRequest.Progress;
import io.mittari.connector.spi.ReplayRequest;
import io.mittari.connector.spi.ReplayRequest.KeptRow;
import io.mittari.connectors.csv.mapping.Mapping;
import io.mittari.metrics.api.At;
import io.mittari.metrics.api.fact.Closed;
import io.mittari.metrics.api.fact.Open;
import io.mittari.metrics.api.fact.StageEntered;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.api.ingest.Rejected;
import io.mittari.metrics.api.ingest.SourceRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReplayTest {

    private static final Instant KEPT = Instant.parse("2026-04-01T08:00:00Z");

    private static final String STRICT = """
            { "mapping": 1, "source": "crm", "key": "ID",
              "facts": [
                { "fact": "stage", "stage": "lead", "at": "Created" },
                { "fact": "closed", "outcome": { "column": "Status", "values": { "Won": "won" } }, "at": "Closed", "value": "Amount" } ] }
            """;
    private static final String MENDED =
            STRICT.replace("\"Won\": \"won\"", "\"Won\": \"won\", \"Voitto\": \"won\", \"*\": null");

    private static final String LEADS = """
            { "mapping": 1, "files": [ { "file": "leads*.csv", "name": "lead", "key": "ID",
              "facts": [ { "fact": "stage", "stage": "lead", "at": "Created" } ] } ] }
            """;

    @TempDir
    Path folder;

    private final List<Batch> batches = new ArrayList<>();

    @Test
    void aRowThatAnotherMappingUnderstandsIsTakenWithItsOwnOrigin() throws Exception {
        var kept = rejected(STRICT, """
                ID;Created;Status;Closed;Amount
                1;2/1/2026;Won;20/1/2026;1.234
                2;3/1/2026;Voitto;4/2/2026;2.345
                3;4/1/2026;Won;5/2/2026;1,5
                """);

        var receipt = replay(MENDED, kept);

        var record = records().get(0);
        assertThat(record.origin()).isEqualTo(new Origin("deals.csv", 3));
        assertThat(List.of(receipt.read(), receipt.receipt().rejected())).containsExactly(1L, 0L);
        assertThat(batches.get(0).replay()).isEqualTo(new Batch.Replay(KEPT, List.of("row-0")));
        assertThat(batches.get(0).complete()).isEmpty();
    }

    /** The rows of the whole file said that the comma is the decimal sign and the day comes first; this one does not. */
    @Test
    void columnsAreReadAsTheWholeFileDecidedThen() throws Exception {
        var kept = rejected(STRICT, """
                ID;Created;Status;Closed;Amount
                1;2/1/2026;Won;20/1/2026;1,5
                2;3/1/2026;Voitto;4/2/2026;2.345
                """);

        replay("en-US", MENDED, kept);

        var closed = (Closed) records().get(0).slots().get(1).fact();
        assertThat(closed.at()).isEqualTo(At.day(LocalDate.of(2026, 2, 4)));
        assertThat(Objects.requireNonNull(closed.value()).minor()).isEqualTo(234_500);
    }

    @Test
    void theDayOfTheFileIsThatOfThen() throws Exception {
        var mapping = """
                { "mapping": 1, "key": "ID", "facts": [ { "fact": "open", "value": "Amount", "when": { "X": %s } } ] }
                """;
        var kept = rejected(mapping.formatted("{ \"min\": 1 }"), """
                ID;Amount;X
                1;10;one
                """);

        replay(mapping.formatted("[\"one\"]"), kept);

        var open = (Open) records().get(0).slots().get(0).fact();
        assertThat(open.at()).isEqualTo(At.day(LocalDate.of(2026, 4, 1))); // 22:30Z is the next day in Helsinki
    }

    @Test
    void aRowThatStaysRejectedForTheSameReasonIsNotTouched() throws Exception {
        var kept = rejected(STRICT, """
                ID;Created;Status;Closed;Amount
                2;3/1/2026;Voitto;4/2/2026;2.345
                """);

        var receipt = replay(STRICT, kept);

        assertThat(receipt.receipt().rejected()).isEqualTo(1);
        assertThat(batches.get(0).rejected()).isEmpty();
        assertThat(Objects.requireNonNull(batches.get(0).replay()).closes()).isEmpty();
    }

    @Test
    void aRowThatIsRejectedForAnotherReasonTakesItsOwnPlace() throws Exception {
        var kept = rejected(STRICT, """
                ID;Created;Status;Closed;Amount
                2;3/1/2026;Voitto;4/2/2026;tbd
                """);

        var receipt = replay(MENDED, kept);

        assertThat(receipt.receipt().rejected()).isEqualTo(1);
        assertThat(batches.get(0).rejected()).singleElement().satisfies(row -> {
            assertThat(row.reason()).isEqualTo("'tbd' in column 'Amount' is no number");
            assertThat(row.origin()).isEqualTo(new Origin("deals.csv", 2));
            assertThat(row.dialect()).isEqualTo(kept.get(0).dialect());
        });
        assertThat(Objects.requireNonNull(batches.get(0).replay()).closes()).containsExactly("row-0");
    }

    @Test
    void aRowThatSaysNothingNowIsAnsweredToo() throws Exception {
        var kept = rejected(STRICT, """
                ID;Created;Status;Closed;Amount
                ;3/1/2026;Voitto;4/2/2026;1
                """);
        var mapping =
                MENDED.replace("\"key\": \"ID\",", "\"key\": \"ID\", \"when\": { \"ID\": { \"empty\": false } },");

        var receipt = replay(mapping, kept);

        assertThat(List.of(receipt.read(), receipt.empty(), receipt.receipt().rejected()))
                .containsExactly(1L, 1L, 0L);
        assertThat(Objects.requireNonNull(batches.get(0).replay()).closes()).containsExactly("row-0");
    }

    @Test
    void quotesAndLinesInsideOfCellsAreReadAsInTheFile() throws Exception {
        var mapping = """
                { "mapping": 1, "key": "ID", "facts": [ { "fact": "stage", "stage": %s, "at": "Day" } ] }
                """;
        var kept = rejected(mapping.formatted("{ \"column\": \"S\", \"values\": { \"x\": \"lead\" } }"), """
                ID,Day,S
                1,2026-01-02,"a ""b"",
                c"
                """);

        replay(mapping.formatted("{ \"column\": \"S\", \"values\": { \"a \\\"b\\\"*c\": \"offer\" } }"), kept);

        var stage = (StageEntered) records().get(0).slots().get(0).fact();
        assertThat(stage.stage().name()).isEqualTo("offer");
    }

    @Test
    void aFileThatTheMappingDoesNotTakeKeepsItsRows() throws Exception {
        var kept = rejected(STRICT, """
                ID;Created;Status;Closed;Amount
                2;3/1/2026;Voitto;4/2/2026;2
                """);
        var receipt = replay(LEADS, kept);

        assertThat(receipt.receipt().rejected()).isEqualTo(1);
        assertThat(receipt.remarks())
                .containsExactly("deals.csv: the mapping has no entry for a file of this name; its rows stay rejected");
    }

    @Test
    void aRowThatWasCutWhenItWasKeptStays() throws Exception {
        var kept = rejected(STRICT, """
                ID;Created;Status;Closed;Amount
                2;3/1/2026;Voitto;4/2/2026;2;%s
                """.formatted("x".repeat(70_000)));

        var receipt = replay(MENDED, kept);

        assertThat(receipt.receipt().rejected()).isEqualTo(1);
        assertThat(receipt.remarks())
                .containsExactly("deals.csv:2: of this row only its beginning is kept; import its file again");
    }

    @Test
    void rowsOfManyFilesAndTimesAreBatchesOfTheirOwn() throws Exception {
        var some = rejected(STRICT, """
                ID;Created;Status;Closed;Amount
                2;3.1.2026;Voitto;4.2.2026;2
                """).get(0);
        var rows = List.of(
                new KeptRow("a", KEPT, some),
                new KeptRow("b", KEPT.plusSeconds(1), some),
                new KeptRow("c", KEPT, some));

        replayed("fi-FI", MENDED, List.of(rows.subList(0, 2), rows.subList(2, 3)));

        assertThat(batches).filteredOn(batch -> batch.replay() != null).hasSize(3);
        assertThat(records()).hasSize(3);
    }

    @Test
    void eventsWithoutKeyKeepTheNameTheyHad() throws Exception {
        var mapping = """
                { "mapping": 1, "rows": "event", "facts": [ { "fact": "cost", "value": "Amount", "at": "Day"%s } ] }
                """;
        var kept =
                rejected(mapping.formatted(", \"kind\": { \"column\": \"K\", \"values\": { \"x\": \"sales\" } }"), """
                Day,Amount,K
                2026-01-02,10,y
                2026-01-02,10,y
                """);

        replay(mapping.formatted(""), kept);

        assertThat(kept.get(1).key()).endsWith("#2");
        assertThat(records())
                .extracting(SourceRecord::key)
                .containsExactly(kept.get(0).key(), kept.get(1).key());
    }

    @Test
    void aKeyIsNoNameOnceTheMappingHasNone() throws Exception {
        var kept = rejected("""
                { "mapping": 1, "key": "ID", "facts": [ { "fact": "stage", "stage": { "column": "K", "values": { "x": "lead" } }, "at": "Day" } ] }
                """, """
                ID,Day,K
                1,2026-01-02,y
                """);
        var keyless = """
                { "mapping": 1, "rows": "event", "facts": [ { "fact": "cost", "value": "ID", "at": "Day" } ] }
                """;

        replay(keyless, kept);

        var imported = new Importing(folder)
                .file("deals.csv", "ID,Day,K\n1,2026-01-02,y\n")
                .with(keyless);
        assertThat(records().get(0).key()).isEqualTo(imported.only().key());
    }

    /** The mapping of then took every line for a row. */
    @Test
    void aLineThatIsNoRowIsAnsweredAndTold() throws Exception {
        var format = "\"mapping\": 1, \"format\": { \"passOver\": false }";
        var kept = rejected(STRICT.replace("\"mapping\": 1", format), """
                ID;Created;Status;Closed;Amount
                1;2.1.2026;Won;20.1.2026;1,5
                Total;1/2;;;1,5
                """);

        var receipt = replay(STRICT, kept);

        assertThat(List.of(receipt.read(), receipt.empty(), receipt.receipt().rejected()))
                .containsExactly(1L, 1L, 0L);
        assertThat(Objects.requireNonNull(batches.get(0).replay()).closes()).containsExactly("row-0");
        assertThat(receipt.remarks())
                .containsExactly(
                        "deals.csv: 1 line passed over as no rows: line 3, totals ('Total;1/2;;;1,5'); state \"passOver\": false in \"format\" if they are");
    }

    @Test
    void whatIsWrongWithTheRowItselfIsToldOfTheSameCellAndLine() throws Exception {
        var kept = rejected(STRICT, """
                ID;Created;Status;Closed;Amount
                1;2.1.2026;Won;20.1.2026;1,5
                2;3.1.2026;"Vo
                itto" x;4.2.2026;2
                3;4.1.2026;Won;5.2.2026;1;9
                "4;""5.1.2026;Won;6.2.2026;1"
                """);
        assertThat(kept).hasSize(3);

        var receipt = replay(MENDED, kept);

        assertThat(receipt.receipt().rejected()).isEqualTo(3);
        assertThat(batches.get(0).rejected()).isEmpty();
        assertThat(receipt.remarks()).isEmpty();
    }

    @Test
    void inAFileWhoseRowsEndWithAReturnALineFeedIsText() throws Exception {
        var kept = rejected(STRICT, """
                ID;Created;Status;Closed;Amount
                1;2/1/2026;Won;20/1/2026;1,5
                2;3/1/2026;Voi|tto;4/2/2026;2
                """.replace('\n', '\r').replace('|', '\n'));

        replay(MENDED.replace("Voitto", "Voi*tto"), kept);

        assertThat(kept.get(0).dialect()).contains(" lineEnd=CR ");
        assertThat(records())
                .singleElement()
                .satisfies(record -> assertThat(record.slots()).hasSize(2));
    }

    @Test
    void aRowThatStoodInQuotesAsAWholeIsReadWithoutThem() throws Exception {
        var kept = rejected(STRICT, """
                ID;Created;Status;Closed;Amount
                1;2.1.2026;Won;20.1.2026;1,5
                "2;3.1.2026;Voitto;4.2.2026;2"
                """);

        replay(MENDED, kept);

        assertThat(records()).extracting(SourceRecord::key).containsExactly("2");
    }

    /** Which of them is the lower one, is for the batch to tell. */
    @Test
    void aRowThatStaysAsItIsComesAlongWhereAnotherOfItsRecordIsTaken() throws Exception {
        var kept = rejected(STRICT, """
                ID;Created;Status;Closed;Amount
                2;3.1.2026;Voitto;4.2.2026;2
                2;3.1.2026;Hm;4.2.2026;2
                3;3.1.2026;Hm;4.2.2026;2
                """);

        var receipt = replay(MENDED.replace(", \"*\": null", ""), kept);

        assertThat(records()).extracting(SourceRecord::key).containsExactly("2");
        assertThat(receipt.receipt().rejected()).isEqualTo(2);
        assertThat(batches.get(0).rejected()).containsExactly(kept.get(1));
        assertThat(Objects.requireNonNull(batches.get(0).replay()).closes()).containsExactly("row-0", "row-1");
    }

    @Test
    void ofRemarksWithoutEndOnlyTheFirstAreTold() throws Exception {
        var row = rejected(STRICT, """
                ID;Created;Status;Closed;Amount
                2;3.1.2026;Voitto;4.2.2026;2
                """).get(0);
        var rows = new ArrayList<Rejected>();
        for (int file = 0; file < 300; file++) {
            rows.add(new Rejected(
                    new Origin("other%d.xls".formatted(file), 2),
                    row.entry(),
                    row.key(),
                    row.reason(),
                    row.raw(),
                    row.header(),
                    row.dialect(),
                    row.entity()));
        }

        var receipt = replay(LEADS, rows);

        assertThat(receipt.receipt().rejected()).isEqualTo(300);
        assertThat(receipt.remarks())
                .hasSize(101)
                .last()
                .isEqualTo("and more such remarks: mend these first, and replay again");
    }

    private List<Rejected> rejected(String mapping, String content) throws Exception {
        var imported = new Importing(folder).file("deals.csv", content).with(mapping);
        return imported.rejected();
    }

    private ImportReceipt replay(String mapping, List<Rejected> rejected) throws Exception {
        return replay("fi-FI", mapping, rejected);
    }

    private ImportReceipt replay(String locale, String mapping, List<Rejected> rows) throws Exception {
        var kept = new ArrayList<KeptRow>();
        for (var row : rows) {
            kept.add(new KeptRow("row-" + kept.size(), KEPT, row));
        }
        return replayed(locale, mapping, List.of(kept));
    }

    private ImportReceipt replayed(String locale, String mapping, List<List<KeptRow>> pages) throws Exception {
        var left = new ArrayDeque<>(pages);
        ReplayRequest.Rows rows = () -> left.isEmpty() ? List.of() : left.remove();
        var setting = new Importing(folder).locale(locale).setting();
        try (var replay =
                CsvReplay.open(Mapping.parse(mapping), setting, new ReplayRequest(rows, null, false, Progress.NONE))) {
            while (replay.hasNext()) {
                var batch = replay.next();
                batches.add(batch);
                replay.took(Counted.of(batch));
            }
            return replay.receipt();
        }
    }

    private List<SourceRecord> records() {
        return batches.stream().flatMap(batch -> batch.records().stream()).toList();
    }
}
