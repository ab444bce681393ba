package io.mittari.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShadowDeskTest {

    private static final String ORDER =
            "{\"instance\":\"monthly\",\"version\":\"1.1\",\"settings\":{\"rows\":5},\"from\":\"2026-07\",\"to\":\"2026-09\"}";

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
    void each_month_tells_what_differs_with_its_place() throws Exception {
        assertThat(post("tenants/acme/shadow", ORDER).body())
                .isEqualToIgnoringNewLines(
                        "{\"tenant\":\"acme\",\"instance\":\"monthly\",\"kind\":\"report\",\"component\":\"r.monthly\","
                                + "\"from\":{\"version\":\"1.0\"},\"to\":{\"version\":\"1.1\"},\"sequence\":12,\"today\":\"2026-10-31\",\"months\":["
                                + "{\"month\":\"2026-07\",\"same\":true,\"differences\":[]},"
                                + "{\"month\":\"2026-08\",\"same\":false,\"differences\":[{\"place\":\"paragraph\",\"before\":\"before\","
                                + "\"after\":\"ShadowOrder[name=monthly, version=1.1, settings={\\\"rows\\\":5}, from=2026-07, to=2026-09]\"}]},"
                                + "{\"month\":\"2026-09\",\"same\":false,\"differences\":[{\"place\":\"the whole report\",\"before\":\"is written\","
                                + "\"after\":\"is not written: no luck\"}],\"trouble\":\"no luck\"}]}");
    }

    @Test
    void the_page_comes_if_asked_for() throws Exception {
        var page = json(post("tenants/acme/shadow?page=true", ORDER)).getString("page");

        assertThat(page)
                .contains("<h1>monthly of acme: 1.0 beside 1.1</h1>", "<p>Both at #12, as of 2026-10-31</p>")
                .contains("<h2>2026-07: the same</h2>", "<h2>2026-08: 1 difference</h2>")
                .contains("<p class=\"differs\">before</p>", "1.0, live", "1.1, tried")
                .contains("<ins>is not written: no luck</ins>");
    }

    @Test
    void an_order_that_cannot_be_read_is_refused_in_words() throws Exception {
        assertThat(post("tenants/acme/shadow", "{\"version\":\"1.1\"}").body()).contains("'instance' is missing");
        assertThat(post("tenants/acme/shadow", "{\"instance\":\"monthly\",\"version\":\"1.1\",\"from\":\"May\"}")
                        .body())
                .contains("'May' is no month: write it like 2026-10");
        assertThat(post("tenants/acme/shadow", "{\"instance\":\"m\",\"version\":\"1\",\"settings\":5}")
                        .body())
                .contains("'settings' is no object");
        assertThat(post("tenants/all/shadow", ORDER).body()).contains("one tenant at a time");
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return platform.server.send(HttpRequest.newBuilder(platform.server.uri("/api/v1/" + path))
                .header("Authorization", "Bearer " + platform.access.token())
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static JsonObject json(HttpResponse<String> response) {
        try (var reader = Json.createReader(new StringReader(response.body()))) {
            return reader.readObject();
        }
    }
}
