package io.mittari.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.admin.Finding;
import io.mittari.tenant.admin.UnreadableTenant;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API over a real server: what is answered, and who is refused. */
class ApiTest {

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
    void a_metric_has_the_keys_and_decimals_of_the_contract() throws Exception {
        assertThat(get("tenants/acme/metrics/win-rate?by=quarter&from=2017&to=2017-Q1")
                        .body())
                .isEqualToNormalizingNewlines("""
                        {"tenant":"acme","metric":"win-rate","from":"2017-01-01","to":"2017-03-31","sequence":123,"today":"2017-12-31",\
                        "rows":[{"by":{"quarter":"2017-Q1"},"value":63.1501,"unit":"percent","numerator":4238,"denominator":6711,"n":6711,\
                        "low":61.9890,"high":64.2970,"interval":"wilson","basis":"closed","definition":"win-rate@1","status":"measured"}]}
                        """);
    }

    @Test
    void all_time_and_no_dimension_are_told_as_null_and_as_an_empty_object() throws Exception {
        assertThat(get("tenants/acme/metrics/win-rate").body())
                .contains("\"from\":null,\"to\":null")
                .contains("\"by\":{}");
    }

    @Test
    void what_can_be_measured_is_told_before_there_is_a_tenant() throws Exception {
        platform.fixed.nobody();

        assertThat(get("metrics").body()).isEqualToNormalizingNewlines("""
                        [{"metric":"win-rate","definition":"win-rate@1","name":"Win rate","unit":"percent",\
                        "direction":"higher-is-better","formula":"won / (won + lost)","source":"C20",\
                        "bases":["closed","created"]}]
                        """);
    }

    @Test
    void a_funnel_has_both_bases_and_leaves_out_what_does_not_apply() throws Exception {
        var none = "{\"value\":null,\"unit\":\"percent\",\"interval\":\"none\",\"definition\":\"conversion@1\","
                + "\"status\":\"no-data\",\"reason\":\"no opportunity entered lead in the period\"}";
        var count = "{\"value\":30,\"unit\":\"count\",\"n\":30,\"interval\":\"none\",\"definition\":\"stage-count@1\","
                + "\"status\":\"measured\",\"skipped\":2}";
        var rate = "{\"value\":30.0000,\"unit\":\"percent\",\"numerator\":30,\"denominator\":100,\"n\":100,"
                + "\"interval\":\"none\",\"basis\":\"%s\",\"definition\":\"conversion@1\",\"status\":\"measured\","
                + "\"settled\":62.0000,\"outOfOrder\":1,\"partial\":true,\"trend\":%s}";
        var noTrend = trend(none);
        assertThat(get("tenants/acme/funnel?horizon=90d").body())
                .isEqualToIgnoringNewLines("{\"tenant\":\"acme\",\"funnel\":\"main\",\"from\":null,\"to\":null,"
                        + "\"sequence\":123,\"today\":\"2017-12-31\",\"horizon\":90,\"skippedRule\":\"passed\",\"rows\":["
                        + "{\"by\":{},\"stages\":[{\"stage\":\"lead\",\"status\":\"no-data\","
                        + "\"reason\":\"source csv does not cover it\",\"conversion\":null,\"trend\":" + noTrend + "},"
                        + "{\"stage\":\"meeting\",\"count\":30,\"skipped\":2,\"conversion\":{\"period\":"
                        + rate.formatted("period", noTrend) + ",\"cohort\":" + rate.formatted("cohort", noTrend)
                        + "},\"trend\":" + trend(count) + "}],\"won\":10,\"lost\":12,\"none\":1,\"open\":55}]}");
    }

    private static String trend(String cell) {
        var one = "{\"value\":" + cell + ",\"difference\":" + cell + ",\"verdict\":\"too few to say\"}";
        return "{\"before\":" + one + ",\"mean3\":" + one + ",\"yearAgo\":" + one + "}";
    }

    @Test
    void an_explanation_names_the_origin_of_every_fact() throws Exception {
        assertThat(get("tenants/acme/explain/win-rate?where=quarter%3D2017-Q1").body())
                .contains("\"by\":{\"quarter\":\"2017-Q1\"}")
                .contains("\"total\":4238")
                .contains(
                        "\"day\":\"2017-03-01\",\"role\":\"won\",\"source\":\"csv\",\"origin\":\"sales_pipeline.csv:2\"");
    }

    @Test
    void several_tenants_answer_one_by_one_and_a_failure_stops_nobody() throws Exception {
        for (var selector : new String[] {"acme,broken", "%40retail", "all"}) {
            assertThat(get("tenants/" + selector + "/metrics/win-rate").body())
                    .startsWith("[{\"tenant\":\"acme\",\"metric\"")
                    .contains("{\"tenant\":\"broken\",\"error\":\"the store is closed\"}");
        }
    }

    @Test
    void what_cannot_be_read_is_wrong_usage_and_what_there_is_not_is_not() throws Exception {
        assertError(
                get("tenants/acme/funnel?from=2017-13"),
                400,
                "{\"error\":\"'2017-13' is no period: write 2017, 2017-Q1, 2017-06 or 2017-06-15\",\"usage\":true}");
        assertError(
                get("tenants/acme/metrics/win-rate?basis=moon"),
                400,
                "{\"error\":\"'moon' is no basis; there are: period, cohort, closed, created, open\",\"usage\":true}");
        assertError(
                get("tenants/acme/metrics/win-rate?by=a,b,c"),
                400,
                "{\"error\":\"by: at most two dimensions, not 3\",\"usage\":true}");
        assertError(
                get("tenants/acme/funnel?horizon=soon"),
                400,
                "{\"error\":\"'soon' is no horizon: write days, like 90d\",\"usage\":true}");
        assertError(
                get("tenants/nobody/funnel"),
                400,
                "{\"error\":\"there is no tenant 'nobody'; there are: acme, broken\"}");
        assertError(
                get("tenants/acme/metrics/luck"),
                400,
                "{\"error\":\"there is no metric 'luck'; there are: win-rate\"}");
        assertError(get("tenants/broken/funnel"), 503, "{\"error\":\"the store is closed\"}");
        assertError(
                get("nothing"), 404, "{\"error\":\"there is no /nothing; /api/v1/openapi.json lists what there is\"}");
        assertError(send("DELETE", "status", ""), 405, "{\"error\":\"DELETE is not done to /status\"}");
    }

    @Test
    void a_bug_tells_the_caller_nothing_of_the_inside() throws Exception {
        assertError(
                get("tenants/acme/funnel?today=1900-01-01"),
                500,
                "{\"error\":\"internal error; the platform's log says more\"}");
    }

    @Test
    void without_the_token_nothing_is_told() throws Exception {
        for (var header :
                new String[] {"", "Bearer ", "Bearer x", "Basic " + platform.access.token(), platform.access.token()}) {
            var request = HttpRequest.newBuilder(platform.server.uri("/api/v1/tenants"));
            var answer = platform.server.send(header.isEmpty() ? request : request.header("Authorization", header));
            assertThat(answer.statusCode()).as(header).isEqualTo(401);
            assertThat(answer.body()).doesNotContain("acme");
        }
    }

    @Test
    void a_name_that_is_not_this_machines_is_refused_even_with_the_token() throws Exception {
        for (var host :
                new String[] {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "10.0.0.1"}) {
            for (var path : new String[] {"/api/v1/tenants", "/health", "/"}) {
                assertThat(platform.server.raw(
                                "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer "
                                        + platform.access.token() + "\r\nConnection: close\r\n\r\n"))
                        .as(host + path)
                        .startsWith("HTTP/1.1 403");
            }
        }
    }

    @Test
    void paths_that_try_to_climb_reach_nothing() throws Exception {
        for (var path : new String[] {
            "/api/v1/../../etc/passwd", "/api/v1/%2e%2e/status", "/api/v1/imports/..%2f..%2fx/run", "/api/v1/;x/status"
        }) {
            assertThat(platform.server.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                            + platform.access.token() + "\r\nConnection: close\r\n\r\n"))
                    .as(path)
                    .matches(Pattern.compile("HTTP/1\\.1 4\\d\\d.*", Pattern.DOTALL));
        }
    }

    @Test
    void no_other_site_is_allowed_to_read_answers() throws Exception {
        var answer = platform.server.send(request("tenants").header("Origin", "https://evil.example"));
        assertThat(answer.headers().map().keySet().stream().map(name -> name.toLowerCase(Locale.ROOT)))
                .doesNotContain("access-control-allow-origin");
    }

    @Test
    void an_import_takes_files_runs_and_tells_its_receipt() throws Exception {
        var id = order("{\"tenant\":\"acme\",\"mapping\":\"{}\"}");
        assertThat(send("PUT", "imports/" + id + "/files?name=my%20leads%20%C3%A4.csv", "a;b\n1;2\n")
                        .statusCode())
                .isEqualTo(201);
        assertThat(send("POST", "imports/" + id + "/run", "").statusCode()).isEqualTo(202);
        var done = awaitOver(id);
        assertThat(done)
                .contains("\"state\":\"done\"")
                .contains("\"totalBytes\":8")
                .contains(
                        "\"result\":{\"sequence\":9,\"read\":5,\"empty\":1,\"rejected\":1,\"stored\":3,\"known\":1,"
                                + "\"corrected\":0,\"retracted\":0,\"waiting\":0,\"unmatched\":{\"teams\":2},"
                                + "\"files\":[{\"name\":\"leads.csv\",\"encoding\":\"UTF-8\",\"delimiter\":\";\",\"locale\":\"fi-FI\",\"rows\":5}]}");
        assertThat(platform.fixed.imported).containsExactly("my leads ä.csv=a;b\n1;2\n");
        assertThat(home.resolve("run/imports")).isEmptyDirectory();
    }

    @Test
    void a_file_keeps_whatever_name_it_has() throws Exception {
        var id = order("{\"tenant\":\"acme\"}");
        for (var name : new String[] {"50%25.csv", "a%252Fb.csv", "a%3Bb.csv", "%22q%22 'r'.csv".replace(" ", "%20")}) {
            assertThat(send("PUT", "imports/" + id + "/files?name=" + name, "x").statusCode())
                    .as(name)
                    .isEqualTo(201);
        }
    }

    @Test
    void an_import_for_several_tenants_has_a_receipt_or_an_error_for_each() throws Exception {
        var id = order("{\"tenant\":\"all\"}");
        send("PUT", "imports/" + id + "/files?name=leads.csv", "x");
        send("POST", "imports/" + id + "/run", "");
        assertThat(awaitOver(id))
                .contains("\"result\":[{\"tenant\":\"acme\",\"sequence\":9")
                .contains("{\"tenant\":\"broken\",\"error\":\"broken has no connector 'csv'\"}");
    }

    @Test
    void an_import_that_fails_tells_why_and_leaves_no_files() throws Exception {
        var id = order("{\"tenant\":\"broken\"}");
        send("PUT", "imports/" + id + "/files?name=leads.csv", "x");
        send("POST", "imports/" + id + "/run", "");
        assertThat(awaitOver(id))
                .contains("\"state\":\"failed\"")
                .contains("\"error\":\"broken has no connector 'csv'\"");
        assertThat(home.resolve("run/imports")).isEmptyDirectory();
    }

    @Test
    void names_that_are_paths_are_refused_and_nothing_is_written() throws Exception {
        var id = order("{\"tenant\":\"acme\"}");
        for (var name :
                new String[] {"..", "%2e%2e", "a%2Fb.csv", "..%2F..%2Fhttp.json", "a%5Cb", "a%00b", "%0a", "%20"}) {
            assertThat(platform.server.raw("PUT /api/v1/imports/" + id + "/files?name=" + name
                            + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nConnection: close\r\nAuthorization: Bearer "
                            + platform.access.token() + "\r\n\r\nx"))
                    .as(name)
                    .matches(Pattern.compile("HTTP/1\\.1 4\\d\\d.*", Pattern.DOTALL));
        }
        try (var files = Files.walk(home)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void a_file_is_taken_once_and_not_after_the_run() throws Exception {
        var id = order("{\"tenant\":\"acme\"}");
        assertError(send("POST", "imports/" + id + "/run", ""), 400, "{\"error\":\"the import has no file\"}");
        send("PUT", "imports/" + id + "/files?name=leads.csv", "x");
        assertError(
                send("PUT", "imports/" + id + "/files?name=leads.csv", "y"),
                409,
                "{\"error\":\"the import has a file 'leads.csv' already\"}");
        send("POST", "imports/" + id + "/run", "");
        awaitOver(id);
        assertError(
                send("PUT", "imports/" + id + "/files?name=more.csv", "y"),
                409,
                "{\"error\":\"the import is done already\"}");
    }

    @Test
    void a_body_that_does_not_fit_into_memory_is_refused() throws Exception {
        assertError(
                send("PUT", "tenants", "x".repeat((4 << 20) + 1)), 413, "{\"error\":\"the body is larger than 4 MB\"}");
        assertThat(platform.fixed.applied).isEmpty();
    }

    @Test
    void leftovers_of_a_former_run_are_deleted_at_start() throws Exception {
        var left = home.resolve("run/imports/0123/0");
        Files.createDirectories(left.getParent());
        Files.writeString(left, "x");
        try (var again = new TestApi(home)) {
            assertThat(left).doesNotExist();
            assertThat(again.api.routes()).isNotEmpty();
        }
    }

    @Test
    void a_customer_whose_file_cannot_be_read_is_listed_with_its_trouble_and_the_others_too() throws Exception {
        platform.fixed.unreadable =
                List.of(new UnreadableTenant(new TenantId("coral"), "currency is 'XCG', which is none"));

        assertThat(get("tenants").body())
                .startsWith("[{\"tenant\":\"acme\",\"name\"")
                .contains(
                        "{\"tenant\":\"coral\",\"error\":\"the stored file of coral cannot be read: currency is 'XCG', which is none\"}");
        assertThat(get("status").body()).contains("\"tenants\":3").contains("\"well\":false");
        assertThat(get("doctor").body())
                .contains("the stored file of coral cannot be read: currency is 'XCG', which is none")
                .contains("mittari tenant show coral --file prints it; mend it, then mittari tenant apply");
    }

    @Test
    void doctor_reads_every_tenant_and_one_that_cannot_be_read_stops_no_other() throws Exception {
        platform.upkeep.findings.add(Finding.mended("the index was damaged", "it is made again"));

        assertThat(get("doctor?tenant=acme").body())
                .isEqualToIgnoringNewLines(
                        "{\"well\":true,\"findings\":[{\"wrong\":\"the index was damaged\",\"mend\":\"it is made again\",\"mended\":true}]}");
        assertThat(get("doctor").body())
                .contains("the index was damaged")
                .contains("tenant broken cannot be checked: the store is down")
                .contains("\"well\":false");
    }

    @Test
    void long_work_tells_how_far_it_is_and_ends_with_its_result() throws Exception {
        assertThat(get("doctor?tenant=acme&progress=true").body().lines().toList())
                .startsWith("{\"progress\":\"the store's files\"}")
                .endsWith("{\"result\":{\"well\":true,\"findings\":[]}}");
        assertThat(send("POST", "backup", "{\"folder\":\"/tmp/full\"}").body().lines())
                .containsExactly("{\"error\":\"there is no room\"}");
        assertThat(send("POST", "backup", "{\"folder\":\"/tmp/b\"}")
                        .body()
                        .lines()
                        .toList())
                .last()
                .isEqualTo(
                        "{\"result\":{\"folder\":\"/tmp/b\",\"files\":12,\"bytes\":3456,\"tenants\":2,\"withKeys\":false,\"lost\":0}}");
        assertError(
                send("POST", "backup", "{\"folder\":\"b\"}"),
                400,
                "{\"error\":\"folder: 'b' is no whole path of a folder\",\"usage\":true}");
    }

    @Test
    void an_export_is_there_whole_and_writes_over_nothing(@TempDir Path folder) throws Exception {
        var out = folder.resolve("out");

        assertThat(send("POST", "tenants/acme/export", "{\"folder\":\"%s\"}".formatted(out))
                        .body())
                .contains("\"facts\":5");

        assertThat(out.resolve("facts.jsonl")).exists();
        assertThat(send("POST", "tenants/acme/export", "{\"folder\":\"%s\"}".formatted(out))
                        .body())
                .contains("is there already: name a folder that is not, nothing is written over");
        assertThat(send("POST", "tenants/acme/export", "{\"folder\":\"%s\"}".formatted(home.resolve("inbox/x")))
                        .body())
                .contains("inbox/x would lie inside the home " + home + ": name a folder outside of it");
    }

    @Test
    void what_is_missing_in_figures_is_told_beside_them() throws Exception {
        for (var path : List.of("metrics/win-rate", "funnel", "explain/win-rate")) {
            assertThat(get("tenants/gap/" + path).body())
                    .as(path)
                    .contains("\"missing\":[\"3 facts are missing in every figure\"]");
            assertThat(get("tenants/acme/" + path).body()).as(path).doesNotContain("missing");
        }
    }

    @Test
    void blocks_that_cannot_be_read_are_told_wherever_health_is_asked() throws Exception {
        platform.upkeep.lost = 2;

        assertThat(get("status").body()).contains("\"well\":false");
        assertThat(get("doctor?tenant=acme").body()).contains("2 blocks of journals cannot be read and are set aside");
        var health = platform.server.send(HttpRequest.newBuilder(platform.server.uri("/health")));
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body())
                .isEqualToIgnoringNewLines(
                        "{\"well\":false,\"wrong\":[\"2 blocks of journals cannot be read and are set aside\"]}");
    }

    @Test
    void a_tenant_is_added_applied_shown_and_removed() throws Exception {
        assertThat(send(
                                "POST",
                                "tenants",
                                "{\"id\":\"acme\",\"name\":\"Acme\",\"locale\":\"fi-FI\",\"zone\":\"Europe/Helsinki\",\"currency\":\"EUR\",\"funnel\":[\"lead\",\"deal\"]}")
                        .body())
                .isEqualToIgnoringNewLines(
                        "{\"tenant\":\"acme\",\"done\":true,\"sequence\":5,\"changes\":[\"create tenant: acme\"]}");
        assertThat(platform.fixed.applied.get(0)).contains("funnel=[lead, deal]");
        assertThat(send("PUT", "tenants?dryRun=true", "{}").body()).contains("\"done\":false");
        assertError(send("PUT", "tenants", "wrong"), 400, "{\"error\":\"unknown key 'wrong'\"}");
        assertThat(get("tenants/acme").body()).contains("\"instances\":[{\"kind\":\"report\",\"name\":\"monthly\"");
        assertError(send("DELETE", "tenants/acme?confirm=other", ""), 400, "{\"error\":\"not confirmed\"}");
        assertError(
                send("DELETE", "tenants/all?confirm=all", ""),
                400,
                "{\"error\":\"this is for one tenant at a time, not for 'all'\"}");
        assertThat(send("DELETE", "tenants/acme?confirm=acme", "").statusCode()).isEqualTo(200);
    }

    @Test
    void a_report_comes_in_its_format() throws Exception {
        var report = get("tenants/acme/reports/monthly?month=2026-10&format=md");
        assertThat(report.body()).isEqualTo("monthly of 2026-10");
        assertThat(report.headers().firstValue("content-type").orElse("")).startsWith("text/markdown");
        assertThat(get("tenants/acme/reports/monthly?format=doc").body()).contains("'doc' is no format");
        assertThat(get("tenants/acme/reports/monthly").body()).isEqualTo("monthly of 2017-11");
    }

    @Test
    void the_lease_of_a_client_that_is_gone_is_released() throws Exception {
        var response = platform.server.http.send(request("client").build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.body().read()).isEqualTo('\n');
        assertThat(platform.leases.held()).isEqualTo(1);
        response.body().close();
        assertThat(platform.leases.awaitUnused(java.time.Duration.ofSeconds(30), java.time.Duration.ofMillis(1)))
                .isTrue();
        assertThat(platform.leases.held()).isZero();
    }

    @Test
    void stop_answers_first_and_then_stops() throws Exception {
        assertThat(send("POST", "stop", "").body()).contains("stopping");
        assertThat(platform.stopped.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(platform.server.uri("/api/v1/" + path))
                .header("Authorization", "Bearer " + platform.access.token());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return platform.server.send(request(path));
    }

    @Test
    void a_body_that_is_no_json_is_refused_however_hostile() throws Exception {
        assertError(
                send("POST", "imports", "{\"tenant\":".repeat(5000)),
                400,
                "{\"error\":\"the body cannot be read as JSON: Input is too deeply nested 1,000\",\"usage\":true}");
        assertThat(send("POST", "imports", "[1]").body()).contains("the body is no JSON object");
        assertThat(send("POST", "imports", "").body()).contains("the body is no JSON object");
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        return platform.server.send(request(path).method(method, BodyPublishers.ofString(body)));
    }

    private String order(String json) throws IOException, InterruptedException {
        var id = Pattern.compile("\"id\":\"([0-9a-f]+)\"")
                .matcher(send("POST", "imports", json).body());
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    private String awaitOver(String id) throws IOException, InterruptedException {
        String body;
        do {
            body = get("imports/" + id).body();
        } while (body.contains("\"queued\"") || body.contains("\"running\""));
        return body;
    }

    private static void assertError(HttpResponse<String> answer, int status, String body) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).isEqualToIgnoringNewLines(body);
    }
}
