package io.mittari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class RestateTextTest {

    private static final String HEAD = """
            "tenant":"acme","month":"2026-09","funnel":"main","today":"2026-10-06",
            "reported":{"sequence":3,"at":"2026-10-05T10:00:00Z"},"now":{"sequence":9,"at":"2026-11-20T10:00:00Z"},""";

    private static final String WON = """
            {"metric":"won-count","basis":"closed","by":{},
             "reported":{"value":2,"unit":"count"},"now":{"value":1,"unit":"count"},
             "difference":{"value":-1,"unit":"count"},"byFacts":{"value":-2,"unit":"count"},
             "bySettings":{"value":1,"unit":"count"},"total":%d,"changes":[
             {"change":"taken-back","opportunity":"deal 1",
              "before":{"fact":"won 500.00 EUR","day":"2026-09-09","source":"csv","origin":"deals.csv:2","sequence":2},"sequence":7},
             {"change":"added","after":{"fact":"rate USD 0.90","source":"csv","origin":"rates.csv:2","sequence":6},"sequence":6}]}""";

    private static final String ZONE = """
            {"key":"zone","before":"","after":"Europe/London","by":"api","why":"tenant apply","at":"2026-11-01T08:00:00Z","sequence":8}""";

    @Test
    void whereNothingChangedOneLineSaysSo() {
        assertThat(text(HEAD + "\"figures\":[],\"more\":0,\"same\":29,\"settings\":[]"))
                .isEqualTo("""
                acme, 2026-09, funnel main, as of 2026-10-06: reported at #3 of 2026-10-05T10:00:00Z, now at #9 of 2026-11-20T10:00:00Z
                nothing is restated: all 29 figures are as reported""");
    }

    @Test
    void eachNumberIsToldWithTheChangesBehindIt() {
        assertThat(text(HEAD + "\"figures\":[" + WON.formatted(2) + "],\"more\":0,\"same\":28,\"settings\":[]"))
                .endsWith("""

                        won-count, basis closed: 2 reported, 1 now, difference -1
                          change      opportunity  before                                     after                          at
                          taken back  deal 1       won 500.00 EUR 2026-09-09, deals.csv:2 #2                                 #7
                          added                                                               rate USD 0.90, rates.csv:2 #6  #6

                        28 other figures are as reported""");
    }

    @Test
    void anOpportunityThatLinksRenamedIsToldUnderBothNames() {
        var renamed = WON.formatted(2).replace("\"deal 1\",", "\"lead 7\",\"renamed\":\"deal 1\",");

        assertThat(text(HEAD + "\"figures\":[" + renamed + "],\"more\":0,\"same\":28,\"settings\":[]"))
                .contains("  taken back  lead 7 → deal 1  won 500.00 EUR");
    }

    @Test
    void settingsAreToldApartWithWhoChangedThem() {
        var text = text(
                HEAD + "\"figures\":[" + WON.formatted(9) + "],\"more\":4,\"same\":28,\"settings\":[" + ZONE + "]");

        assertThat(text)
                .contains("difference -1 (facts -2, settings +1)")
                .contains("  and 7 more; --limit shows them")
                .contains("4 more figures differ; ask by fewer attributes. 28 other figures are as reported")
                .endsWith("setting zone: Europe/London, was (none) (tenant apply by api at 2026-11-01T08:00:00Z #8)");
    }

    @Test
    void noDataIsSaidInWords() {
        var figure = """
                {"metric":"win-rate","basis":"closed","by":{"owner":"Ann"},
                 "reported":{"value":null,"unit":"percent","reason":"nothing was won or lost"},
                 "now":{"value":50.0,"unit":"percent","numerator":1,"denominator":2},
                 "difference":{"value":null,"unit":"points","reason":"nothing was won or lost"},
                 "byFacts":{"value":null,"unit":"points","reason":"nothing was won or lost"},
                 "bySettings":{"value":0.0,"unit":"points"},"total":0,"changes":[]}""";

        assertThat(text(HEAD + "\"figures\":[" + figure + "],\"more\":0,\"same\":28,\"settings\":[]"))
                .contains(
                        "win-rate, owner=Ann, basis closed: no data (1) reported, 50.0 % 1/2 now, difference no data (1)")
                .endsWith("(1) no data: nothing was won or lost");
    }

    private static String text(String json) {
        try (var reader = Json.createReader(new StringReader("{" + json + "}"))) {
            JsonObject restated = reader.readObject();
            return new RestateText(restated).toString();
        }
    }
}
