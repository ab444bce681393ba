package io.mittari.itests.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.itests.load.SalesEvents;
import io.mittari.itests.support.Eventually;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The platform is killed with -9 in the middle of an import; after a restart the import is repeated. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledImportIT {

    private Path work;
    private Path mapping;
    private List<JsonObject> expected = List.of();

    @BeforeAll
    void writesTheMapping(@TempDir Path work) throws IOException {
        this.work = work;
        mapping = Files.writeString(work.resolve("mapping.json"), SalesEvents.MAPPING);
    }

    @Test
    void everyFigureIsThatOfAnUndisturbedImport(@TempDir Path calm, @TempDir Path killed) throws Exception {
        var rows = file(100_000);
        assertThat(figuresAfterKill(killed, rows)).isEqualTo(figures(calm, rows));
    }

    @RepeatedTest(10)
    @Tag("crash")
    void everyFigureIsThatOfAnUndisturbedImportOfAMillionRows(@TempDir Path killed) throws Exception {
        var rows = file(1_000_000);
        assertThat(figuresAfterKill(killed, rows)).isEqualTo(expected(rows));
    }

    private List<JsonObject> expected(Path rows) throws Exception {
        if (expected.isEmpty()) {
            expected = figures(Files.createDirectory(work.resolve("calm")), rows);
        }
        return expected;
    }

    private Path file(long rows) throws IOException {
        var file = work.resolve("events-" + rows + ".csv");
        if (!Files.exists(file)) {
            SalesEvents.write(file, rows);
        }
        return file;
    }

    private List<JsonObject> figures(Path home, Path rows) throws Exception {
        try (var mittari = new Mittari(home).startFor("load")) {
            importAll(mittari, rows);
            return figures(mittari);
        }
    }

    private List<JsonObject> figuresAfterKill(Path home, Path rows) throws Exception {
        try (var mittari = new Mittari(home).startFor("load")) {
            var before = sequence(mittari);
            var out = work.resolve("killed.out");
            var command = mittari.begin(
                    out,
                    work.resolve("killed.err"),
                    "import",
                    "load",
                    rows.toString(),
                    "--mapping",
                    mapping.toString());
            Eventually.get(
                    Duration.ofMinutes(5),
                    () -> Optional.of(sequence(mittari)).filter(now -> now > before + 2),
                    () -> Mittari.text(out));
            assertThat(command.isAlive()).as("the import was still running").isTrue();
            mittari.kill();
            assertThat(command.waitFor())
                    .as("the command tells that the platform went away")
                    .isEqualTo(1);
        }
        try (var mittari = new Mittari(home)) {
            mittari.run("start").ok();
            importAll(mittari, rows);
            return figures(mittari);
        }
    }

    private void importAll(Mittari mittari, Path rows) throws Exception {
        mittari.run("import", "load", rows.toString(), "--mapping", mapping.toString())
                .ok();
    }

    private static long sequence(Mittari mittari) throws Exception {
        return mittari.run("metric", "load", "won-count", "--json")
                .ok()
                .json()
                .getJsonNumber("sequence")
                .longValueExact();
    }

    private static List<JsonObject> figures(Mittari mittari) throws Exception {
        var figures = new ArrayList<JsonObject>();
        figures.add(withoutSequence(
                mittari.run("funnel", "load", "--by", "month", "--json").ok().json()));
        for (var metric : List.of(
                "won-count",
                "lost-count",
                "win-rate",
                "revenue",
                "deal-size-mean",
                "deal-size-median",
                "cycle-won-mean",
                "cycle-closed")) {
            figures.add(withoutSequence(mittari.run("metric", "load", metric, "--by", "channel", "--json")
                    .ok()
                    .json()));
        }
        return figures;
    }

    /** A repeated import may take another number of transactions. */
    private static JsonObject withoutSequence(JsonObject answer) {
        return Json.createObjectBuilder(answer).remove("sequence").build();
    }
}
