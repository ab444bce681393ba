package io.mittari.metrics.store.derby;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.store.Flaw;
import io.mittari.metrics.store.KeptRun;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.metrics.store.LiveInstance.Kind;
import io.mittari.metrics.store.ReportRun;
import io.mittari.metrics.store.ReportRun.Recipient;
import io.mittari.metrics.store.ReportRuns;
import io.mittari.metrics.store.TenantChange;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId BOREAL = new TenantId("boreal");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Recipient API = Recipient.request("api");

    @TempDir
    Path folder;

    private final EmbeddedDataSource source = new EmbeddedDataSource();
    private DerbyStore store;

    RunsTest() {
        source.setCreateDatabase("create");
    }

    @BeforeEach
    void twoTenantsWhoseJournalsHaveSomePoints() throws Exception {
        source.setDatabaseName(folder.resolve("derby").toString());
        store = opened();
        for (var tenant : List.of(ACME, BOREAL)) {
            store.change(new TenantChange(tenant, "{}", List.of(), "me", "because", NOON));
        }
        sql("UPDATE tenant SET sequence = 60");
    }

    private void sql(String sql) throws Exception {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private DerbyStore opened() throws Exception {
        return new DerbyStore(source, "the folder", Schema.current());
    }

    @Test
    void whatWasHandedOutIsThereAfterARestartTheNewestFirst() throws Exception {
        var older = made(run(ACME, 2, "2026-09", 5, API), NOON);
        var newer = made(run(ACME, 2, "2026-10", 5, new Recipient("mail", "anna@acme.example")), NOON.plusSeconds(1));

        assertThat(store.keep(List.of(older, newer))).isEqualTo(2);

        assertThat(opened().runs(ACME)).containsExactly(newer, older);
        assertThat(opened().runs(BOREAL)).isEmpty();
    }

    @Test
    void theSameAgainIsCountedInOneRow() throws Exception {
        var run = run(ACME, 2, "2026-10", 5, API);
        store.keep(List.of(made(run, NOON), made(run, NOON.plusSeconds(1))));

        int fresh = store.keep(
                List.of(new KeptRun(run, "c".repeat(64), 9, NOON.plusSeconds(5), NOON.plusSeconds(9), 1_000, 0)));

        assertThat(fresh).isZero();
        assertThat(store.runs(ACME))
                .containsExactly(new KeptRun(run, "c".repeat(64), 9, NOON, NOON.plusSeconds(9), 1_002, 0));
    }

    @Test
    void anotherPointDayFormatRecipientPeriodOrGenerationIsARowOfItsOwn() throws Exception {
        var run = run(ACME, 2, "2026-10", 5, API);
        store.keep(List.of(
                made(run, NOON),
                made(run(ACME, 2, "2026-10", 6, API), NOON),
                made(of(run, DAY.plusDays(1), "html"), NOON),
                made(of(run, DAY, "md"), NOON),
                made(run(ACME, 2, "2026-10", 5, Recipient.request("console")), NOON),
                made(run(ACME, 2, "2026-09", 5, API), NOON),
                made(run(ACME, 3, "2026-10", 5, API), NOON)));

        assertThat(store.runs(ACME)).hasSize(7).allMatch(kept -> kept.times() == 1);
        assertThat(store.runs(Kind.REPORT, new Instance(ACME, "monthly", 2))).hasSize(6);
        assertThat(store.runs(Kind.REPORT, new Instance(ACME, "monthly", 3))).hasSize(1);
        assertThat(store.runs(Kind.ALERT, new Instance(ACME, "monthly", 2))).isEmpty();
        assertThat(store.runs(Kind.REPORT, new Instance(BOREAL, "monthly", 2))).isEmpty();
    }

    @Test
    void aDashboardThatAsksAtEveryPointOfTheJournalKeepsAFewRowsAndEveryRunIsCounted() throws Exception {
        var asked = new ArrayList<KeptRun>();
        for (int point = 1; point <= 60; point++) {
            var run = run(ACME, 2, "2026-10", point, API);
            asked.add(made(run, NOON.plusSeconds(point)));
            asked.add(made(run, NOON.plusSeconds(point)));
        }
        asked.add(made(run(ACME, 2, "2026-10", 1, new Recipient("mail", "anna@acme.example")), NOON));
        store.keep(asked);

        var polled = store.runs(ACME).stream()
                .filter(kept -> kept.run().recipient().equals(API))
                .toList();
        assertThat(polled)
                .extracting(kept -> kept.run().sequence())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, ReportRuns.POINTS)
                        .mapToObj(back -> 61 - back)
                        .toList());
        assertThat(polled).as("each point was asked for twice").allMatch(kept -> kept.times() == 2);
        assertThat(polled.get(ReportRuns.POINTS - 1).earlier()).isEqualTo(80);
        assertThat(store.runs(ACME)).as("with what went to anna").hasSize(ReportRuns.POINTS + 1);
    }

    @Test
    void aTenantThatIsGoneOrWasMadeAnewGetsNoRunOfTheOldOne() throws Exception {
        store.keep(List.of(made(run(ACME, 2, "2026-10", 5, API), NOON)));
        store.remove(ACME);

        var late = made(run(ACME, 2, "2026-10", 5, API), NOON);
        assertThat(store.keep(List.of(late))).isZero();
        assertThat(store.runs(ACME)).isEmpty();

        store.change(new TenantChange(ACME, "{}", List.of(), "me", "again", NOON));
        assertThat(store.keep(List.of(late))).as("its journal has one point").isZero();
        assertThat(store.runs(ACME)).isEmpty();
        assertThat(store.check(ACME)).isEmpty();
    }

    @Test
    void whatIsOldAndWhatIsTooManyGoes() throws Exception {
        var months = new ArrayList<KeptRun>();
        for (int month = 1; month <= 9; month++) {
            var at = NOON.plus(Duration.ofDays(month));
            months.add(made(run(ACME, 2, "2026-0" + month, 5, API), at));
            months.add(made(run(BOREAL, 2, "2026-0" + month, 5, API), at));
        }
        store.keep(months);

        assertThat(store.drop(ACME, NOON, 9)).isZero();
        assertThat(store.drop(ACME, NOON.plus(Duration.ofDays(4)), 9)).isEqualTo(3);
        assertThat(store.drop(ACME, NOON, 2)).isEqualTo(4);

        assertThat(store.runs(ACME)).extracting(kept -> kept.run().period()).containsExactly("2026-09", "2026-08");
        assertThat(store.runs(BOREAL)).hasSize(9);
    }

    @Test
    void aRunAtAPointThatTheJournalDoesNotHaveIsAFlaw() throws Exception {
        sql("UPDATE tenant SET sequence = 1");
        store.keep(List.of(made(run(ACME, 2, "2026-10", 1, API), NOON)));
        assertThat(store.check(ACME)).isEmpty();
        sql("UPDATE report_run SET sequence = 2");

        assertThat(store.check(ACME))
                .extracting(Flaw::wrong)
                .containsExactly("tenant acme: 1 report runs are not between 0 and 1, where the journal ends");
    }

    private static ReportRun run(TenantId tenant, long generation, String period, long sequence, Recipient recipient) {
        var by = new LiveInstance(
                Kind.REPORT, new Instance(tenant, "monthly", generation), "r.funnel", "1.0.0", "a".repeat(64), "{}");
        return ReportRun.handedOut(by, period, sequence, DAY, "html", recipient);
    }

    private static ReportRun of(ReportRun run, LocalDate today, String format) {
        var by = new LiveInstance(run.kind(), run.by(), run.component(), run.version(), run.sha256(), "{}");
        return ReportRun.handedOut(by, run.period(), run.sequence(), today, format, run.recipient());
    }

    private static KeptRun made(ReportRun run, Instant at) {
        return KeptRun.once(run, "b".repeat(64), at, 5);
    }
}
