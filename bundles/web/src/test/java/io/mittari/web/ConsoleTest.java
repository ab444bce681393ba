package io.mittari.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.TenantId;
import io.mittari.tenant.admin.UnreadableTenant;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console in a browser, and the health page. */
class ConsoleTest {

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
    void a_link_opens_it_once_and_leaves_a_cookie_that_no_script_and_no_other_site_sees() throws Exception {
        var link = platform.access.link();

        var entered = get("/?token=" + link, "");
        assertThat(entered.statusCode()).isEqualTo(303);
        assertThat(entered.headers().firstValue("Location")).contains("/");
        var cookie = entered.headers().firstValue("Set-Cookie").orElse("");
        assertThat(cookie).matches("mittari=[0-9a-f]{64}; Path=/; HttpOnly; SameSite=Strict");

        assertThat(get("/", cookie.split(";", -1)[0]).statusCode()).isEqualTo(200);
        assertThat(get("/?token=" + link, "").statusCode()).isEqualTo(401);
    }

    @Test
    void without_a_link_nothing_is_told() throws Exception {
        for (var path : new String[] {"/", "/funnel/acme/2026-10", "/report/acme/monthly/2026-10", "/?token=x"}) {
            var answer = get(path, "mittari=" + "0".repeat(64));
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.body()).doesNotContain("alert");
        }
    }

    @Test
    void the_api_does_not_take_the_cookie() throws Exception {
        assertThat(get("/api/v1/tenants", cookie()).statusCode()).isEqualTo(401);
    }

    @Test
    void names_of_customers_are_text_whatever_they_contain() throws Exception {
        platform.fixed.only("acme");
        for (var path : new String[] {"/", "/funnel/acme/2017-11"}) {
            assertThat(get(path, cookie()).body())
                    .contains("&lt;script&gt;alert(&#39;acme&#39;)&lt;/script&gt;")
                    .doesNotContain("<script");
        }
    }

    @Test
    void the_front_page_leads_to_the_funnel_and_the_reports_of_the_last_month() throws Exception {
        platform.fixed.only("acme");
        assertThat(get("/", cookie()).body())
                .contains("href=\"/funnel/acme/2017-11\"")
                .contains("href=\"/report/acme/monthly/2017-11\"");
        assertThat(get("/report/acme/monthly/2017-11", cookie()).body()).isEqualTo("monthly of 2017-11");
    }

    @Test
    void a_customer_whose_figures_fail_does_not_take_the_page_with_it() throws Exception {
        assertThat(get("/", cookie()).body())
                .contains("href=\"/funnel/acme/2017-11\"")
                .contains("the store is closed");
    }

    @Test
    void a_customer_that_was_removed_meanwhile_does_not_take_the_page_with_it() throws Exception {
        platform.fixed.vanishes("broken");

        var page = get("/", cookie());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("href=\"/funnel/acme/2017-11\"")
                .contains("there is no tenant broken")
                .endsWith("</tbody></table>\n</main></body></html>\n");
    }

    @Test
    void a_customer_whose_file_cannot_be_read_has_a_row_that_says_so() throws Exception {
        platform.fixed.unreadable = List.of(new UnreadableTenant(new TenantId("coral"), "<b>currency</b>"));

        assertThat(get("/", cookie()).body())
                .contains("<td>coral</td>")
                .contains("the stored file of coral cannot be read: &lt;b&gt;currency&lt;/b&gt;")
                .contains("/funnel/acme/");
    }

    @Test
    void pages_run_nothing_and_fetch_nothing() throws Exception {
        assertThat(get("/", cookie())
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElse(""))
                .startsWith("default-src 'none'")
                .contains("frame-ancestors 'none'");
    }

    @Test
    void health_needs_no_token_and_names_no_customer() throws Exception {
        var health = get("/health", "");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).isEqualToIgnoringNewLines("{\"well\":true,\"wrong\":[]}");
    }

    private String cookie() {
        return "mittari=" + platform.access.enter(platform.access.link()).orElseThrow();
    }

    private HttpResponse<String> get(String path, String cookie) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(platform.server.uri(path));
        return platform.server.send(cookie.isEmpty() ? request : request.header("Cookie", cookie));
    }
}
