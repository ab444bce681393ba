package io.mittari.itests.command;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is wrong is told by message and exit code. After each case the same process still answers, with the same figures
 * at the same point of the journal.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    private static final int REJECTED = 3;

    private static final String HEADER = "id,stage,created,status,closed,value,channel\n";
    private static final String GOOD = HEADER + """
            1,Lead,2026-01-02,Won,2026-02-03,100,web
            2,Lead,2026-01-03,Lost,2026-02-04,,web
            3,Meeting,2026-01-04,,,,fair
            """;
    private static final String MAPPING = """
            { "mapping": 1, "source": "crm", "currency": "EUR", "key": "id",
              "facts": [
                { "fact": "stage", "at": "created",
                  "stage": { "column": "stage", "values": { "Lead": "lead", "Meeting": "meeting" } } },
                { "fact": "closed", "at": "closed", "value": "value",
                  "outcome": { "column": "status", "values": { "Won": "won", "Lost": "lost", "*": null } } } ],
              "attributes": { "channel": "channel" } }
            """;

    private Path work = Path.of("");
    private Mittari mittari = new Mittari(work);
    private long process;
    private JsonObject figures = JsonObject.EMPTY_JSON_OBJECT;

    @BeforeAll
    void aTenantWithFigures(@TempDir Path work) throws Exception {
        this.work = work;
        mittari = new Mittari(work.resolve("home"));
        mittari.run("start").ok();
        mittari.run(
                        "tenant",
                        "add",
                        "acme",
                        "--name",
                        "Acme",
                        "--locale",
                        "en-US",
                        "--zone",
                        "UTC",
                        "--currency",
                        "EUR")
                .ok();
        file("m.json", MAPPING);
        importing(GOOD, MAPPING).ok();
        process = process();
        figures = figures();
        assertThat(figures.getJsonArray("rows").toString()).contains("\"web\"", "\"value\":1");
    }

    @AfterAll
    void stop() throws IOException {
        mittari.close();
    }

    @AfterEach
    void thePlatformIsUpAndNothingWasHalfStored() throws Exception {
        assertThat(figures()).isEqualTo(figures);
        assertThat(process()).isEqualTo(process);
    }

    @Test
    void aWrongMappingNamesKeyAndLine() throws Exception {
        refused(
                importing(GOOD, MAPPING.replace("\"at\": \"closed\"", "\"att\": \"closed\"")),
                "facts[1].att (line 5:",
                "unknown key \"att\"",
                "the nearest known one is \"at\"");
        refused(importing(GOOD, MAPPING.replace("\"created\"", "5")), "facts[0].at (line 3:", "not the number 5");
        refused(importing(GOOD, MAPPING.substring(0, 120)), "(line ", "no JSON");
    }

    @Test
    void aWrongMappingInATenantFileNamesTenantInstanceSettingAndKey() throws Exception {
        var wrong = MAPPING.replace("\"at\": \"closed\"", "\"att\": \"closed\"");
        var tenant = file("tenant.json", """
                { "tenant": 1, "id": "acme", "name": "Acme", "locale": "en-US", "zone": "UTC", "currency": "EUR",
                  "connectors": [ { "component": "io.mittari.connectors.csv", "name": "csv",
                    "settings": { "mapping": %s } } ] }
                """.formatted(wrong));

        var ran = mittari.run("tenant", "apply", tenant.toString());

        refused(
                ran,
                "tenant acme: connector csv (io.mittari.connectors.csv ",
                ") does not start: setting 'mapping': facts[1].att: unknown key \"att\"",
                "the nearest known one is \"at\"",
                "nothing was changed");
        assertThat(ran.err()).doesNotContain("io.mittari.connectors.csv.mapping", "(line ");
    }

    @Test
    void anUnknownColumnListsTheColumnsThereAre() throws Exception {
        refused(
                importing(GOOD, MAPPING.replace("\"value\": \"value\"", "\"value\": \"Amount\"")),
                "has no column 'Amount'",
                "it has: id, stage, created, status, closed, value, channel");
    }

    @Test
    void aLookupThatWasNotGivenIsNamed() throws Exception {
        refused(
                importing(
                        GOOD,
                        MAPPING.replace(
                                        "\"key\": \"id\"",
                                        "\"key\": \"id\", \"lookups\": { \"acc\": { \"file\": \"accounts.csv\", \"key\": \"a\" } }")
                                .replace(
                                        "\"channel\": \"channel\"",
                                        "\"channel\": { \"column\": \"channel\", \"lookup\": \"acc.b\" }")),
                "the lookup 'acc' needs the file accounts.csv");
    }

    @Test
    void aDryRunCountsAndRefusesAsTheImportDoes() throws Exception {
        var whole = MAPPING.replace("\"key\": \"id\"", "\"key\": \"id\", \"complete\": true, \"mayVanish\": 40");
        mittari.run(
                        "tenant",
                        "add",
                        "baltic",
                        "--name",
                        "Baltic",
                        "--locale",
                        "en-US",
                        "--zone",
                        "UTC",
                        "--currency",
                        "EUR")
                .ok();
        whole("baltic", GOOD, whole).ok();
        var next = HEADER + """
                1,Lead,2026-01-02,,,,web
                2,Lead,2026-01-05,Lost,2026-02-04,,web
                4,Lead,2026-03-01,,,,fair
                """;

        var said = whole("baltic", next, whole, "--dry-run").ok().json();
        var done = whole("baltic", next, whole).ok().json();

        assertThat(said.getInt("sequence")).isZero();
        assertThat(said.getInt("retracted")).isEqualTo(2);
        assertThat(withoutSequence(said)).isEqualTo(withoutSequence(done));
        refused(whole("baltic", HEADER, whole, "--dry-run"), "are missing in this delivery");
        mittari.run("tenant", "remove", "baltic", "--confirm", "baltic").ok();
    }

    @Test
    void whatIsNoCsvIsSaidToBeNone() throws Exception {
        refused(importing(bytes("\u0089PNG\r\n\u001a\n" + "\0\1\2".repeat(100))), "no CSV file but a picture");
        refused(importing(bytes("%PDF-1.7\n" + "\0\1\2".repeat(100))), "no CSV file but a PDF");
        refused(importing(bytes("\0\1\2\3".repeat(10_000))), "no CSV file: binary from byte 0 on");
    }

    @Test
    void anEmptyFileIsRefused() throws Exception {
        refused(importing(new byte[0]), "is empty");
        assertThat(importing(HEADER, MAPPING).ok().out()).startsWith("0 rows read, 0 empty, 0 rejected");
    }

    @Test
    void aStatedEncodingThatIsWrongNamesLineAndByte() throws Exception {
        var stated = MAPPING.replace("\"key\": \"id\"", "\"key\": \"id\", \"format\": { \"encoding\": \"UTF-8\" }");
        refused(
                importing(bytes(GOOD + "4,Lead,2026-01-02,,,,p\u00e4iv\u00e4\n"), stated),
                ":5: not UTF-8: byte 0xE4 at offset");
        refused(importing(GOOD, stated.replace("UTF-8", "klingon")), "no encoding \"klingon\"");
    }

    @Test
    void aFieldOfAHundredMegabytesIsRefused() throws Exception {
        var huge = work.resolve("huge.csv");
        try (var out = Files.newOutputStream(huge)) {
            out.write(bytes(GOOD + "4,Lead,2026-01-02,,,,"));
            var megabyte = new byte[1 << 20];
            Arrays.fill(megabyte, (byte) 'x');
            for (int i = 0; i < 100; i++) {
                out.write(megabyte);
            }
        }
        refused(importing(huge), "huge.csv:5: a cell of more than 1048576 characters");
    }

    @Test
    void moreCellsThanASheetHasColumnsAreRefused() throws Exception {
        refused(
                importing(GOOD + "4,Lead" + ",".repeat(10_000_000) + "\n", MAPPING),
                ":5: a row of more than 16384 cells");
    }

    @Test
    void rowsWithNulCharactersOrTooManyCellsAreRejected() throws Exception {
        var rows = importing(HEADER + "4,Le\0ad,2026-01-02,,,," + "long enough ".repeat(20) + "\n", MAPPING);
        assertThat(rows.exit()).as(rows.toString()).isEqualTo(FAILED);
        assertThat(rows.out()).startsWith("1 rows read, 0 empty, 1 rejected");
        var cells = importing(HEADER + "5,Lead,2026-01-02,,,,web,one,two\n", MAPPING);
        assertThat(cells.exit()).as(cells.toString()).isEqualTo(FAILED);
        assertThat(mittari.run("rejected", "acme", "--json").out())
                .contains("a NUL character in cell 2", "9 cells, but the header names 7 columns");
    }

    @Test
    void rejectedRowsAreAnExitCodeOfTheirOwnWhereItIsAskedFor() throws Exception {
        var rows = file("some.csv", GOOD + "4,Leed,2026-01-02,,,,web\n").toString();
        var mapping = work.resolve("m.json").toString();

        var usual = mittari.run("import", "acme", rows, "--mapping", mapping, "--dry-run");
        var strict = mittari.run("import", "acme", rows, "--mapping", mapping, "--dry-run", "--strict");

        assertThat(usual.exit()).as(usual.toString()).isEqualTo(DONE);
        assertThat(usual.err()).contains("1 row would be rejected");
        assertThat(strict.exit()).as(strict.toString()).isEqualTo(REJECTED);
    }

    @Test
    void aFileKeepsWhateverNameItHas() throws Exception {
        for (var name : List.of("50 % p\u00e4iv\u00e4 \"q\" 'r'.csv", "..%2f..%2fhttp.json")) {
            var done = importing(file(name, GOOD), "--json").ok().json();
            assertThat(done.getJsonArray("files").getJsonObject(0).getString("name"))
                    .isEqualTo(name);
        }
    }

    @Test
    void whatIsNoFileIsNamed() throws Exception {
        refused(importing(work), "there is no file '" + work + "' that can be read");
        var one = file("same.csv", GOOD);
        var two = Files.copy(one, Files.createDirectory(work.resolve("other")).resolve("same.csv"));
        refused(importing(one, two.toString()), "the import has a file 'same.csv' already");
    }

    @Test
    void anUnknownTenantListsThoseThereAre() throws Exception {
        refused(mittari.run("metric", "nobody", "won-count"), "there is no tenant 'nobody'; there are: acme");
        refused(
                mittari.run("import", "acme,nobody", file("g.csv", GOOD).toString()),
                "there is no tenant 'nobody'; there are: acme");
    }

    @Test
    void anUnknownMetricListsThoseThereAre() throws Exception {
        refused(mittari.run("metric", "acme", "won-cuont"), "there is no metric 'won-cuont'; there are:", "won-count");
    }

    @Test
    void anUnknownDimensionListsThoseThereAre() throws Exception {
        refused(mittari.run("metric", "acme", "won-count", "--by", "chanel"), "no dimension 'chanel'", "channel");
    }

    @Test
    void aMonthThatIsNoneSaysHowToWriteOne() throws Exception {
        var month = mittari.run("report", "acme", "funnel", "--month", "2026-13");
        assertThat(month.exit()).isEqualTo(WRONG_USAGE);
        assertThat(month.err()).contains("'2026-13' is no month: write it like 2026-10");
        var period = mittari.run("metric", "acme", "won-count", "--from", "2026-13");
        assertThat(period.exit()).isEqualTo(WRONG_USAGE);
        assertThat(period.err()).contains("'2026-13' is no period: write 2017, 2017-Q1, 2017-06 or 2017-06-15");
    }

    @Test
    void aPointThatTheJournalDoesNotHaveNamesItsPoints() throws Exception {
        refused(
                mittari.run("metric", "acme", "won-count", "--as-of", "#999"),
                "tenant acme has no point #999; its points are #1 to #" + figures.getInt("sequence") + ", the newest");
    }

    @Test
    void removingATenantTakesItsNameTwice() throws Exception {
        assertThat(mittari.run("tenant", "remove", "acme").exit()).isEqualTo(WRONG_USAGE);
        refused(mittari.run("tenant", "remove", "acme", "--confirm", "acmee"), "not 'acmee'");
    }

    @Test
    void aHomeHeldByWhatDoesNotAnswerNamesTheHolder() throws Exception {
        var held = Files.createDirectories(work.resolve("held/run"));
        var us = ProcessHandle.current().pid();
        Files.writeString(held.resolve("platform.json"), "{\"pid\":%d,\"state\":\"running\"}".formatted(us));
        try (var channel = FileChannel.open(held.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            refused(
                    new Mittari(work.resolve("held")).run("tenant", "list"),
                    "is held by process " + us + ", which does not answer");
        }
    }

    @Test
    void aPlatformThatHangsIsNamed() throws Exception {
        signal("-STOP");
        try {
            var status = mittari.run("status");
            assertThat(status.exit()).isEqualTo(FAILED);
            assertThat(status.out()).contains("is held by process " + process + ", which does not answer");
        } finally {
            signal("-CONT");
        }
    }

    @Test
    void whatAKilledPlatformLeftIsNotTakenForOneThatRuns() throws Exception {
        var left = Files.createDirectories(work.resolve("left/run"));
        Files.writeString(left.resolve("platform.json"), "{\"pid\":1,\"state\":\"running\"}");
        Files.writeString(left.resolve("http.json"), "{\"port\":1,\"token\":\"x\",\"pid\":1}");
        var command = new Mittari(work.resolve("left"));

        var status = command.run("status");
        var stop = command.run("stop");

        assertThat(status.exit()).isEqualTo(FAILED);
        assertThat(status.out()).startsWith("no platform runs on ");
        assertThat(stop.exit()).as(stop.toString()).isEqualTo(DONE);
    }

    private static void refused(Ran ran, String... says) {
        assertThat(ran.exit()).as(ran.toString()).isEqualTo(FAILED);
        assertThat(ran.err()).startsWith("mittari: ").contains(says).doesNotContain("Exception", "internal error");
        assertThat(ran.out()).isEmpty();
    }

    private Ran importing(String rows, String mapping) throws Exception {
        return importing(rows.getBytes(StandardCharsets.UTF_8), mapping);
    }

    private Ran importing(byte[] rows) throws Exception {
        return importing(rows, MAPPING);
    }

    private Ran importing(byte[] rows, String mapping) throws Exception {
        var file = Files.write(work.resolve("rows.csv"), rows);
        return mittari.run(
                "import",
                "acme",
                file.toString(),
                "--mapping",
                file("case.json", mapping).toString());
    }

    private Ran importing(Path file, String... more) throws Exception {
        var line = new ArrayList<>(List.of("import", "acme", file.toString()));
        line.addAll(List.of(more));
        line.addAll(List.of("--mapping", work.resolve("m.json").toString()));
        return mittari.run(line.toArray(String[]::new));
    }

    private Ran whole(String tenant, String rows, String mapping, String... more) throws Exception {
        var line = new ArrayList<>(List.of(
                "import",
                tenant,
                file("whole.csv", rows).toString(),
                "--mapping",
                file("whole.json", mapping).toString(),
                "--json"));
        line.addAll(List.of(more));
        return mittari.run(line.toArray(String[]::new));
    }

    private static JsonObject withoutSequence(JsonObject receipt) {
        return Json.createObjectBuilder(receipt).remove("sequence").build();
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(work.resolve(name), content);
    }

    private void signal(String which) throws Exception {
        assertThat(new ProcessBuilder("kill", which, String.valueOf(process))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    private JsonObject figures() throws Exception {
        return mittari.run("metric", "acme", "won-count", "--by", "channel", "--json")
                .ok()
                .json();
    }

    private long process() throws IOException {
        try (var reader = Json.createReader(Files.newInputStream(mittari.home().resolve("run/platform.json")))) {
            return reader.readObject().getJsonNumber("pid").longValueExact();
        }
    }
}
