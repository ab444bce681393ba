package io.mittari.connectors.csv.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.fact.Described;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where RFC 4180 is silent and files are damaged: what is read, what is rejected with its line and the mend. */
class GreyZonesTest {

    private static final String MAPPING = mapping("{}");
    private static final String DATED = """
            { "key": "ID", "facts": [ { "fact": "closed", "outcome": "won", "at": "Closed", "value": "Amount" } ],
              "attributes": { "owner": "A" } }
            """;

    @TempDir
    Path folder;

    private static String mapping(String format) {
        return "{ \"key\": \"ID\", \"format\": " + format + ", \"attributes\": { \"owner\": \"A\", \"note\": \"B\" } }";
    }

    private Importing file(String content) throws IOException {
        return new Importing(folder).file("x.csv", content.getBytes(UTF_8));
    }

    private static String owners(Importing.Imported imported) {
        return String.join(
                "/",
                imported.facts(Described.class).stream()
                        .map(described -> String.valueOf(described.attributes().get("owner")))
                        .toList());
    }

    @Test
    void textBehindAClosingQuoteRejectsItsRowAlone() throws Exception {
        var imported =
                file("ID,A,B\n1,a,x\n2,\"19\" monitor, \"wide\"\"\",y\n3,c,z\n").with(MAPPING);

        assertThat(imported.reasons())
                .containsExactly(
                        "text behind the closing quote of cell 2 (column 'A'): double the quotes that belong to"
                                + " the text, or state \"quote\": \"none\" in \"format\"");
        assertThat(imported.rejected().get(0).origin()).hasToString("x.csv:3");
        assertThat(imported.rejected().get(0).raw()).isEqualTo("2,\"19\" monitor, \"wide\"\"\",y");
        assertThat(owners(imported)).isEqualTo("a/c");
    }

    @Test
    void aQuoteThatClosesLinesBelowSaysWhereItWasOpened() throws Exception {
        var imported = file("ID,A,B\n1,\"a,x\n2,b,\"y\"\n3,c,z\n").with(MAPPING);

        assertThat(imported.reasons())
                .containsExactly(
                        "text behind the closing quote of cell 2 (column 'A'), which opens on line 2 and closes on"
                                + " line 3: double the quotes that belong to the text, or state \"quote\": \"none\" in \"format\"");
        assertThat(owners(imported)).isEqualTo("c");
    }

    @Test
    void aQuoteInTheMiddleOfACellIsText() throws Exception {
        var imported = file("ID,A,B\n1,19\" monitor,x\n2,\"quoted\",y\n").with(MAPPING);

        assertThat(imported.reasons()).isEmpty();
        assertThat(owners(imported)).isEqualTo("19\" monitor/quoted");
    }

    @Test
    void spacesAroundQuotesAreNoPartOfTheCell() throws Exception {
        assertThat(owners(file("ID, A, B\n1, \"a, b\" , \"x\"\n").with(MAPPING)))
                .isEqualTo("a, b");
    }

    @Test
    void quotesThatArePartOfTheTextAreReadAsStated() throws Exception {
        var content = "ID\tA\tB\n1\t\"19 inch\tx\n2\tb\ty\n";

        assertThat(file(content).refusedWith(MAPPING)).startsWith("x.csv:2: the quote that opens cell 2 (column 'A')");
        assertThat(owners(file(content).with(mapping("{ \"quote\": \"none\" }"))))
                .isEqualTo("\"19 inch/b");
    }

    @Test
    void singleQuotesAreReadAndTold() throws Exception {
        var imported = file("'ID';'A';'B'\n'1';'it''s; a';'x'\n").with(MAPPING);

        assertThat(owners(imported)).isEqualTo("it's; a");
        assertThat(imported.receipt().remarks())
                .containsExactly(
                        "x.csv: cells stand in single quotes; state \"quote\" in \"format\" if they are part of the text");
    }

    @Test
    void anApostropheIsNoQuote() throws Exception {
        var imported =
                file("ID;A;B\n1;'s-Hertogenbosch;x\n2;O'Brien;'t Harde\n").with(MAPPING);

        assertThat(owners(imported)).isEqualTo("'s-Hertogenbosch/O'Brien");
        assertThat(imported.receipt().remarks()).isEmpty();
    }

    @Test
    void aCarriageReturnAmongOtherLineEndsIsPartOfItsCell() throws Exception {
        var imported = file("ID,A,B\r\n1,a\rb,x\r\n2,c,y\r\n").with(MAPPING);

        assertThat(imported.reasons()).isEmpty();
        assertThat(owners(imported)).isEqualTo("a\rb/c");
    }

    @Test
    void filesPutOneBehindTheOtherAreReadAsOne() throws Exception {
        var one = "\ufeff\"ID\",\"A\",\"B\"\n";
        var imported =
                file(one + "\"1\",\"a\",\"x\"\n" + one + "\"2\",\"b\",\"y\"\n").with(MAPPING);

        assertThat(owners(imported)).isEqualTo("a/b");
        assertThat(imported.receipt().read()).isEqualTo(3);
        assertThat(imported.receipt().empty()).isEqualTo(1);
        assertThat(imported.receipt().remarks())
                .containsExactly(
                        "x.csv: 1 line passed over as no rows: line 3, the header again ('\"ID\",\"A\",\"B\"');"
                                + " state \"passOver\": false in \"format\" if they are");
    }

    @Test
    void aHeaderInAnotherOrderRefusesTheFile() throws Exception {
        assertThat(file("ID,A,B\n1,a,x\nA,B,ID\nb,y,2\n").refusedWith(MAPPING))
                .isEqualTo("x.csv:3: another header stands here, with the columns in another order; cut the file in two"
                        + " before it");
    }

    @Test
    void totalsAndSentencesBelowTheTableAreNoRows() throws Exception {
        var imported =
                file("ID;A;Amount;Closed\n1;a;10,50;2.1.2026\n2;b;1,00;3.1.2026\nYhteensä:;;11,50;\nPrinted on 4.1.2026\n")
                        .with(DATED);

        assertThat(imported.reasons()).isEmpty();
        assertThat(imported.records()).hasSize(2);
        assertThat(imported.receipt().empty()).isEqualTo(2);
        assertThat(imported.receipt().remarks())
                .containsExactly(
                        "x.csv: 2 lines passed over as no rows: line 4, totals ('Yhteensä:;;11,50;'); line 5, a line of"
                                + " text ('Printed on 4.1.2026'); state \"passOver\": false in \"format\" if they are");
    }

    @Test
    void aCompanyNamedTotalIsARow() throws Exception {
        assertThat(file("ID;A;B\nTotal;a;x\n").with(MAPPING).records()).hasSize(1);
        assertThat(file("ID;A;B\nTotal;7;8\n")
                        .with(mapping("{ \"passOver\": false }"))
                        .records())
                .hasSize(1);
    }

    @Test
    void titlesBeforeTheHeaderArePassedOverAndTold() throws Exception {
        var imported =
                file("Sales report;;\n2.3.2026\n\nID;A;B\n1;a;x\n2;b;y\n").with(MAPPING);

        assertThat(owners(imported)).isEqualTo("a/b");
        assertThat(imported.records().get(0).origin()).hasToString("x.csv:5");
        assertThat(imported.receipt().remarks())
                .containsExactly("x.csv: 3 lines before the header passed over ('Sales report');"
                        + " state \"skip\" in \"format\" if that is wrong");
    }

    @Test
    void aMissingHeaderIsToldWithTheMend() throws Exception {
        var content = "1;2.1.2026;a\n2;3.1.2026;b\n";

        assertThat(file(content).refusedWith(MAPPING))
                .startsWith("x.csv has no columns 'A'")
                .endsWith(
                        "; its first line looks like a row, not like a header: state \"columns\" in \"format\" if it has none");
        var imported = file(content).with(mapping("{ \"columns\": [\"ID\", \"A\", \"B\"] }"));
        assertThat(owners(imported)).isEqualTo("2.1.2026/3.1.2026");
        assertThat(imported.receipt().remarks())
                .containsExactly("x.csv: it has no header line: the first is a row as the others;"
                        + " state \"header\": true in \"format\" if that is wrong");
        assertThat(file("No;When;What\n1;2.1.2026;a\n")
                        .with(mapping("{ \"columns\": [\"ID\", \"A\", \"B\"] }"))
                        .records())
                .hasSize(1);
    }

    @Test
    void aFileWithoutDelimiterIsToldSo() throws Exception {
        assertThat(file("ID^A^B\n1^a^x\n").refusedWith(MAPPING))
                .endsWith(
                        "it has: ID^A^B; none of , ; tab | makes columns of it: state its \"delimiter\" in \"format\"");
        assertThat(owners(file("ID^A^B\n1^a^x\n").with(mapping("{ \"delimiter\": \"^\" }"))))
                .isEqualTo("a");
    }

    @Test
    void aRowCutByTheEndOfTheFileIsRejected() throws Exception {
        var imported = file("ID,A,B\n1,a,x\n2,b").with(MAPPING);

        assertThat(imported.reasons())
                .containsExactly("the file ends in the middle of this row, after 2 of 3 cells; was it copied whole?");
        assertThat(file("ID,A,B\n1,a,x\n2,b,y").with(MAPPING).records()).hasSize(2);
    }

    @Test
    void aFileCutInsideACharacterIsRefused() throws Exception {
        var whole = "ID,A,B\n1,ä,x\n2,bö".getBytes(UTF_8);
        var cut = java.util.Arrays.copyOf(whole, whole.length - 1);

        assertThat(new Importing(folder).file("x.csv", cut).refusedWith(MAPPING))
                .isEqualTo(
                        "x.csv:3: the file ends in the middle of a character of UTF-8; was it copied whole? Copy it again");
        assertThat(new Importing(folder)
                        .file(
                                "x.csv",
                                java.util.Arrays.copyOf("ID,A,B\n1,b,c\n".getBytes(StandardCharsets.UTF_16LE), 25))
                        .refusedWith(MAPPING))
                .isEqualTo(
                        "x.csv:2: the file ends in the middle of a character of UTF-16LE; was it copied whole? Copy it again");
    }

    @Test
    void aFileCutInsideAQuotedCellIsRefused() throws Exception {
        assertThat(file("ID,A,B\n1,a,x\n2,\"b").refusedWith(MAPPING))
                .startsWith(
                        "x.csv:3: the quote that opens cell 2 (column 'A') is never closed; was the file copied whole?");
    }

    @Test
    void twoEncodingsInOneFileAreRefusedWithTheLine() throws Exception {
        var utf8 = "ID,A,B\n1,äö,ü\n".getBytes(UTF_8);
        var latin = "2,ä,x\n".getBytes(Charset.forName("windows-1252"));
        var both = java.util.Arrays.copyOf(utf8, utf8.length + latin.length);
        System.arraycopy(latin, 0, both, utf8.length, latin.length);

        assertThat(new Importing(folder).file("x.csv", both).refusedWith(MAPPING))
                .isEqualTo(
                        "x.csv:3: byte 0xE4 at offset 19 is no UTF-8, though 3 other characters are: are there two encodings"
                                + " in one file? Mend the line, or state the file's \"encoding\" in \"format\"");
    }

    @Test
    void aDayAtTheEndOfTimeIsRejectedWithTheMend() throws Exception {
        var content = "ID;A;Amount;Closed\n1;a;10;31.12.9999\n2;b;1;3.1.2026\n";

        assertThat(file(content).with(DATED).reasons())
                .containsExactly(
                        "'31.12.9999' in column 'Closed' is before 1900 or after 2199; if it means that there is no"
                                + " date, list it in \"empty\" of \"format\"");
        var mended = DATED.replaceFirst("\\{", "{ \"format\": { \"empty\": [\"\", \"31.12.9999\"] },");
        assertThat(file(content).with(mended).reasons()).isEmpty();
    }

    @Test
    void aColumnOfTwoDecimalSignsIsToldWithARowOfEach() throws Exception {
        var imported = file("ID;A;Amount;Closed\n1;a;10,5;2.1.2026\n2;b;1.75;3.1.2026\n")
                .with(DATED);

        assertThat(imported.reasons()).containsExactly("'1.75' in column 'Amount' is no number");
        assertThat(imported.receipt().remarks())
                .containsExactly(
                        "x.csv, column 'Amount': '10,5' (line 2) has ',' as its decimal sign, '1.75' (line 3) has '.';"
                                + " read with ',' by the locale fi-FI, so rows of the other kind are rejected; state \"locale\" in"
                                + " \"format\", or mend the file");
    }

    @Test
    void tenThousandColumnsAreRead() throws Exception {
        var header = new StringBuilder("ID,A,B");
        var row = new StringBuilder("1,a,x");
        for (var i = 3; i < 10_000; i++) {
            header.append(",C").append(i);
            row.append(",").append(i);
        }
        var imported = file(header + "\n" + (row + "\n").repeat(20)).with(MAPPING);

        assertThat(imported.receipt().read()).isEqualTo(20);
        assertThat(imported.reasons()).isEmpty();
    }

    @Test
    void aLookupWithADoubledKeyIsRefusedWithItsLine() throws Exception {
        var mapping = """
                { "key": "ID", "lookups": { "accounts": { "file": "accounts.csv", "key": "account" } },
                  "attributes": { "segment": { "column": "A", "lookup": "accounts.sector" } } }
                """;

        assertThat(file("ID;A\n1;x\n")
                        .file("accounts.csv", "account;sector\nx;retail\ny;bank\nx;bank\n")
                        .refusedWith(mapping))
                .isEqualTo("accounts.csv:4: the key 'x' stands twice in the lookup 'accounts'; mend the file, or say"
                        + " \"many\": true and the first counts");
        assertThat(file("ID;A\n1;x\n")
                        .file("accounts.csv", "account;sector\nx;retail;shop\n")
                        .refusedWith(mapping))
                .isEqualTo(
                        "accounts.csv:2: 3 cells, but the header names 2 columns; does a cell hold the delimiter without"
                                + " quotes? (lookup 'accounts')");
    }

    @Test
    void theReceiptSaysWhatWasChosenAndWhy() throws Exception {
        var bytes = "ID;A;Amount;Closed\r\n1;Jyväskylä;1 000,50;2.1.2026\r\n".getBytes(Charset.forName("windows-1252"));

        var file = new Importing(folder)
                .file("x.csv", bytes)
                .with(DATED)
                .receipt()
                .files()
                .get(0);

        assertThat(file.chosen())
                .extracting(choice -> choice.what() + "=" + choice.value() + ": " + choice.why())
                .containsExactly(
                        "encoding=windows-1252: no UTF-8; in it 2 of 2 bytes beyond ASCII stand as they do in words and amounts",
                        "delimiter=;: 2 of the first 2 rows have 4 cells with it",
                        "quote=\": no cell is quoted",
                        "line end=CRLF: rows end so",
                        "header=line 1: it is the first of the table",
                        "column 'Closed'=dates, d.M.yyyy: '2.1.2026' (line 2) can only be read so",
                        "column 'Amount'=numbers, decimal sign ,: '1 000,50' (line 2) shows it");
    }

    @Test
    void aRowThatStandsInQuotesAsAWholeIsReadWithoutThem() throws Exception {
        var imported =
                file("ID,A,B\n1,a,x\n\"2,\"\"b, c\"\",y\"\n\"3,\"\"d\"\n").with(MAPPING);

        assertThat(owners(imported)).isEqualTo("a/b, c");
        assertThat(imported.records().get(1).origin()).hasToString("x.csv:3");
        assertThat(imported.receipt().remarks())
                .containsExactly("x.csv: 1 row stands in quotes as a whole, read without them");
        assertThat(imported.reasons())
                .containsExactly(
                        "the whole row stands in quotes, and what is inside cannot be read as a row: take the outer"
                                + " quotes off");
    }

    @Test
    void aFileThatChangesBetweenItsReadingsIsReadNoFurther() throws Exception {
        var importing = file("ID,A,B\n1,a,x\n");
        try (var rows = CsvImport.open(
                io.mittari.connectors.csv.mapping.Mapping.parse(MAPPING), importing.setting(), importing.request())) {
            java.nio.file.Files.writeString(folder.resolve("x.csv"), "ID,A,B\n1,a,x\n2,b,y\n");

            org.assertj.core.api.Assertions.assertThatThrownBy(rows::next)
                    .isInstanceOf(io.mittari.metrics.api.MetricsException.Unavailable.class)
                    .hasMessage(
                            "x.csv changed while it was read; import it again once nobody writes to it: what is stored"
                                    + " already counts once");
        }
    }
}
