package io.mittari.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwapDeskTest {

    private static final String MOVED =
            "\"moves\":[{\"kind\":\"report\",\"name\":\"monthly\",\"from\":{\"component\":\"r.funnel\",\"version\":\"1.0\"},"
                    + "\"to\":{\"component\":\"r.funnel\",\"version\":\"1.1\"},\"settings\":false,\"text\":\"report monthly: r.funnel 1.0 -> r.funnel 1.1\"}]";

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
    void a_plan_names_what_is_touched_and_asks_for_no_change() throws Exception {
        assertThat(post("tenants/acme/swaps?dryRun=true", "{\"instance\":\"monthly\",\"version\":\"1.1\"}")
                        .body())
                .isEqualToIgnoringNewLines("{\"tenant\":\"acme\",\"done\":false,\"sequence\":12," + MOVED
                        + ",\"bundles\":{\"started\":[\"r.funnel 1.1\"],\"idle\":[]},"
                        + "\"configurations\":{\"made\":[\"r.funnel~acme.monthly.g2\"],\"deleted\":[\"r.funnel~acme.monthly.g1\"]},"
                        + "\"routes\":[],\"schedules\":[\"monthly: 0 7 2 * *\"],\"meanwhile\":[]}");
        assertThat(platform.swaps.asked).isEmpty();
    }

    @Test
    void an_order_is_passed_on_as_given() throws Exception {
        post(
                "tenants/acme/swaps",
                "{\"instance\":\"monthly\",\"version\":\"1.1\",\"settings\":{\"rows\":5},\"why\":\"new look\"}");
        post("tenants/acme/rollbacks", "{\"change\":7}");

        assertThat(platform.swaps.asked)
                .containsExactly(
                        "acme SwapOrder[instance=monthly, version=1.1, settings={\"rows\":5}] api new look",
                        "acme Undoing[instance=null, change=7] api ");
    }

    @Test
    void several_go_one_after_the_other_and_stop_at_the_first_that_fails() throws Exception {
        platform.swaps.refused = "acme";

        var answer = post("tenants/acme,broken/swaps", "{\"instance\":\"monthly\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualToIgnoringNewLines("[{\"tenant\":\"acme\",\"error\":\"it failed at its first work\"},"
                        + "{\"tenant\":\"broken\",\"error\":\"not changed, because acme failed\"}]");
        assertThat(platform.swaps.asked).hasSize(1);
    }

    @Test
    void the_history_tells_each_change() throws Exception {
        assertThat(get("tenants/acme/swaps").body())
                .isEqualToIgnoringNewLines(
                        "{\"tenant\":\"acme\",\"changes\":[{\"change\":7,\"sequence\":12,\"at\":\"1970-01-01T00:00:00Z\",\"by\":\"anna\",\"why\":\"new look\","
                                + MOVED + "}]}");
    }

    @Test
    void an_unloaded_bundle_tells_whether_it_is_gone() throws Exception {
        assertThat(post("bundles/r.funnel/1.0/unload", "{}").body())
                .isEqualToIgnoringNewLines(
                        "{\"bundle\":\"r.funnel 1.0\",\"gone\":false,\"millis\":30000,\"holders\":[\"thread 'x'\"],\"objects\":[\"2 of r.Funnel\"]}");
    }

    @Test
    void what_cannot_be_read_is_refused() throws Exception {
        assertThat(post("tenants/acme/swaps", "{}").body()).contains("'instance' is missing");
        assertThat(post("tenants/acme/swaps", "{\"instance\":1}").body()).contains("'instance' is no text");
        assertThat(post("tenants/acme/swaps", "{\"instance\":\"m\",\"settings\":[]}")
                        .body())
                .contains("'settings' is no object");
        assertThat(post("tenants/acme/rollbacks", "{\"change\":\"7\"}").body()).contains("'change' is no whole number");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return platform.server.send(request(path).GET());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return platform.server.send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(platform.server.uri("/api/v1/" + path))
                .header("Authorization", "Bearer " + platform.access.token());
    }
}
