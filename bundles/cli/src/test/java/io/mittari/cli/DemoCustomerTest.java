package io.mittari.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a demo customer's folder says, and what it is refused with. */
class DemoCustomerTest {

    @TempDir
    Path demo;

    @Test
    void isToldByTheTwoFilesOfItsFolder() throws Exception {
        var folder = customer("{ \"id\": \"kaski\" }", "{ \"month\": \"2026-10\", \"files\": [\"leads.csv\"] }");

        assertThat(DemoCustomer.in(demo))
                .containsExactly(new DemoCustomer(
                        "{ \"id\": \"kaski\" }",
                        "kaski",
                        "2026-10",
                        null,
                        "csv",
                        null,
                        List.of(folder.resolve("leads.csv"))));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            { "files": [] }                                   | : 'month' is missing
            { "month": 10, "files": [] }                      | : 'month' is a text, not 10
            { "month": "2026-10" }                            | : 'files' is missing
            { "month": "2026-10", "files": "a.csv" }          | : 'files' is a list of texts, not "a.csv"
            { "month": "2026-10", "files": ["a.csv", null] }  | : 'files[1]' is a text, not null
            { "month": "2026-10", "files": [], "today": 2 }   | : 'today' is a text, not 2
            { "month": "2026-10", "files": [], "connector": [] } | : 'connector' is a text, not []
            { "month": "2026-10", "file": [] }                | : there is no key 'file'; there are: connector, files, month, today
            []                                                | ` is no JSON object`
            """)
    void aMissingOrWrongKeyIsToldByFileAndName(String stated, String told) throws Exception {
        var folder = customer("{ \"id\": \"kaski\" }", stated);

        assertThatThrownBy(() -> DemoCustomer.in(demo))
                .isInstanceOf(Failure.class)
                .hasMessage(folder.resolve("demo.json") + told);
    }

    @Test
    void aTenantFileWithoutAnIdIsTold() throws Exception {
        var folder = customer("{ \"name\": \"Kaski Oy\" }", "{ \"month\": \"2026-10\", \"files\": [] }");

        assertThatThrownBy(() -> DemoCustomer.in(demo))
                .isInstanceOf(Failure.class)
                .hasMessage(folder.resolve("tenant.json") + ": 'id' is missing");
    }

    @Test
    void aFileThatIsNoJsonIsTold() throws Exception {
        var folder = customer("{ \"id\": \"kaski\" }", "{ month }");

        assertThatThrownBy(() -> DemoCustomer.in(demo))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith(folder.resolve("demo.json") + " is no JSON: ");
    }

    @Test
    void aFolderWithoutACustomerIsTold() {
        assertThatThrownBy(() -> DemoCustomer.in(demo))
                .isInstanceOf(Failure.class)
                .hasMessage("there is no demo customer in " + demo);
    }

    private Path customer(String tenantFile, String stated) throws Exception {
        var folder = Files.createDirectory(demo.resolve("kaski"));
        Files.writeString(folder.resolve("tenant.json"), tenantFile);
        Files.writeString(folder.resolve("demo.json"), stated);
        return folder;
    }
}
