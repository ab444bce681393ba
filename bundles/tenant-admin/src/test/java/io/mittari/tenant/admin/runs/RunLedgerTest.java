package io.mittari.tenant.admin.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.store.Deployments;
import io.mittari.metrics.store.KeptRun;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.metrics.store.ReportRun;
import io.mittari.metrics.store.TenantVersion;
import io.mittari.tenant.admin.Runs.Unwritten;
import io.mittari.tenant.admin.file.TenantFormat;
import io.mittari.tenant.admin.fixture.RunsInMemory;
import io.mittari.tenant.admin.runs.RunLedger.Pace;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunLedgerTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMillis(5);

    private final RunsInMemory store = new RunsInMemory();
    private RunLedger ledger = begun(new Pace(NEVER, NEVER));

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void whatWasHandedOutIsWrittenByItselfAndManyOfTheSameAsOne() throws Exception {
        ledger.close();
        ledger = begun(new Pace(SOON, NEVER));

        for (int i = 0; i < 5_000; i++) {
            ledger.handedOut(run("2026-10", 7));
        }
        await(() -> ledger.unwritten().waiting() == 0);

        assertThat(store.runs(ACME)).extracting(KeptRun::times).containsExactly(5_000L);
        assertThat(store.writes()).isLessThan(500);
    }

    @Test
    void aReaderGetsWhatIsNotWrittenYet() throws Exception {
        ledger.handedOut(run("2026-10", 7));

        assertThat(ledger.of(ACME, null)).containsExactly(run("2026-10", 7));
        assertThat(store.runs(ACME)).as("and it is written by then").hasSize(1);
    }

    @Test
    void aFullDiskHoldsNobodyUpAndEveryRunIsWrittenAfterIt() throws Exception {
        ledger.close();
        ledger = begun(new Pace(SOON, SOON));
        store.isFull(true);
        ledger.handedOut(run("2026-10", 7));
        ledger.handedOut(run("2026-10", 7));
        ledger.handedOut(run("2026-09", 7));
        await(() -> store.writes() >= 2);

        assertThat(ledger.unwritten()).isEqualTo(new Unwritten(3, 0));
        assertThat(ledger.of(ACME, "monthly"))
                .as("known all the same")
                .extracting(KeptRun::times)
                .containsExactlyInAnyOrder(2L, 1L);
        store.isFull(false);
        await(() -> ledger.unwritten().waiting() == 0);

        assertThat(store.runs(ACME)).extracting(KeptRun::times).containsExactlyInAnyOrder(2L, 1L);
    }

    @Test
    void whatWaitsIsBoundedAndWhatIsLostIsCounted() throws Exception {
        store.isFull(true);
        for (int point = 1; point <= 1_003; point++) {
            ledger.handedOut(run("2026-10", point));
        }
        ledger.handedOut(run("2026-10", 1));

        assertThat(ledger.unwritten()).isEqualTo(new Unwritten(1_001, 3));
        store.isFull(false);

        assertThat(ledger.of(ACME, null)).hasSize(1_000);
        assertThat(store.writes()).as("a hundred at once").isEqualTo(10);
        assertThat(ledger.unwritten()).isEqualTo(new Unwritten(0, 3));
    }

    @Test
    void whatIsNotWrittenWhenItClosesIsWrittenThen() throws Exception {
        ledger.handedOut(run("2026-10", 7));

        ledger.close();

        assertThat(store.runs(ACME)).hasSize(1);
        ledger.handedOut(run("2026-09", 7));
    }

    @Test
    void aReportThatThereNeverWasIsNamedWithThoseThereAre() throws Exception {
        ledger.handedOut(run("2026-10", 7));

        assertThat(ledger.of(ACME, "funnel")).hasSize(1);
        assertThat(ledger.of(ACME, "weekly"))
                .as("it runs, and made nothing yet")
                .isEmpty();
        assertThatThrownBy(() -> ledger.of(ACME, "yearly"))
                .isInstanceOf(BadRequest.class)
                .hasMessage("'yearly' of acme: there is none; there are: monthly, weekly");
        assertThatThrownBy(() -> ledger.of(new TenantId("boreal"), null))
                .isInstanceOf(BadRequest.class)
                .hasMessage("there is no tenant 'boreal'");
    }

    @Test
    void whatIsOlderThanTheFileSaysIsDroppedAtTheStart() {
        await(() -> !store.dropped().isEmpty());

        assertThat(store.dropped()).first().isEqualTo("acme before 2026-08-20T11:00:00Z above 10000");
    }

    private RunLedger begun(Pace pace) {
        var deployments = deployments();
        var clock = Clock.fixed(NOON, ZoneOffset.UTC);
        return RunLedger.begin(
                store, deployments, new RunRetention(store, deployments, new TenantFormat(), clock), pace);
    }

    /** Of one tenant that keeps reports for three months and runs a report that has made nothing. */
    private static Deployments deployments() {
        var file = """
                {"id":"acme","name":"Acme","locale":"fi-FI","zone":"Europe/Helsinki","currency":"EUR","keepReports":"3m"}""";
        var version = new TenantVersion(ACME, 1, 1, file, "me", "", NOON);
        var weekly = new LiveInstance(
                LiveInstance.Kind.REPORT, new Instance(ACME, "weekly", 1), "r.week", "1.0.0", "a".repeat(64), "{}");
        return (Deployments) Proxy.newProxyInstance(
                Deployments.class.getClassLoader(),
                new Class<?>[] {Deployments.class},
                (self, method, given) -> switch (method.getName()) {
                    case "tenants" -> List.of(version);
                    case "tenant" -> given[0].equals(ACME) ? Optional.of(version) : Optional.empty();
                    case "live" -> List.of(weekly);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static KeptRun run(String period, long sequence) {
        var by = new LiveInstance(
                LiveInstance.Kind.REPORT, new Instance(ACME, "monthly", 2), "r.funnel", "1.0.0", "a".repeat(64), "{}");
        var run = ReportRun.handedOut(
                by, period, sequence, LocalDate.of(2026, 11, 20), "html", ReportRun.Recipient.request("api"));
        return KeptRun.once(run, "b".repeat(64), NOON, 5);
    }

    private static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it took too long").isLessThan(until);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
