package io.mittari.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.connector.spi.ImportRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ImportDeskTest {

    private static final String STOPPED =
            "\"error\":\"the platform was stopped; what was imported until then is stored: import again, it counts once\"";

    @TempDir
    Path folder;

    private final Fixed fixed = new Fixed();
    private volatile Instant now = Instant.parse("2026-11-20T12:00:00Z");
    private ImportDesk desk;
    private Api api;

    @BeforeEach
    void open() throws IOException {
        desk = new ImportDesk(
                new Customers(fixed),
                fixed,
                fixed,
                new Advice(fixed, fixed, fixed),
                folder.resolve("imports"),
                clock());
        api = new Api(Stream.of(desk.routes(), desk.replays(fixed).routes())
                .flatMap(List::stream)
                .toList());
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void twoImportsForOneTenantRunSideBySide() throws Exception {
        var bothIn = new CyclicBarrier(2);
        fixed.importing = request -> await(bothIn);

        var one = begun("acme");
        var other = begun("acme");

        assertThat(over(one)).contains("\"state\":\"done\"");
        assertThat(over(other)).contains("\"state\":\"done\"");
    }

    @Test
    void rejectedRowsAreReadAgainThroughEachInstanceWithoutAFile() throws Exception {
        fixed.rejectedCounts = Map.of("monthly", 3L);
        var id = replaying("acme", "{\"mapping\":\"{}\",\"dryRun\":true}");

        assertThat(over(id))
                .contains(
                        "\"result\":{\"tenant\":\"acme\",\"sequence\":9,\"read\":3,\"empty\":0,\"rejected\":1,\"stored\":2")
                .contains("\"months\":[\"2026-01\",\"2026-02\"]")
                .contains("\"remarks\":[\"a remark\"]");
        assertThat(fixed.imported).containsExactly("acme monthly {} true");
    }

    @Test
    void rowsOfOneInstanceAloneMayBeReadAgainAndATenantThatFailsStopsNoOther() throws Exception {
        fixed.rejectedCounts = Map.of("crm", 2L);
        var id = replaying("acme,broken", "{\"connector\":\"crm\"}");

        assertThat(over(id))
                .contains("{\"tenant\":\"acme\",\"sequence\":9")
                .contains("{\"tenant\":\"broken\",\"error\":\"the store is closed\"}");
        assertThat(fixed.imported).containsExactly("acme crm null false");
    }

    @Test
    void thatThereIsNothingToReadAgainIsSaid() throws Exception {
        assertThat(over(replaying("acme", "{}")))
                .contains("\"read\":0")
                .contains("\"remarks\":[\"nothing to read again: acme has no rejected rows\"]");
        assertThat(fixed.imported).isEmpty();
    }

    @Test
    void rowsOfAnInstanceThatIsGoneStayAndAreNamed() throws Exception {
        fixed.rejectedCounts = Map.of("old", 2L);
        var told =
                "2 rejected rows of acme came through the connector old, which it does not have any more: add it to the tenant file again, or import the files anew";

        assertThat(over(replaying("acme", "{}")))
                .contains("\"state\":\"failed\"")
                .contains(told);

        fixed.rejectedCounts = Map.of("old", 2L, "monthly", 3L);
        assertThat(over(replaying("acme", "{}")))
                .contains("\"read\":3")
                .contains("\"remarks\":[\"a remark\",\"" + told);
    }

    @Test
    void whatOneInstanceRefusesStopsNoOther() throws Exception {
        fixed.rejectedCounts = Map.of("monthly", 3L, "refusing", 1L);
        fixed.connectors = List.of("refusing", "monthly");

        assertThat(over(replaying("acme", "{}")))
                .contains("\"read\":3")
                .contains("\"remarks\":[\"a remark\",\"refusing: it has no mapping\"]");

        fixed.rejectedCounts = Map.of("refusing", 1L);
        assertThat(over(replaying("acme", "{}"))).contains("\"error\":\"refusing: it has no mapping\"");
    }

    /** A replay. */
    private String replaying(String tenants, String order) throws Exception {
        var made = answer("POST", List.of("tenants", tenants, "rejected", "replay"), Map.of(), order);
        var id = Pattern.compile("\"id\":\"([0-9a-f]+)\"").matcher(made);
        assertThat(id.find()).as(made).isTrue();
        answer("POST", List.of("imports", id.group(1), "run"), Map.of(), "");
        return id.group(1);
    }

    @Test
    void theDayFromWhichOnFilesBringAllIsKeptWithTheConnectorBeforeTheyAreRead() throws Exception {
        fixed.importing = request -> assertThat(fixed.applied).hasSize(1);

        var answer = over(begun("acme", "\"since\": \"2026-01-01\", \"mapping\": {\"source\": \"crm\"}"));

        assertThat(answer).contains("\"state\":\"done\"");
        assertThat(fixed.applied).containsExactly("acme csv of crm since 2026-01-01");
        assertThat(ordering("acme", "\"since\": \"May\"")).contains("since: 'May' is no day like 2026-01-31");
    }

    @Test
    void whereThatDayIsRefusedNothingIsImported() throws Exception {
        var answer = over(begun("acme", "\"since\": \"2026-01-01\", \"connector\": \"wrong\""));

        assertThat(answer).contains("\"state\":\"failed\"", "unknown key 'wrong'");
        assertThat(fixed.imported).isEmpty();
    }

    @Test
    void filesThatWereSentAndNeverImportedAreGoneAfterAnHour() throws Exception {
        var unused = ordered("acme");
        now = now.plus(Duration.ofMinutes(59));
        var later = ordered("acme");

        now = now.plus(Duration.ofMinutes(2));
        desk.forgetUnused();

        assertThat(folder.resolve("imports").resolve(unused)).doesNotExist();
        assertThat(progress(unused)).contains("there is no import '" + unused + "'");
        assertThat(folder.resolve("imports").resolve(later)).isNotEmptyDirectory();
    }

    @Test
    void aStopEndsAnImportBeforeItsNextBatchWithoutAnInterrupt() throws Exception {
        var running = new CountDownLatch(1);
        var batches = new AtomicInteger();
        var interrupts = new AtomicInteger();
        fixed.importing = request -> {
            running.countDown();
            while (true) { // an import of any length: only the stop ends it
                request.progress().read(1, batches.incrementAndGet());
                interrupts.addAndGet(Thread.currentThread().isInterrupted() ? 1 : 0);
            }
        };
        var id = begun("acme");
        running.await();

        desk.close();

        assertThat(progress(id)).contains("\"state\":\"failed\"", STOPPED);
        assertThat(interrupts).hasValue(0);
        assertThat(folder.resolve("imports")).isEmptyDirectory();
    }

    @Test
    void whatWaitsForAThreadAtAStopNeverBegins() throws Exception {
        var running = new CountDownLatch(2);
        var goOn = new CountDownLatch(1);
        fixed.importing = request -> {
            running.countDown();
            awaited(goOn);
            demand(request);
        };
        begun("acme");
        begun("acme");
        running.await();
        var third = begun("acme");

        var stop = new Thread(desk::close);
        stop.start();
        while (!run(ordered("acme")).contains("the platform is stopping")) {
            Thread.onSpinWait();
        }
        goOn.countDown();
        stop.join();

        assertThat(progress(third)).contains("\"state\":\"failed\"", STOPPED);
        assertThat(fixed.imported).hasSize(2);
    }

    @Test
    void aStopEndsAnImportForSeveralTenantsBeforeTheNextOne() throws Exception {
        var running = new CountDownLatch(1);
        fixed.importing = request -> {
            running.countDown();
            while (true) {
                request.progress().read(1, 1);
            }
        };
        var id = begun("all");
        running.await();

        desk.close();

        assertThat(progress(id))
                .contains("{\"tenant\":\"acme\"," + STOPPED + "}", "{\"tenant\":\"broken\"," + STOPPED + "}");
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private static void demand(ImportRequest request) {
        request.progress().read(1, 1);
    }

    private static void await(CyclicBarrier barrier) throws Unavailable {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new Unavailable("only one came", e);
        }
    }

    private static void awaited(CountDownLatch latch) throws Unavailable {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new Unavailable("interrupted", e);
        }
    }

    /** An import with one file, told to run. */
    private String begun(String tenant) throws Exception {
        return begun(tenant, "\"dryRun\": false");
    }

    private String begun(String tenant, String more) throws Exception {
        var id = ordered(tenant, more);
        run(id);
        return id;
    }

    private String run(String id) throws Exception {
        return answer("POST", List.of("imports", id, "run"), Map.of(), "");
    }

    private String ordering(String tenant, String more) throws Exception {
        return answer("POST", List.of("imports"), Map.of(), "{\"tenant\": \"%s\", %s}".formatted(tenant, more));
    }

    private String ordered(String tenant) throws Exception {
        return ordered(tenant, "\"dryRun\": false");
    }

    private String ordered(String tenant, String more) throws Exception {
        var id = Pattern.compile("\"id\":\"([0-9a-f]+)\"").matcher(ordering(tenant, more));
        assertThat(id.find()).isTrue();
        answer("PUT", List.of("imports", id.group(1), "files"), Map.of("name", List.of("leads.csv")), "x");
        return id.group(1);
    }

    private String over(String id) throws Exception {
        String body;
        do {
            body = progress(id);
        } while (body.contains("\"queued\"") || body.contains("\"running\""));
        return body;
    }

    private String progress(String id) throws Exception {
        return answer("GET", List.of("imports", id), Map.of(), "");
    }

    private String answer(String method, List<String> path, Map<String, List<String>> query, String body)
            throws Exception {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var reply = api.answer(method, path, query, new ByteArrayInputStream(bytes), bytes.length);
        var out = new ByteArrayOutputStream();
        reply.body().writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
