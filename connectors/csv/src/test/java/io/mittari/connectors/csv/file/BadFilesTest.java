package io.mittari.connectors.csv.file;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be read: a file is refused whole before anything is stored, a row is rejected by itself. */
class BadFilesTest {

    private static final String MAPPING = mapping("{}");

    @TempDir
    Path folder;

    private static String mapping(String format) {
        return "{ \"key\": \"ID\", \"format\": " + format + ", \"attributes\": { \"owner\": \"A\" } }";
    }

    private Importing file(byte[] content) throws IOException {
        return new Importing(folder).file("x.csv", content);
    }

    private Importing file(String content) throws IOException {
        return file(content.getBytes(UTF_8));
    }

    @Test
    void anEmptyFileIsRefused() throws Exception {
        assertThat(file("").refusedWith(MAPPING)).isEqualTo("x.csv is empty");
        assertThat(file("\n\n").refusedWith(MAPPING)).isEqualTo("x.csv has no header line");
    }

    @Test
    void whatIsNoTextIsRefusedByName() throws Exception {
        assertThat(file(new byte[] {'P', 'K', 3, 4, 0, 0}).refusedWith(MAPPING))
                .isEqualTo("x.csv is no CSV file but an Excel workbook or another zip file; save it as CSV");
        assertThat(file("%PDF-1.7").refusedWith(MAPPING)).isEqualTo("x.csv is no CSV file but a PDF");
        assertThat(file(new byte[] {'I', 'D', 1, 2, 3, 4}).refusedWith(MAPPING))
                .startsWith("x.csv is no CSV file: binary from byte 2 on (value 1)");
        assertThat(file("ID,A\n1,b\n\1\2\3\4".getBytes(UTF_8)).refusedWith(MAPPING))
                .contains("state \"encoding\"");
        assertThat(file("\0\1\2\3".repeat(1_000)).refusedWith(MAPPING))
                .startsWith("x.csv is no CSV file: binary from byte 0 on");
    }

    @Test
    void aRowWithNulOrTooManyCellsIsRejectedAndTheOthersAreTaken() throws Exception {
        var imported = file("ID,A\n" + "0,z\n".repeat(200) + "1,a\0b\n2,b,c\n3,c,\n4\n")
                .with(MAPPING);

        assertThat(imported.reasons())
                .containsExactly(
                        "a NUL character in cell 2 (column 'A'); was the file damaged on its way?",
                        "3 cells, but the header names 2 columns; does a cell hold the delimiter without quotes?");
        assertThat(imported.rejected().get(1)).satisfies(rejected -> {
            assertThat(rejected.origin()).hasToString("x.csv:203");
            assertThat(rejected.raw()).isEqualTo("2,b,c");
            assertThat(rejected.header()).isEqualTo("ID,A");
            assertThat(rejected.dialect()).startsWith("encoding=UTF-8 delimiter=, quote=\" header=yes changed=");
            assertThat(rejected.entry()).isEqualTo("rows");
        });
        assertThat(imported.receipt().read()).isEqualTo(204);
        assertThat(imported.records()).hasSize(202);
    }

    @Test
    void aRejectedRowKeepsItsQuotesAndItsKeyAndAtMost64KB() throws Exception {
        var mapping = "{ \"key\": \"ID\", \"facts\": [ { \"fact\": \"stage\", \"stage\": \"lead\", \"at\": \"D\" } ] }";

        var rejected = file("ID,D,T\n7,never,\"a \"\"b\"\"\nc\"\n8,never," + "ä".repeat(50_000) + "\n")
                .with(mapping)
                .rejected();

        assertThat(rejected.get(0).raw()).isEqualTo("7,never,\"a \"\"b\"\"\nc\"");
        assertThat(rejected.get(0).key()).isEqualTo("7");
        assertThat(rejected.get(0).reason())
                .isEqualTo("'never' in column 'D' is no date as the column's others are written");
        assertThat(rejected.get(1).origin().line()).isEqualTo(4);
        assertThat(rejected.get(1).raw().getBytes(UTF_8)).hasSizeBetween(64_000, 65_536);
    }

    @Test
    void aCellOfMoreThanAMegabyteRefusesTheFile() throws Exception {
        assertThat(file("ID,A\n1,b\n2," + "x".repeat(1_200_000) + "\n").refusedWith(MAPPING))
                .isEqualTo(
                        "x.csv:3: a cell of more than 1048576 characters; was a quote opened there and never closed?");
    }

    @Test
    void aQuoteThatIsNeverClosedRefusesTheFile() throws Exception {
        assertThat(file("ID,A\n1,b\n2,\"c\n3,d\n").refusedWith(MAPPING))
                .isEqualTo(
                        "x.csv:3: the quote that opens cell 2 (column 'A') is never closed; was the file copied whole?"
                                + " Close the quote, or state \"quote\": \"none\" in \"format\" if quotes are part of the text");
    }

    @Test
    void aRowOfMoreThanTenMegabytesRefusesTheFile() throws Exception {
        assertThat(file("ID,A\n1" + ("," + "x".repeat(1_000_000)).repeat(11) + "\n")
                        .refusedWith(MAPPING))
                .isEqualTo("x.csv:2: a row of more than 10485760 characters");
    }

    @Test
    void aRowOfMoreCellsThanASheetHasColumnsRefusesTheFile() throws Exception {
        assertThat(file("ID,A\n1,b\n2" + ",".repeat(20_000) + "\n").refusedWith(MAPPING))
                .isEqualTo("x.csv:3: a row of more than 16384 cells");
        assertThat(file("ID,A\n1,b\n2" + ",".repeat(16_383) + "\n")
                        .with(MAPPING)
                        .records())
                .hasSize(2);
    }

    @Test
    void aRowOfManyCellsTakesLittleMemory() throws Exception {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var wide = ",".repeat(16_382) + "\n";
        var files = file("ID,A\n1,b\n" + wide).file("y.csv", "ID,A" + wide + "2,b\n");
        var before = threads.getCurrentThreadAllocatedBytes();

        files.with(MAPPING);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(30_000_000);
    }

    @Test
    void aWrongEncodingIsToldWithLineAndOffset() throws Exception {
        var content = "ID,A\n" + "1,b\n".repeat(100_000) + "2,ä\n";

        assertThat(file(content.getBytes(Charset.forName("windows-1252")))
                        .refusedWith(mapping("{ \"encoding\": \"UTF-8\" }")))
                .isEqualTo("x.csv:100002: not UTF-8: byte 0xE4 at offset 400007; state its \"encoding\" in \"format\","
                        + " for example windows-1252");
        assertThat(file(content).refusedWith(mapping("{ \"encoding\": \"US-ASCII\" }")))
                .startsWith("x.csv:100002: not US-ASCII: byte 0xC3");
        assertThat(file("ID,A\n1,\u00e4\n".getBytes(Charset.forName("windows-1254")))
                        .with(mapping("{ \"encoding\": \"windows-1254\" }"))
                        .attributes())
                .containsEntry("owner", "ä");
    }

    @Test
    void byteOrderMarksDelimitersAndExcelsFirstLineAreUnderstood() throws Exception {
        for (var content : new String[] {
            "\uFEFFID;A\n1;ä\n", "sep=|\r\nID|A\r\n1|ä\r\n", "ID\tA\n1\tä", "\"ID\",\"A\"\n\"1\",\"ä\"\n"
        }) {
            assertThat(file(content).with(MAPPING).attributes()).containsEntry("owner", "ä");
        }
        assertThat(file(("\uFEFF" + "ID,A\n1,ä\n").getBytes(UTF_16LE))
                        .with(MAPPING)
                        .attributes())
                .containsEntry("owner", "ä");
    }

    @Test
    void blankLinesAreReadAndEmpty() throws Exception {
        var receipt = file("ID,A\n1,b\n\n ,\n2,c\n").with(MAPPING).receipt();

        assertThat(receipt.read()).isEqualTo(4);
        assertThat(receipt.empty()).isEqualTo(2);
    }

    @Test
    void nothingIsStoredWhenTheLastFileCannotBeRead() throws Exception {
        Files.writeString(folder.resolve("bad.csv"), "ID,A\n1,\"never closed\n");

        assertThat(file("ID,A\n1,b\n")
                        .file("bad.csv", folder.resolve("bad.csv"))
                        .refusedWith(MAPPING))
                .startsWith("bad.csv:2: the quote that opens cell 2 (column 'A') is never closed");
    }

    @Test
    void aColumnOfTwoPatternsIsRefusedWithARowOfEach() throws Exception {
        var mapping =
                "{ \"key\": \"ID\", %s \"facts\": [ { \"fact\": \"stage\", \"stage\": \"lead\", \"at\": \"D\" } ] }";
        var content = "ID,D\n1,31/12/2025\n2,12/31/2025\n";

        assertThat(file(content).refusedWith(mapping.formatted("")))
                .isEqualTo("x.csv, column 'D': '31/12/2025' (line 2) and '12/31/2025' (line 3) are not written alike;"
                        + " state \"dates\": [\"pattern\", …] in the order to try them");
        assertThat(file(content)
                        .with(mapping.formatted("\"format\": { \"dates\": [\"d/M/yyyy\", \"M/d/yyyy\"] },"))
                        .records())
                .hasSize(2);
    }

    @Test
    void aDateThatMayBeReadTwoWaysIsReadByTheLocaleAndTold() throws Exception {
        var mapping = "{ \"key\": \"ID\", \"facts\": [ { \"fact\": \"stage\", \"stage\": \"lead\", \"at\": \"D\" } ] }";
        var content = "ID,D\n1,03/02/2026\n";

        var finnish = file(content).with(mapping);
        assertThat(finnish.slots()).containsExactly("stage/lead");
        assertThat(finnish.only().slots().get(0).fact().toString()).contains("2026-02-03");
        assertThat(finnish.receipt().remarks())
                .containsExactly("x.csv, column 'D': day and month cannot be told apart ('03/02/2026', line 2:"
                        + " 2026-02-03 or 2026-03-02); read as d/M/yyyy by the locale fi-FI;"
                        + " state \"dates\" in \"format\" if that is wrong");
        assertThat(file(content)
                        .locale("en-US")
                        .with(mapping)
                        .only()
                        .slots()
                        .get(0)
                        .fact()
                        .toString())
                .contains("2026-03-02");
    }
}
