package io.mittari.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class JsonPageTest {

    private final JsonObject json = parsed("plain");

    @Test
    void keepsBlocksInTheirOrder() {
        assertThat(json.getJsonArray("blocks").getValuesAs(b -> ((JsonObject) b).getString("type")))
                .containsExactly(
                        "heading",
                        "paragraph",
                        "note",
                        "key-figures",
                        "actions",
                        "table",
                        "funnel-chart",
                        "trend-chart");
        assertThat(json.getString("language")).isEqualTo("fi");
    }

    @Test
    void givesNumbersAsTheyWereMeasured() {
        var row = json.getJsonArray("blocks")
                .getJsonObject(5)
                .getJsonArray("rows")
                .getJsonArray(0);

        assertThat(row.getJsonObject(0)).hasToString("{\"text\":\"plain\"}");
        assertThat(row.getJsonObject(1))
                .hasToString(
                        "{\"value\":null,\"unit\":\"count\",\"interval\":\"none\",\"definition\":\"won-count@1\",\"status\":\"no-data\",\"reason\":\"plain\"}");
        assertThat(row.getJsonObject(2))
                .hasToString(
                        "{\"value\":63.1501,\"unit\":\"percent\",\"numerator\":4238,\"denominator\":6711,\"low\":62.0000,\"high\":64.3000,\"interval\":\"wilson\",\"definition\":\"win-rate@1\",\"status\":\"measured\",\"remark\":\"plain\"}");
    }

    @Test
    void aGapInALineIsNull() {
        var line = json.getJsonArray("blocks")
                .getJsonObject(7)
                .getJsonArray("lines")
                .getJsonObject(0);

        assertThat(line.getJsonArray("values").get(1)).isEqualTo(JsonValue.NULL);
        assertThat(line.getJsonNumber("floor").doubleValue()).isEqualTo(2.0);
    }

    @Test
    void anyTextComesBackAsItWas() {
        var hostile = "</script>\"\\\n\u0000é語";

        assertThat(parsed(hostile).getString("title")).isEqualTo(hostile);
    }

    private static JsonObject parsed(String text) {
        var document = Samples.saying(text, Locale.forLanguageTag("fi"));
        var rendered = new DocumentRenderer().render(document, Format.JSON);
        try (var reader = Json.createReader(new StringReader(rendered.text()))) {
            return reader.readObject();
        }
    }
}
