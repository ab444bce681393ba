package io.mittari.itests.command;

import static io.mittari.itests.command.SalesHome.figures;
import static io.mittari.itests.command.SalesHome.flipInABlock;
import static io.mittari.itests.command.SalesHome.flipInTheMiddle;
import static io.mittari.itests.command.SalesHome.largest;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Homes with flipped bits. */
class DamageIT {

    private static final String[] WINS = {"metric", "busy", "won-count", "--by", "month", "--json"};

    @TempDir
    Path work;

    private SalesHome sales;

    @BeforeEach
    void prepare() throws IOException {
        sales = new SalesHome(work);
    }

    @Test
    void aDamagedPageIsNamedTheRestIsServedAndABackupBringsItBack() throws Exception {
        var backup = work.resolve("backup");
        var home = work.resolve("home");
        Map<String, String> calm;
        Map<String, String> busy;
        Map<String, String> before;
        List<String> months;
        long first;
        try (var mittari = sales.start("home")) {
            first = SalesHome.sequence(mittari, "busy");
            before = figures(mittari, "busy", first);
            sales.takeMany(mittari, "busy");
            calm = figures(mittari, "calm");
            busy = figures(mittari, "busy");
            months = months(mittari.run(WINS).ok().json());
            mittari.run("doctor").ok();
            mittari.run("backup", backup.toString()).ok();
        }
        flipInABlock(home);
        try (var mittari = new Mittari(home)) {
            mittari.run("start").ok();
            assertThat(figures(mittari, "calm")).as("others notice nothing").isEqualTo(calm);
            assertThat(figures(mittari, "busy", first))
                    .as("what was known before misses nothing")
                    .isEqualTo(before);

            var told = mittari.run("doctor");

            assertThat(told.exit()).isEqualTo(1);
            assertThat(told.out())
                    .contains("which holds blocks of journals, was damaged and is kept as ")
                    .containsPattern(
                            "tenant busy: block \\d+ \\(#.*\\) cannot be read, its checksum is wrong: [\\d,]+ facts, [\\d,]+ keys")
                    .contains("mittari restore DIR --replace");
            var win = mittari.run(WINS).ok();
            assertThat(win.json().getJsonArray("missing").getString(0))
                    .endsWith("facts that were stored cannot be read, and are missing in every figure");
            assertThat(months(win.json())).as("they go on").isEqualTo(months).hasSizeGreaterThan(1);
            assertThat(win.err()).contains("mittari: busy: ");
            assertThat(mittari.run("report", "busy", "monthly", "--month", "2024-02")
                            .ok()
                            .out())
                    .contains("facts that were stored cannot be read");
            var refused = sales.tryFew(mittari, "busy");
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.err()).contains("mittari doctor busy says what is missing and the mend");
            sales.takeMany(mittari, "calm");
            mittari.run("stop").ok();

            assertThat(mittari.run("restore", backup.toString()).err())
                    .contains("is not empty; --replace moves what is there aside");
            mittari.run("restore", backup.toString(), "--replace").ok();
            mittari.run("start").ok();

            assertThat(figures(mittari, "busy")).isEqualTo(busy);
            assertThat(figures(mittari, "calm")).isEqualTo(calm);
            sales.takeFew(mittari, "busy");
        }
        try (var replaced = Files.newDirectoryStream(home, "replaced-*")) {
            assertThat(replaced.iterator().next().resolve("data/derby")).isDirectory();
        }
    }

    @Test
    void anIndexOfRecordsThatIsDamagedOrGoneIsMadeAgain() throws Exception {
        var index = work.resolve("home/cache/index/busy");
        Map<String, String> figures;
        JsonObject again;
        try (var mittari = sales.start("home")) {
            sales.takeMany(mittari, "busy");
            again = sales.takeMany(mittari, "busy");
            figures = figures(mittari, "busy");
        }
        flipInTheMiddle(largest(index));
        try (var mittari = new Mittari(work.resolve("home"))) {
            mittari.run("start").ok();
            mittari.run("doctor").ok();
            assertThat(sales.takeMany(mittari, "busy")).as("damaged").isEqualTo(again);
        }
        try (var files = Files.walk(index)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        try (var mittari = new Mittari(work.resolve("home"))) {
            mittari.run("start").ok();
            mittari.run("doctor").ok();
            assertThat(sales.takeMany(mittari, "busy")).as("gone").isEqualTo(again);
            assertThat(figures(mittari, "busy")).isEqualTo(figures);
        }
        assertThat(index).isNotEmptyDirectory();
    }

    private static List<String> months(JsonObject answer) {
        return answer.getJsonArray("rows").getValuesAs(JsonObject.class).stream()
                .map(row -> row.getJsonObject("by").getString("month"))
                .toList();
    }
}
