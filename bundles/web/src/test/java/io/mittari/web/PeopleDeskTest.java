package io.mittari.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleDeskTest {

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
    void people_are_found_by_a_text_that_stands_in_no_address() throws Exception {
        assertThat(post("tenants/acme/people/find", "{\"text\":\"aino\"}").body())
                .isEqualToIgnoringNewLines("{\"tenant\":\"acme\",\"people\":["
                        + "{\"id\":\"7k2m\",\"kind\":\"seller\",\"source\":\"crm\",\"facts\":12,\"key\":\"Aino\"},"
                        + "{\"id\":\"9x9x\",\"kind\":\"contact\",\"source\":\"crm\",\"facts\":1,\"erased\":\"1970-01-01T00:00:00Z\"}"
                        + "],\"more\":false}");
        assertThat(platform.fixed.people.asked).containsExactly("aino");
        assertThat(post("tenants/acme/people/find", "{\"text\":\"a\",\"limit\":2}")
                        .body())
                .contains("\"more\":true");
    }

    @Test
    void an_erasure_tells_what_it_did_and_what_is_left() throws Exception {
        assertThat(post("tenants/acme/people/erase", "{\"id\":\"7k2m\",\"also\":[\"A. Niemi\"]}")
                        .body())
                .isEqualToIgnoringNewLines("{\"tenant\":\"acme\",\"id\":\"7k2m\",\"rejected\":2,"
                        + "\"masked\":[{\"file\":\"inbox/acme/csv/done/deals.csv\",\"times\":3}],"
                        + "\"left\":[{\"place\":\"attribute 'team'\",\"times\":4,\"why\":\"is part of the facts\"}]}");
        assertThat(platform.fixed.people.asked).containsExactly("7k2m [A. Niemi]");
    }

    @Test
    void what_cannot_be_done_is_refused() throws Exception {
        assertThat(post("tenants/acme/people/find", "{}").body()).contains("'text' is missing, or no text");
        assertThat(post("tenants/acme/people/find", "{\"text\":\"a\",\"limit\":0}")
                        .body())
                .contains("limit: '0' is no number of people, 1 or more");
        var unknown = post("tenants/acme/people/erase", "{\"id\":\"nobody\"}");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("no person with the id 'nobody'");
        assertThat(post("tenants/acme,broken/people/erase", "{\"id\":\"7k2m\"}").body())
                .contains("this is for one tenant at a time");
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return platform.server.send(HttpRequest.newBuilder(platform.server.uri("/api/v1/" + path))
                .header("Authorization", "Bearer " + platform.access.token())
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}
