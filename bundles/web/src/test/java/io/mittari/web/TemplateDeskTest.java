package io.mittari.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateDeskTest {

    private static final String NEWEST =
            "\"template\":\"agency@2\",\"name\":\"agency\",\"version\":2,\"by\":\"anna\",\"why\":\"new year\",\"at\":\"1970-01-01T00:00:00Z\"";
    private static final String MOVED =
            "\"from\":\"agency@1\",\"to\":\"agency@2\",\"done\":%s,\"sequence\":12,\"conflicts\":0,\"differences\":["
                    + "{\"place\":\"reports.monthly.version\",\"outcome\":\"taken\",\"base\":\"1.0\",\"template\":\"1.1\",\"tenant\":\"1.0\"},"
                    + "{\"place\":\"tags\",\"outcome\":\"kept\",\"template\":[],\"tenant\":[\"retail\"]}],"
                    + "\"moves\":[{\"kind\":\"report\",\"name\":\"monthly\",\"from\":{\"component\":\"r.funnel\",\"version\":\"1.0\"},"
                    + "\"to\":{\"component\":\"r.funnel\",\"version\":\"1.1\"},\"settings\":false,\"text\":\"report monthly: r.funnel 1.0 -> r.funnel 1.1\"}],"
                    + "\"changes\":[\"replace report monthly: r.funnel 1.0 -> r.funnel 1.1\"]";
    private static final String CONFLICTING =
            "\"from\":\"agency@1\",\"to\":\"agency@2\",\"done\":false,\"conflicts\":1,\"differences\":["
                    + "{\"place\":\"horizon\",\"outcome\":\"conflict\",\"base\":90,\"template\":60,\"tenant\":120}],"
                    + "\"moves\":[],\"changes\":[],\"trouble\":\"both have changed horizon\"";

    @TempDir
    Path home;

    private TestApi platform;

    @BeforeEach
    void open() {
        platform = new TestApi(home);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void a_template_is_kept_as_it_was_sent() throws Exception {
        var put = put("templates/agency?why=new%20year", "{\"horizon\":60}");
        var again = put("templates/agency?why=again", "{\"horizon\":60}");

        assertThat(put.statusCode()).isEqualTo(201);
        assertThat(put.body()).isEqualToIgnoringNewLines("{" + NEWEST + ",\"fresh\":true}");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("\"fresh\":false");
        assertThat(platform.templates.asked).contains("put agency {\"horizon\":60} api new year");
        assertThat(put("templates/agency", "{\"id\":1}").body())
                .isEqualToIgnoringNewLines("{\"error\":\"id is one customer's\"}");
    }

    @Test
    void the_list_tells_who_is_on_which_version() throws Exception {
        assertThat(get("templates").body())
                .isEqualToIgnoringNewLines(
                        "[{" + NEWEST + ",\"tenants\":[]},"
                                + "{\"template\":\"agency@1\",\"name\":\"agency\",\"version\":1,\"by\":\"anna\",\"why\":\"\",\"at\":\"1970-01-01T00:00:00Z\",\"tenants\":[\"acme\"]}]");
        assertThat(get("templates/agency@2").body())
                .isEqualToIgnoringNewLines("{" + NEWEST + ",\"file\":{\"horizon\":60}}");
        assertThat(get("schema/template").body()).isEqualTo("{\"of\":\"a template\"}");
    }

    @Test
    void a_dry_run_tells_the_differences_and_asks_for_no_change() throws Exception {
        assertThat(post("tenants/acme/template?dryRun=true", "{\"template\":\"agency\"}")
                        .body())
                .isEqualToIgnoringNewLines("{\"tenant\":\"acme\"," + MOVED.formatted(false) + "}");
        platform.templates.conflicting = "acme";
        assertThat(post("tenants/acme/template?dryRun=true", "{\"template\":\"agency\"}")
                        .body())
                .isEqualToIgnoringNewLines("{\"tenant\":\"acme\"," + CONFLICTING + "}");
        assertThat(platform.templates.asked).isEmpty();
    }

    @Test
    void an_order_is_passed_on_as_given() throws Exception {
        var answer = post(
                "tenants/acme/template",
                "{\"template\":\"agency@2\",\"keep\":[\"tags\",\"horizon\"],\"take\":[\"vat\"],\"why\":\"new year\"}");

        assertThat(answer.body()).isEqualToIgnoringNewLines("{\"tenant\":\"acme\"," + MOVED.formatted(true) + "}");
        assertThat(platform.templates.asked).containsExactly("acme agency@2 [horizon, tags] [vat] api new year");
    }

    @Test
    void a_conflict_hinders_no_other_customer() throws Exception {
        platform.templates.conflicting = "acme";

        var answer = post("tenants/acme,broken/template", "{\"template\":\"agency\"}");

        assertThat(answer.body())
                .isEqualToIgnoringNewLines("[{\"tenant\":\"acme\"," + CONFLICTING
                        + ",\"error\":\"both have changed horizon\"},{\"tenant\":\"broken\"," + MOVED.formatted(true)
                        + "}]");
        var alone = post("tenants/acme/template", "{\"template\":\"agency\"}");
        assertThat(alone.statusCode()).isEqualTo(400);
        assertThat(alone.body())
                .isEqualToIgnoringNewLines("{\"error\":\"acme is not on agency@2: both have changed horizon\"}");
    }

    @Test
    void what_was_tried_and_failed_ends_it() throws Exception {
        platform.templates.failing = "acme";

        var answer = post("tenants/acme,broken/template", "{\"template\":\"agency\"}");

        assertThat(answer.body())
                .isEqualToIgnoringNewLines("[{\"tenant\":\"acme\",\"error\":\"it failed at its first work\"},"
                        + "{\"tenant\":\"broken\",\"error\":\"not changed, because acme failed\"}]");
    }

    @Test
    void what_cannot_be_read_is_refused() throws Exception {
        assertThat(post("tenants/acme/template", "{}").body()).contains("'template' is missing, or no text");
        assertThat(post("tenants/acme/template", "{\"template\":\"agency\",\"keep\":\"tags\"}")
                        .body())
                .contains("'keep' is no list of texts");
        assertThat(post("tenants/acme/template", "{\"template\":\"agency\",\"why\":1}")
                        .body())
                .contains("'why' is no text");
        assertThat(post("tenants/acme,broken/template", "{\"template\":\"none@1\"}")
                        .body())
                .as("once, not for each")
                .isEqualToIgnoringNewLines("{\"error\":\"there is no template none@1\"}");
    }

    @Test
    void a_new_tenant_may_leave_to_its_template_where_it_is() throws Exception {
        assertThat(post("tenants", "{\"id\":\"acme\",\"name\":\"Acme\",\"template\":\"agency\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(post("tenants", "{\"id\":\"acme\",\"name\":\"Acme\"}").body())
                .contains("'locale' is missing, or no text");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return platform.server.send(request(path).GET());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return platform.server.send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> put(String path, String body) throws Exception {
        return platform.server.send(request(path).PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(platform.server.uri("/api/v1/" + path))
                .header("Authorization", "Bearer " + platform.access.token());
    }
}
