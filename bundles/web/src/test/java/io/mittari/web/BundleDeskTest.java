package io.mittari.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleDeskTest {

    private static final String INSTALLED =
            "\"name\":\"com.agency.summary\",\"version\":\"1.2.0\",\"kind\":\"report\",\"sha256\":\"%s\",\"size\":4711,"
                            .formatted(FixedBundles.SHA256)
                    + "\"trust\":\"its digest is trusted\",\"by\":\"api\",\"why\":\"\",\"at\":\"1970-01-01T00:00:00Z\"";
    private static final String ENTRY =
            "{\"id\":\"%s\",\"kind\":\"digest\",\"by\":\"api\",\"why\":\"ours\",\"at\":\"1970-01-01T00:00:00Z\"}"
                    .formatted(FixedBundles.SHA256);

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
    void a_jar_is_installed_from_the_body() throws Exception {
        var fresh = send("POST", "bundles?trust=true&why=from%20the%20agency", "jar");

        assertThat(fresh.statusCode()).isEqualTo(201);
        assertThat(fresh.body())
                .isEqualToIgnoringNewLines(
                        "{" + INSTALLED + ",\"shipped\":false,\"tenants\":[\"acme\"],\"fresh\":true}");
        var again = send("POST", "bundles", "jar");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("\"fresh\":false");
        assertThat(platform.bundles.asked)
                .containsExactly("install jar true api from the agency", "install jar false api ");
    }

    @Test
    void a_jar_that_is_refused_says_why() throws Exception {
        var refused = send("POST", "bundles", "bad");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).isEqualToIgnoringNewLines("{\"error\":\"the bundle is refused: it is no jar\"}");
    }

    @Test
    void a_jar_that_says_to_be_too_large_is_not_read() throws Exception {
        var refused =
                platform.server.send(request("bundles").POST(BodyPublishers.ofByteArray(new byte[(64 << 20) + 1])));

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("the bundle is refused: it has more than 64 MB");
        assertThat(platform.bundles.asked).isEmpty();
    }

    @Test
    void the_list_says_what_is_shipped_and_what_is_wrong() throws Exception {
        platform.bundles.trouble = "it is not trusted any more";

        assertThat(send("GET", "bundles", "").body())
                .isEqualToIgnoringNewLines("[{" + INSTALLED
                        + ",\"shipped\":false,\"tenants\":[\"acme\"],\"trouble\":\"it is not trusted any more\"},"
                        + "{\"name\":\"io.mittari.connectors.csv\",\"version\":\"0.1.0\",\"kind\":\"connector\",\"sha256\":\"%s\",\"shipped\":true,\"tenants\":[]}]"
                                .formatted("cd".repeat(32)));
    }

    @Test
    void a_bundle_is_uninstalled_by_its_name_and_version() throws Exception {
        assertThat(send("DELETE", "bundles/com.agency.summary/1.2.0", "").body())
                .isEqualToIgnoringNewLines("{" + INSTALLED + "}");
        assertThat(send("DELETE", "bundles/io.mittari.connectors.csv/0.1.0", "").statusCode())
                .isEqualTo(400);
    }

    @Test
    void trust_is_listed_added_and_removed() throws Exception {
        assertThat(send("GET", "trust", "").body()).isEqualToIgnoringNewLines("[" + ENTRY + "]");
        var added = send("POST", "trust", "{\"sha256\":\"abc\",\"why\":\"ours\"}");
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.body()).isEqualToIgnoringNewLines(ENTRY);
        assertThat(platform.bundles.asked).containsExactly("trust abc api ours");
        assertThat(send("POST", "trust", "{}").body()).contains("'sha256' is missing, or no text");
        assertThat(send("DELETE", "trust/abababab", "").body()).isEqualToIgnoringNewLines(ENTRY);
        assertThat(send("DELETE", "trust/ffffffff", "").statusCode()).isEqualTo(400);
    }

    @Test
    void a_certificate_is_trusted_in_its_text_form() throws Exception {
        var added = send("POST", "trust", "{\"certificate\":\"-----BEGIN\",\"why\":\"theirs\"}");

        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.body())
                .contains(
                        "\"kind\":\"certificate\",\"name\":\"CN=Agency CA\",\"certificate\":\"-----BEGIN CERTIFICATE-----");
        assertThat(platform.bundles.asked).containsExactly("certificate -----BEGIN api theirs");
    }

    @Test
    void a_list_of_bad_bundles_comes_with_its_signature() throws Exception {
        assertThat(send("GET", "trust/feed", "").statusCode()).isEqualTo(404);
        var taken = send("POST", "trust/feed", "{\"document\":\"{ä}\",\"signature\":\"AQI=\"}");

        assertThat(taken.statusCode()).isEqualTo(201);
        assertThat(taken.body())
                .isEqualToIgnoringNewLines(
                        "{\"serial\":7,\"issued\":\"1970-01-01T00:00:00Z\",\"bad\":2,\"signer\":\"%s\",\"by\":\"api\",\"at\":\"1970-01-01T00:00:00Z\"}"
                                .formatted(FixedBundles.SHA256));
        assertThat(platform.bundles.asked).containsExactly("feed {ä} [1, 2] api");
        assertThat(send("GET", "trust/feed", "").body()).isEqualTo(taken.body());
        assertThat(send("POST", "trust/feed", "{\"document\":\"{}\",\"signature\":\"?\"}")
                        .body())
                .contains("'signature' is not in base 64");
    }

    @Test
    void doctor_names_a_bundle_that_must_not_run_and_who_has_it() throws Exception {
        assertThat(send("GET", "doctor", "").body()).doesNotContain("com.agency.summary");
        platform.bundles.trouble = "it is not trusted any more";

        assertThat(send("GET", "doctor", "").body())
                .contains(
                        "bundle com.agency.summary 1.2.0 must not run: it is not trusted any more; tenants that have it: acme",
                        "give them another version, then mittari bundle uninstall com.agency.summary 1.2.0; where trust is missing and you know that it is good: mittari trust add "
                                + FixedBundles.SHA256);
        assertThat(send("GET", "status", "").body()).contains("\"well\":false");
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return platform.server.send(
                request(path).method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(platform.server.uri("/api/v1/" + path))
                .header("Authorization", "Bearer " + platform.access.token());
    }
}
