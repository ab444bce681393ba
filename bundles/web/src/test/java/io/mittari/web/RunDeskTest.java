package io.mittari.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.store.KeptRun;
import io.mittari.metrics.store.ReportRun.Recipient;
import io.mittari.tenant.admin.Runs.Unwritten;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written down when a report is handed out, and how it is told. */
class RunDeskTest {

    private static final String RUN =
            "{\"kind\":\"report\",\"name\":\"monthly\",\"generation\":2,\"component\":\"r.funnel\",\"version\":\"1.1\",\"bundle\":\""
                    + "a".repeat(64)
                    + "\",\"period\":\"2026-10\",\"sequence\":7,\"today\":\"2026-11-01\",\"format\":\"html\",\"outcome\":\"handed out\","
                    + "\"recipient\":{\"way\":\"%s\",\"to\":\"%s\"},\"sha256\":\"" + "b".repeat(64)
                    + "\",\"millis\":12,\"first\":\"1970-01-01T00:00:00Z\",\"last\":\"1970-01-01T00:01:00Z\",\"times\":3,\"earlier\":4}";

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
    void aReportHandedOutByTheApiIsARunWithAllThatItWasMadeOf() throws Exception {
        var answer = get("/api/v1/tenants/acme/reports/monthly?month=2026-10&format=md");

        assertThat(platform.runs.written).hasSize(1);
        var kept = platform.runs.written.get(0);
        var run = kept.run();
        assertThat(run.by()).hasToString("acme.monthly.g1");
        assertThat(run.component()).isEqualTo("io.mittari.reports.funnel");
        assertThat(run.version()).isEqualTo("0.1.0");
        assertThat(run.period()).isEqualTo("2026-10");
        assertThat(run.format()).isEqualTo("md");
        assertThat(run.recipient()).isEqualTo(Recipient.request("api"));
        assertThat(kept.digest()).isEqualTo(Sha256.of(answer.body().getBytes(StandardCharsets.UTF_8)));
        assertThat(kept.times()).isEqualTo(1);
    }

    @Test
    void aReportSeenInTheConsoleIsARunToo() throws Exception {
        platform.server.send(HttpRequest.newBuilder(platform.server.uri("/report/acme/monthly/2026-10"))
                .header(
                        "Cookie",
                        "mittari="
                                + platform.access.enter(platform.access.link()).orElseThrow()));

        assertThat(platform.runs.written).extracting(KeptRun::run).hasSize(1).allSatisfy(run -> {
            assertThat(run.recipient()).isEqualTo(Recipient.request("console"));
            assertThat(run.period()).isEqualTo("2026-10");
            assertThat(run.format()).isEqualTo("html");
        });
    }

    @Test
    void whatIsNotHandedOutIsNoRun() throws Exception {
        get("/api/v1/tenants/broken/reports/monthly?month=2026-10");
        get("/api/v1/tenants/acme/reports/monthly?month=tomorrow");
        get("/api/v1/tenants/acme/reports");

        assertThat(platform.runs.written).isEmpty();
    }

    @Test
    void theRunsOfATenantAreListed() throws Exception {
        assertThat(get("/api/v1/tenants/acme/runs?report=monthly").body())
                .isEqualToIgnoringNewLines("{\"tenant\":\"acme\",\"runs\":[" + RUN.formatted("request", "api") + ","
                        + RUN.formatted("mail", "(erased)") + "]}");
        assertThat(get("/api/v1/tenants/acme/runs?report=weekly").body()).contains("there are: monthly");
        assertThat(get("/api/v1/tenants/all/runs").body()).startsWith("[{\"tenant\":\"acme\"");
    }

    @Test
    void aRollbackTellsWhatTheVersionMadeBeforeAndAfterItAndWhereThatIsNotKnown() throws Exception {
        var runs = "\"runs\":[" + RUN.formatted("request", "api") + "]";
        assertThat(post("/api/v1/tenants/acme/rollbacks?dryRun=true").body()).contains("\"done\":false", runs);
        assertThat(post("/api/v1/tenants/acme/rollbacks").body())
                .contains("\"done\":true", runs)
                .doesNotContain("runsTrouble");

        platform.swaps.trouble = "the ledger is damaged";

        assertThat(post("/api/v1/tenants/acme/rollbacks").body()).contains("\"runsTrouble\":\"the ledger is damaged\"");
    }

    @Test
    void doctorTellsWhatTheLedgerLacks() throws Exception {
        assertThat(get("/api/v1/doctor").body()).doesNotContain("ledger");

        platform.runs.unwritten = new Unwritten(1_200, 3);

        assertThat(get("/api/v1/doctor").body())
                .contains(
                        "the ledger of reports lacks 1,200 documents that wait to be written and 3 of which nothing is known");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return platform.server.send(request(path).GET());
    }

    private HttpResponse<String> post(String path) throws Exception {
        return platform.server.send(request(path).POST(HttpRequest.BodyPublishers.ofString("{}")));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(platform.server.uri(path))
                .header("Authorization", "Bearer " + platform.access.token());
    }
}
