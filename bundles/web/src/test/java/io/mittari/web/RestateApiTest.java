package io.mittari.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.engine.admin.AsOf;
import io.mittari.metrics.engine.admin.Restating;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was reported, and what became of it, over a real server. */
class RestateApiTest {

    private static final YearMonth MARCH = YearMonth.of(2017, 3);

    @TempDir
    Path home;

    private TestApi platform;

    @BeforeEach
    void start() {
        platform = new TestApi(home);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void a_restatement_has_both_numbers_their_difference_its_parts_and_causes() throws Exception {
        assertThat(get("tenants/acme/restate?month=2017-03").body()).isEqualToNormalizingNewlines("""
                {"tenant":"acme","month":"2017-03","funnel":"main","today":"2017-04-06",\
                "reported":{"sequence":100,"at":"2017-04-06T09:00:00Z"},"now":{"sequence":123,"at":"2017-04-06T09:00:00Z"},\
                "figures":[{"metric":"won-count","basis":"closed","by":{},\
                "reported":{"value":2,"unit":"count","n":2,"interval":"none","definition":"won-count@1","status":"measured"},\
                "now":{"value":1,"unit":"count","n":1,"interval":"none","definition":"won-count@1","status":"measured"},\
                "difference":{"value":-1,"unit":"count","interval":"none","definition":"won-count@1","status":"measured"},\
                "byFacts":{"value":-1,"unit":"count","interval":"none","definition":"won-count@1","status":"measured"},\
                "bySettings":{"value":0,"unit":"count","interval":"none","definition":"won-count@1","status":"measured"},\
                "total":7,"changes":[\
                {"change":"taken-back","opportunity":"deal 1","renamed":"lead 7","before":{"fact":"won 500.00 EUR","day":"2017-03-09",\
                "source":"csv","origin":"deals.csv:2","sequence":2},"sequence":121},\
                {"change":"added","after":{"fact":"stage lead","source":"csv","origin":"deals.csv:2","sequence":120}}]}],\
                "more":0,"same":28,"settings":[{"key":"zone","before":"UTC","after":"Europe/Paris","by":"api",\
                "why":"tenant apply","at":"2017-04-06T09:00:00Z","sequence":110}]}
                """);
    }

    @Test
    void what_is_missing_in_the_figures_of_now_is_told() throws Exception {
        assertThat(get("tenants/gap/restate?month=2017-03").body())
                .contains("\"missing\":[\"3 facts are missing in every figure\"]");
        assertThat(platform.fixed.asOf).isEqualTo(new AsOf.AtSequence(123));
    }

    @Test
    void a_month_is_restated_as_reported_and_now_unless_other_points_are_named() throws Exception {
        get("tenants/acme/restate?month=2017-03");
        assertThat(platform.fixed.restating).isEqualTo(Restating.of(MARCH, 100));

        get("tenants/acme/restate?month=2017-03&by=owner,channel&funnel=renewal&horizon=60d&reported=%237"
                + "&asOf=2017-05-01&today=2017-04-30&limit=5");
        assertThat(platform.fixed.restating)
                .isEqualTo(new Restating(
                        MARCH,
                        List.of("owner", "channel"),
                        "renewal",
                        60,
                        new AsOf.AtSequence(7),
                        new AsOf.EndOf(LocalDate.of(2017, 5, 1)),
                        LocalDate.of(2017, 4, 30),
                        5));
    }

    @Test
    void one_tenant_that_has_no_such_month_stops_no_other() throws Exception {
        assertThat(get("tenants/acme,broken/restate?month=2017-03").body())
                .startsWith("[{\"tenant\":\"acme\",\"month\":\"2017-03\"")
                .contains("{\"tenant\":\"broken\",\"error\":\"2017-03 is not reported yet\"}");
    }

    @Test
    void a_month_and_points_that_cannot_be_read_are_wrong_usage() throws Exception {
        assertThat(get("tenants/acme/restate").body()).isEqualTo("{\"error\":\"'month' is missing\",\"usage\":true}\n");
        assertThat(get("tenants/acme/restate?month=March").body())
                .isEqualTo("{\"error\":\"'March' is no month: write it like 2026-10\",\"usage\":true}\n");
        assertThat(get("tenants/acme/restate?month=2017-03&reported=then").body())
                .startsWith("{\"error\":\"'then' is no point of the journal: write a day 2026-10-31,")
                .endsWith("\"usage\":true}\n");
    }

    @Test
    void any_figure_can_be_asked_for_as_its_month_was_reported() throws Exception {
        for (var asked : List.of("metrics/win-rate", "funnel", "explain/win-rate", "leaks")) {
            platform.fixed.asOf = AsOf.NOW;
            get("tenants/acme/" + asked + "?from=2017-01&to=2017-03&asOf=reported");
            assertThat(platform.fixed.asOf).as(asked).isEqualTo(new AsOf.Reported(MARCH));
        }
        get("tenants/acme/reports/monthly?month=2017-03&asOf=reported");
        assertThat(platform.fixed.asOf).isEqualTo(new AsOf.Reported(MARCH));
        assertThat(get("tenants/acme/funnel?asOf=reported").body())
                .isEqualTo("{\"error\":\"as reported is a month: say to which one you ask\",\"usage\":true}\n");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return platform.server.send(HttpRequest.newBuilder(platform.server.uri("/api/v1/" + path))
                .header("Authorization", "Bearer " + platform.access.token()));
    }
}
