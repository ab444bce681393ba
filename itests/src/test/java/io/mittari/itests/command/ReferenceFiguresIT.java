package io.mittari.itests.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.itests.support.Shared;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A real export of 8,800 opportunities through the shipped command: every figure equal to those that an independent
 * script computed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReferenceFiguresIT {

    private static final List<String> FILES = List.of("sales_pipeline.csv", "accounts.csv", "sales_teams.csv");

    private Path work;
    private Mittari mittari;
    private JsonObject reference;
    private long imported;

    @BeforeAll
    void importsTheExport(@TempDir Path home, @TempDir Path work) throws Exception {
        this.work = work;
        reference = read(Shared.dir().resolve("data/crm-sales-opportunities/reference.json"));
        for (var file : FILES) {
            Files.copy(Shared.dir().resolve("data/crm-sales-opportunities/" + file), work.resolve(file));
        }
        mittari = new Mittari(home);
        mittari.run("start").ok();
        mittari.run(
                        "tenant",
                        "add",
                        "crm",
                        "--name",
                        "CRM",
                        "--locale",
                        "en-US",
                        "--zone",
                        "UTC",
                        "--currency",
                        "USD",
                        "--funnel",
                        "prospecting,engaging,won")
                .ok();
        var receipt = importFiles();
        assertThat(counts(receipt))
                .isEqualTo(Map.of(
                        "read",
                        8800,
                        "empty",
                        0,
                        "rejected",
                        0,
                        "stored",
                        15511,
                        "known",
                        0,
                        "corrected",
                        0,
                        "retracted",
                        0));
        assertThat(receipt.getJsonObject("unmatched").getInt("accounts")).isZero();
        imported = receipt.getJsonNumber("sequence").longValueExact();
    }

    @AfterAll
    void stops() throws Exception {
        if (mittari != null) {
            mittari.close();
        }
    }

    @ParameterizedTest(name = "{0} of {1}")
    @Order(1)
    @CsvSource(nullValues = "-", textBlock = """
                    total,                -
                    by_quarter_of_close,  quarter
                    by_month_of_close,    month
                    by_agent,             owner
                    by_manager,           team
                    by_region,            region
                    by_product,           product
                    by_sector,            segment
                    """)
    void everyFigureIsThatOfTheReference(String table, @Nullable String dimension) throws Exception {
        var rows = dimension == null
                ? Map.of("", reference.getJsonObject("total"))
                : objects(reference.getJsonObject(table));

        assertCells("win-rate", dimension, rows, "win_rate", 2);
        assertCells("won-count", dimension, rows, "won", 0);
        assertCells("lost-count", dimension, rows, "lost", 0);
        assertCells("revenue", dimension, rows, "won_revenue", 0);
        assertCells("deal-size-mean", dimension, rows, "avg_deal", 0);
        assertCells("deal-size-median", dimension, rows, "median_deal", 0);
        assertCells("cycle-won-mean", dimension, rows, "avg_cycle_won", 0);
        assertCells("cycle-won-median", dimension, rows, "median_cycle_won", 0);
        assertCells("cycle-closed", dimension, rows, "avg_cycle_closed", 0);
        if (!"quarter".equals(dimension) && !"month".equals(dimension)) {
            assertOpen(dimension, rows);
        }
    }

    @Test
    @Order(2)
    void asManyEnteredEachMonthAsTheReferenceSays() throws Exception {
        var cells = new HashMap<String, Integer>();
        for (var row : metric("stage-count", "month")) {
            if (row.getJsonObject("by").getString("stage").equals("engaging") && row.getInt("value") > 0) {
                cells.put(row.getJsonObject("by").getString("month"), row.getInt("value") - row.getInt("skipped", 0));
            }
        }
        var expected = new HashMap<String, Integer>();
        reference
                .getJsonObject("engaged_per_month")
                .forEach((month, n) -> expected.put(month, Integer.valueOf(n.toString())));
        assertThat(cells).isEqualTo(expected);
    }

    @Test
    @Order(3)
    void aSecondImportKnowsEverything() throws Exception {
        assertThat(counts(importFiles()))
                .isEqualTo(Map.of(
                        "read",
                        8800,
                        "empty",
                        0,
                        "rejected",
                        0,
                        "stored",
                        0,
                        "known",
                        15511,
                        "corrected",
                        0,
                        "retracted",
                        0));
    }

    @Test
    @Order(4)
    void aChangedAmountIsOneCorrectionAndTheFigureOfBeforeCanBeHadAgain() throws Exception {
        var pipeline = work.resolve("sales_pipeline.csv");
        var text = Files.readString(pipeline);
        assertThat(text).contains("2017-03-01,1054");
        Files.writeString(pipeline, text.replaceFirst("2017-03-01,1054", "2017-03-01,2054"));

        var receipt = importFiles();

        assertThat(counts(receipt))
                .isEqualTo(Map.of(
                        "read",
                        8800,
                        "empty",
                        0,
                        "rejected",
                        0,
                        "stored",
                        0,
                        "known",
                        15510,
                        "corrected",
                        1,
                        "retracted",
                        0));
        assertThat(revenue()).isEqualByComparingTo("10006534");
        assertThat(revenue("--as-of", "#" + imported)).isEqualByComparingTo("10005534");
    }

    private BigDecimal revenue(String... more) throws Exception {
        var line = new ArrayList<>(List.of("metric", "crm", "revenue", "--json"));
        line.addAll(List.of(more));
        return mittari.run(line.toArray(String[]::new))
                .ok()
                .json()
                .getJsonArray("rows")
                .getJsonObject(0)
                .getJsonNumber("value")
                .bigDecimalValue();
    }

    private JsonObject importFiles() throws Exception {
        var line = new ArrayList<>(List.of("import", "crm"));
        FILES.forEach(file -> line.add(work.resolve(file).toString()));
        line.addAll(List.of(
                "--json",
                "--mapping",
                Shared.dir()
                        .resolve("examples/mappings/crm-sales-opportunities.json")
                        .toString()));
        return mittari.run(line.toArray(String[]::new)).ok().json();
    }

    private static Map<String, Integer> counts(JsonObject receipt) {
        var counts = new HashMap<String, Integer>();
        for (var name : List.of("read", "empty", "rejected", "stored", "known", "corrected", "retracted")) {
            counts.put(name, receipt.getInt(name));
        }
        return counts;
    }

    /** {@code shift}: the reference tells shares as 0.631501, we as 63.1501. */
    private void assertCells(
            String metric, @Nullable String dimension, Map<String, JsonObject> rows, String figure, int shift)
            throws Exception {
        var cells = new HashMap<String, BigDecimal>();
        for (var row : metric(metric, dimension)) {
            if (row.getString("status").equals("measured")) {
                var by = dimension == null ? "" : row.getJsonObject("by").getString(dimension);
                cells.put(by, row.getJsonNumber("value").bigDecimalValue());
            }
        }
        rows.forEach((by, expected) -> {
            if (!expected.containsKey(figure) || expected.isNull(figure)) {
                assertThat(cells).as("%s of %s", metric, by).doesNotContainKey(by);
                return;
            }
            var digits = expected.getJsonNumber(figure).bigDecimalValue().movePointRight(shift);
            var cell = cells.getOrDefault(by, BigDecimal.ZERO);
            assertThat(cell.setScale(Math.max(digits.scale(), 0), RoundingMode.HALF_EVEN))
                    .as("%s of %s", metric, by)
                    .isEqualByComparingTo(digits);
        });
    }

    private void assertOpen(@Nullable String dimension, Map<String, JsonObject> rows) throws Exception {
        var open = new HashMap<String, Integer>();
        for (var row : metric("open-now", dimension)) {
            var by = row.getJsonObject("by");
            open.put(
                    (dimension == null ? "" : by.getString(dimension)) + "/" + by.getString("stage"),
                    row.getInt("value"));
        }
        rows.forEach((by, expected) -> {
            assertThat(open.getOrDefault(by + "/engaging", 0)).as(by).isEqualTo(expected.getInt("open_engaging"));
            assertThat(open.getOrDefault(by + "/prospecting", 0)).as(by).isEqualTo(expected.getInt("open_prospecting"));
        });
    }

    private List<JsonObject> metric(String metric, @Nullable String dimension) throws Exception {
        var ran = dimension == null
                ? mittari.run("metric", "crm", metric, "--json")
                : mittari.run("metric", "crm", metric, "--by", dimension, "--json");
        return ran.ok().json().getJsonArray("rows").getValuesAs(JsonObject.class);
    }

    private static Map<String, JsonObject> objects(JsonObject of) {
        var objects = new HashMap<String, JsonObject>();
        of.forEach((key, value) -> objects.put(key, value.asJsonObject()));
        return objects;
    }

    private static JsonObject read(Path file) throws IOException {
        try (var reader = Json.createReader(Files.newInputStream(file))) {
            return reader.readObject();
        }
    }
}
