package io.mittari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

/** The funnel as people see it. */
class FunnelTextTest {

    private static final String LEAD =
            "{\"stage\":\"lead\",\"count\":100,\"partial\":true,\"conversion\":null,\"trend\":" + trend(count(80), "up")
                    + "}";
    private static final String MEETING =
            "{\"stage\":\"meeting\",\"count\":30,\"skipped\":2,\"conversion\":{\"period\":"
                    + rate("30.0000", "\"low\":22.5,\"high\":38.66,") + ",\"cohort\":"
                    + rate("28.0000", "\"settled\":62.0000,")
                    + "},\"trend\":" + trend(count(31), "too few to say") + "}";
    private static final String OFFER =
            "{\"stage\":\"offer\",\"status\":\"no-data\",\"reason\":\"source crm does not cover it\","
                    + "\"conversion\":{\"period\":" + none() + ",\"cohort\":" + none() + "},\"trend\":"
                    + trend(count(1), "no data") + "}";

    @Test
    void both_bases_stand_beside_each_other_with_the_value_before_and_reasons_beneath() {
        assertThat(new FunnelText(funnel(""), null).toString()).isEqualTo("""
                        acme at #7, as of 2026-11-21, funnel main, from 2026-10-01 to 2026-10-31, no horizon, skipped stages counted as passed

                        stage          count  before  period conversion          before    cohort conversion  before    settled
                        lead            100*  80 up
                        meeting           30  31 ?    30.0 % 30/100 (22.5–38.7)  25.0 % ?  28.0 % 30/100      25.0 % ?     62 %
                        offer    no data (1)  1       no data (2)                25.0 % ?  no data (2)        25.0 % ?

                        won  lost  no decision  open now
                         10    12            0        55

                        (1) no data: source crm does not cover it
                        (2) no data: no opportunity entered meeting
                        * the period is not covered whole
                        ? too few to say whether it went up or down""");
    }

    @Test
    void a_basis_picks_its_columns() {
        assertThat(new FunnelText(funnel(""), "period").toString())
                .doesNotContain("cohort")
                .contains("period conversion");
        assertThat(new FunnelText(funnel(""), "cohort").toString())
                .doesNotContain("period conversion")
                .contains("settled");
    }

    @Test
    void groups_are_the_first_columns() {
        assertThat(new FunnelText(funnel("\"channel\":\"(blank)\""), null).toString())
                .contains("channel  stage")
                .contains("(blank)  lead")
                .contains("channel  won  lost  no decision  open now");
    }

    @Test
    void a_funnel_without_a_stage_says_so_instead_of_an_empty_table() {
        var empty = Json.createObjectBuilder(funnel(""))
                .add("rows", Json.createArrayBuilder())
                .build();

        assertThat(new FunnelText(empty, null).toString())
                .endsWith("\n\nno source has given a stage of this funnel yet");
    }

    private static JsonObject funnel(String by) {
        var text =
                "{\"tenant\":\"acme\",\"funnel\":\"main\",\"from\":\"2026-10-01\",\"to\":\"2026-10-31\",\"sequence\":7,"
                        + "\"today\":\"2026-11-21\",\"horizon\":null,\"skippedRule\":\"passed\",\"rows\":[{\"by\":{"
                        + by
                        + "},\"stages\":[" + LEAD + "," + MEETING + "," + OFFER
                        + "],\"won\":10,\"lost\":12,\"none\":0,\"open\":55}]}";
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static String count(int value) {
        return "{\"value\":" + value
                + ",\"unit\":\"count\",\"interval\":\"none\",\"definition\":\"stage-count@1\",\"status\":\"measured\"}";
    }

    private static String trend(String before, String verdict) {
        return "{\"before\":{\"value\":" + before + ",\"difference\":" + before + ",\"verdict\":\"" + verdict + "\"}}";
    }

    private static String percent(String value, String more) {
        return "{\"value\":" + value + ",\"unit\":\"percent\",\"numerator\":30,\"denominator\":100,\"n\":100," + more
                + "\"interval\":\"none\",\"definition\":\"conversion@1\",\"status\":\"measured\"";
    }

    private static String rate(String value, String more) {
        return percent(value, more) + ",\"trend\":" + trend(percent("25.0000", "") + "}", "too few to say") + "}";
    }

    private static String none() {
        return "{\"value\":null,\"unit\":\"percent\",\"interval\":\"none\",\"definition\":\"conversion@1\",\"status\":\"no-data\","
                + "\"reason\":\"no opportunity entered meeting\",\"trend\":"
                + trend(percent("25.0000", "") + "}", "too few to say")
                + "}";
    }
}
