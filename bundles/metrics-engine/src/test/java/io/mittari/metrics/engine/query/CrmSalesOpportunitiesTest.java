package io.mittari.metrics.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.query.MetricRow;
import io.mittari.metrics.api.query.Question;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real export of 8,800 opportunities against figures that were computed independently, to the digits given. */
// A value that is not there fails the test by itself.
@NullUnmarked
class CrmSalesOpportunitiesTest {

    private static final Map<String, String> METRICS = Map.of(
            "won", "won-count",
            "lost", "lost-count",
            "win_rate", "win-rate",
            "won_revenue", "revenue",
            "avg_deal", "deal-size-mean",
            "median_deal", "deal-size-median",
            "avg_cycle_won", "cycle-won-mean",
            "median_cycle_won", "cycle-won-median",
            "avg_cycle_closed", "cycle-closed");

    private SharedCrmExport export;
    private MetricsHandle metrics;

    @BeforeEach
    void load() throws Exception {
        export = SharedCrmExport.find();
        metrics = export.facts().on("2017-12-31");
    }

    @Test
    void theTotalIsTheReference() throws Exception {
        var total = export.reference().getJsonObject("total");

        for (var metric : METRICS.entrySet()) {
            assertFigure("total", metric.getKey(), total.get(metric.getKey()), only(metric.getValue()));
        }
        assertThat(open(List.of()))
                .containsExactly(
                        Map.entry(" prospecting", total.getInt("open_prospecting")),
                        Map.entry(" engaging", total.getInt("open_engaging")),
                        Map.entry(" won", 0));
    }

    @ParameterizedTest
    @CsvSource({"by_quarter_of_close,quarter", "by_month_of_close,month"})
    void eachPeriodOfCloseIsTheReference(String table, String dimension) throws Exception {
        assertTable(export.reference().getJsonObject(table), dimension);
    }

    @ParameterizedTest
    @CsvSource({"by_agent,owner", "by_manager,team", "by_region,region", "by_product,product", "by_sector,segment"})
    void eachGroupIsTheReference(String table, String dimension) throws Exception {
        var expected = export.reference().getJsonObject(table);

        assertTable(expected, dimension);
        var open = open(List.of(dimension));
        for (var group : expected.keySet()) {
            var figures = expected.getJsonObject(group);
            assertThat(open).containsEntry(group + " prospecting", figures.getInt("open_prospecting"));
            assertThat(open).containsEntry(group + " engaging", figures.getInt("open_engaging"));
        }
    }

    @Test
    void thoseEngagedInEachMonthAreTheReference() throws Exception {
        var expected = export.reference().getJsonObject("engaged_per_month");
        var rows = metrics.measure(
                Question.of("stage-count", Period.ALL).by("month").where(Map.of("stage", "engaging")));

        assertThat(rows).hasSize(expected.size());
        for (var row : rows) {
            assertThat(row.cell().value())
                    .as(row.by().toString())
                    .isEqualByComparingTo(
                            BigDecimal.valueOf(expected.getInt(row.by().get("month"))));
        }
    }

    @Test
    void theFunnelTellsTheSameInOneTable() throws Exception {
        var total = export.reference().getJsonObject("total");
        var row = metrics.funnel(Question.of("", Period.ALL)).rows().get(0);

        assertThat(row.won()).isEqualTo(total.getInt("won"));
        assertThat(row.lost()).isEqualTo(total.getInt("lost"));
        assertThat(row.open()).isEqualTo(total.getInt("open_prospecting") + total.getInt("open_engaging"));
        assertThat(row.stages())
                .extracting(step -> step.count().value().intValue())
                .containsExactly(8800, 8300, 4238);
    }

    @Test
    void aWinRateByValueIsNotToldBecauseNoLostOneHasAValue() throws Exception {
        assertThat(only("win-rate-value").reason()).isEqualTo("value of lost opportunities unknown");
    }

    private void assertTable(JsonObject expected, String dimension) throws Exception {
        for (var metric : METRICS.entrySet()) {
            var rows = new LinkedHashMap<String, Measurement>();
            for (var row :
                    metrics.measure(Question.of(metric.getValue(), Period.ALL).by(dimension))) {
                rows.put(row.by().get(dimension), row.cell());
            }
            assertThat(rows).as(metric.getValue()).hasSameSizeAs(expected.keySet());
            for (var group : expected.keySet()) {
                var figure = expected.getJsonObject(group).get(metric.getKey());
                assertFigure(group, metric.getKey(), figure, rows.get(group));
            }
        }
    }

    private static void assertFigure(String group, String name, JsonValue expected, Measurement cell) {
        var what = group + " " + name;
        assertThat(cell).as(what).isNotNull();
        if (expected == null || expected.getValueType() == ValueType.NULL) {
            assertThat(cell.measured()).as(what).isFalse();
            return;
        }
        var digits = new BigDecimal(expected.toString());
        if (name.equals("win_rate")) {
            digits = digits.movePointRight(2);
        }
        assertThat(cell.value()).as(what).isEqualByComparingTo(digits);
    }

    private Map<String, Integer> open(List<String> by) throws Exception {
        var open = new LinkedHashMap<String, Integer>();
        for (MetricRow row : metrics.measure(Question.of("open-now", Period.ALL).by(by.toArray(String[]::new)))) {
            var group = by.isEmpty() ? "" : row.by().get(by.get(0));
            open.put(group + " " + row.by().get("stage"), row.cell().value().intValueExact());
        }
        return open;
    }

    private Measurement only(String metric) throws Exception {
        var rows = metrics.measure(Question.of(metric, Period.ALL));
        assertThat(rows).hasSize(1);
        return rows.get(0).cell();
    }
}
