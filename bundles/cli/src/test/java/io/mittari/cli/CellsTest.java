package io.mittari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers in their short form. */
class CellsTest {

    @ParameterizedTest
    @CsvSource({
        "63.1501, percent, 63.2 %",
        "-2.5000, points, -2.5 points",
        "6711, count, 6711",
        "1600000, count, 1600000",
        "51.781973, days, 51.8 days",
        "10005534.00, money, 10 005 534.00 EUR",
        "2360.909391, money, 2360.91 EUR",
        "193224.352115, money-per-day, 193 224.35 EUR/day",
        "3.333333, ratio, 3.33",
        "1.500000, score, 1.5",
    })
    void a_number_has_its_unit_and_no_more_decimals_than_a_person_reads(String value, String unit, String shown) {
        assertThat(new Cells()
                        .value(cell("{\"value\":%s,\"unit\":\"%s\",\"currency\":\"EUR\"}".formatted(value, unit))))
                .isEqualTo(shown);
    }

    @Test
    void the_same_reason_is_told_once() {
        var cells = new Cells();
        var none = cell("{\"value\":null,\"unit\":\"percent\",\"reason\":\"only totals\"}");

        assertThat(cells.value(none)).isEqualTo("no data (1)");
        assertThat(cells.value(none)).isEqualTo("no data (1)");
        assertThat(cells.remarks()).containsExactly("(1) no data: only totals");
    }

    @Test
    void partial_and_estimated_numbers_are_marked() {
        var cells = new Cells();

        assertThat(cells.value(cell("{\"value\":3,\"unit\":\"count\",\"partial\":true,\"estimated\":true}")))
                .isEqualTo("3*~");
        assertThat(cells.remarks()).containsExactly("* the period is not covered whole", "~ made of estimates");
    }

    private static JsonObject cell(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
