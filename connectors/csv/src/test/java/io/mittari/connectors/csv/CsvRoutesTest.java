package io.mittari.connectors.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.connector.spi.ImportReceipt;
import io.mittari.connector.spi.ImportRequest;
import io.mittari.connector.spi.ImportRequest.ImportFile;
import io.mittari.connector.spi.ReplayRequest;
import io.mittari.connector.spi.ReplayRequest.KeptRow;
import io.mittari.connectors.csv.mapping.Mapping;
import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.fact.Closed;
import io.mittari.metrics.api.fact.Described;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.api.ingest.Rejected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.camel.SuspendableService;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The routes in a real Camel context, with an ingest that only remembers. */
class CsvRoutesTest {

    private static final String MAPPING = """
            { "mapping": 1, "source": "crm",
              "lookups": { "teams": { "file": "teams.csv", "key": "seller" } },
              "files": [ { "file": "deals*.csv", "name": "deal", "key": "ID",
                           "facts": [ { "fact": "stage", "stage": "lead", "at": "Created" } ],
                           "attributes": { "team": { "column": "Seller", "lookup": "teams.team" } } } ] }
            """;
    private static final String DEALS = """
            ID,Created,Seller
            1,2026-03-01,Aino
            2,2026-03-02,Veikko
            3,someday,Aino
            """;
    private static final String BY_KEY = """
            { "key": "ID", "attributes": { "a": "A" } }
            """;
    private static final String TEAMS = "seller,team\nAino,North\n";

    private final ScheduledExecutorService polls = Executors.newScheduledThreadPool(1);
    private final DefaultCamelContext context = new DefaultCamelContext();

    @TempDir
    Path home;

    @AfterEach
    void stop() {
        context.stop();
        polls.shutdownNow();
    }

    @Test
    void filesGivenTogetherComeBackAsOneReceipt() throws Exception {
        var site = start(MAPPING);

        var receipt = importing(request(null, false, given("deals.csv", DEALS), given("teams.csv", TEAMS)));

        assertThat(receipt.read()).isEqualTo(3);
        assertThat(receipt.receipt().stored()).isEqualTo(2);
        assertThat(receipt.receipt().rejected()).isEqualTo(1);
        assertThat(receipt.receipt().sequence()).isEqualTo(1);
        assertThat(receipt.unmatched()).containsEntry("teams", 1L);
        assertThat(site.taken()).singleElement().satisfies(batch -> {
            assertThat(batch.by()).isEqualTo(site.instance());
            assertThat(batch.source()).isEqualTo("crm");
        });
    }

    @Test
    void aDryRunHandsTheSameBatchesOnAndKeepsNoLookup() throws Exception {
        var site = start(MAPPING);

        var receipt = importing(request(null, true, given("deals.csv", DEALS), given("teams.csv", TEAMS)));

        assertThat(receipt.read()).isEqualTo(3);
        assertThat(receipt.receipt().stored()).isEqualTo(2);
        assertThat(receipt.receipt().rejected()).isEqualTo(1);
        assertThat(site.taken()).hasSize(1);
        assertThat(site.inbox().resolve("lookups")).doesNotExist();
    }

    @Test
    void anImportTakesTheTenantsCurrencyAsItIsWhenItBegins() throws Exception {
        // given: 2,001 deals, so that there are two batches
        var site = start("""
                { "key": "ID", "facts": [ { "fact": "closed", "outcome": "won", "at": "On", "value": "V" } ] }
                """);
        var content = new StringBuilder("ID,On,V\n");
        for (var id = 1; id <= 2_001; id++) {
            content.append(id).append(",2026-03-01,5\n");
        }
        var deals = given("deals.csv", content.toString());

        // when: it changes during the first import, and no route is started again
        ImportRequest.Progress change = (bytes, rows) -> site.currency = "SEK";
        importing(new ImportRequest(List.of(deals), null, false, change));
        importing(request(null, false, deals));

        // then: each import is of one currency
        assertThat(site.taken().stream().map(CsvRoutesTest::currencies))
                .containsExactly(Set.of("EUR"), Set.of("EUR"), Set.of("SEK"), Set.of("SEK"));
    }

    private static Set<String> currencies(Batch batch) {
        return batch.records().stream()
                .map(record -> (Closed) record.slots().get(0).fact())
                .map(closed -> Objects.requireNonNull(closed.value()).currency().getCurrencyCode())
                .collect(Collectors.toSet());
    }

    @Test
    void anImportMayBringItsOwnMapping() throws Exception {
        start("");

        var receipt = importing(request("""
                { "key": "ID", "facts": [ { "fact": "stage", "stage": "lead", "at": "Created" } ] }
                """, false, given("anything.csv", DEALS)));

        assertThat(receipt.receipt().stored()).isEqualTo(2);
    }

    @Test
    void anImportWithoutAnyMappingIsRefused() throws Exception {
        start("");

        assertThatThrownBy(() -> importing(request(null, false, given("deals.csv", DEALS))))
                .hasRootCauseInstanceOf(MetricsException.BadRequest.class)
                .hasRootCauseMessage("the instance 'crm' has no mapping: set its \"mapping\", or import with one");
    }

    @Test
    void rejectedRowsComeByTheRouteOfImports() throws Exception {
        var site = start(MAPPING);
        importing(request(null, false, given("teams.csv", TEAMS)));

        var receipt = replaying(null);

        assertThat(List.of(receipt.read(), receipt.receipt().stored())).containsExactly(1L, 1L);
        assertThat(site.taken())
                .filteredOn(batch -> batch.replay() != null)
                .singleElement()
                .satisfies(
                        batch -> assertThat(batch.replay()).isEqualTo(new Batch.Replay(Instant.EPOCH, List.of("row"))));
    }

    @Test
    void aReplayWithoutAnyMappingIsRefused() throws Exception {
        start("");

        assertThatThrownBy(() -> replaying(null))
                .hasRootCauseInstanceOf(MetricsException.BadRequest.class)
                .hasRootCauseMessage("the instance 'crm' has no mapping: set its \"mapping\", or replay with one");
    }

    @Test
    void aWrongMappingOfAnImportNamesKeyAndLine() throws Exception {
        start("");

        assertThatThrownBy(() -> importing(request("{\n  \"kye\": \"ID\" }", false, given("deals.csv", DEALS))))
                .rootCause()
                .hasMessageStartingWith(
                        "kye (line 2:3): unknown key \"kye\" of a mapping; the nearest known one is \"key\"");
    }

    @Test
    void lookupsOfTheLastImportServeTheNext() throws Exception {
        start(MAPPING);
        importing(request(null, false, given("deals.csv", DEALS), given("teams.csv", TEAMS)));

        var receipt = importing(request(null, false, given("deals2.csv", DEALS)));

        assertThat(receipt.unmatched()).containsEntry("teams", 1L);
        assertThat(receipt.read()).isEqualTo(3);
    }

    @Test
    void aBatchTheStoreCannotTakeNowIsSentAgain() throws Exception {
        var site = start(MAPPING);
        site.failNext(new MetricsException.Unavailable("the store is away", null));

        var receipt = importing(request(null, false, given("deals.csv", DEALS), given("teams.csv", TEAMS)));

        assertThat(receipt.receipt().stored()).isEqualTo(2);
        assertThat(site.taken()).hasSize(1);
    }

    @Test
    void aFileThatCannotBeOpenedAtOnceIsTriedAgainAndNoRowIsLost() throws Exception {
        var site = start("""
                { "files": [ { "file": "a*", "name": "a", "key": "ID", "attributes": { "owner": "ID" } },
                             { "file": "b*", "name": "b", "key": "ID", "attributes": { "owner": "ID" } } ] }
                """);
        var first = given("a.csv", "ID\n" + "1\n".repeat(2_300));
        var second = given("b.csv", "ID\n1\n");
        var aside = home.resolve("aside");
        // the second file is away from the first batch until the route tries again
        ImportRequest.Progress away = (bytes, rows) -> {
            if (rows == 2_000) {
                move(second.path(), aside);
            }
        };
        context.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof CamelEvent.ExchangeRedeliveryEvent) {
                    move(aside, second.path());
                }
            }
        });

        var receipt = importing(new ImportRequest(List.of(first, second), null, false, away));

        assertThat(second.path()).exists();
        assertThat(receipt.read()).isEqualTo(2_301);
        assertThat(site.taken().stream().mapToInt(batch -> batch.records().size()))
                .containsExactly(2_000, 301);
    }

    @Test
    void filesInTheInboxAreImportedAndGoToDone() throws Exception {
        var site = start(MAPPING);
        drop(site, "deals.csv", DEALS);
        drop(site, "teams.csv", TEAMS);

        await(() -> Files.exists(site.inbox().resolve("done/deals.csv")));

        assertThat(site.inbox().resolve("done/teams.csv")).exists();
        assertThat(site.inbox().resolve("deals.csv")).doesNotExist();
        assertThat(site.taken().stream()
                        .mapToInt(batch -> batch.records().size())
                        .sum())
                .isEqualTo(2);
    }

    @Test
    void aFileOfANameThatWasDoneBeforeOverwritesNothing() throws Exception {
        var site = start(MAPPING);
        drop(site, "teams.csv", TEAMS);
        await(() -> Files.exists(site.inbox().resolve("done/teams.csv")));

        drop(site, "teams.csv", TEAMS + "Veikko,South\n");
        await(() -> names(site, "done").size() == 2);

        assertThat(site.inbox().resolve("done/teams.csv")).hasContent(TEAMS);
        assertThat(names(site, "done")).anyMatch(name -> name.matches("teams-\\d{8}T\\d{6}Z\\.csv"));
    }

    @Test
    void aFileOfANameThatWasRefusedBeforeHasAReasonOfItsOwn() throws Exception {
        var site = start(MAPPING);
        drop(site, "deals.csv", "");
        await(() -> Files.exists(site.inbox().resolve("refused/deals.csv")));
        var reason = Files.readString(site.inbox().resolve("refused/deals.csv.reason.json"));

        drop(site, "deals.csv", "Name\nx\n");
        await(() -> names(site, "refused").size() == 4);

        assertThat(site.inbox().resolve("refused/deals.csv.reason.json")).hasContent(reason);
    }

    @Test
    void aFileReplacedWhileItIsReadIsReadInItsTurn() throws Exception {
        var site = start(MAPPING);
        var newer = TEAMS + "Veikko,South\n";
        var replaced = new CountDownLatch(1);
        site.failNext(new MetricsException.Unavailable("not now", null), () -> {
            replace(site, "teams.csv", newer);
            replaced.countDown();
        });
        drop(site, "teams.csv", TEAMS);

        assertThat(replaced.await(30, TimeUnit.SECONDS)).isTrue();
        await(() -> Files.exists(site.inbox().resolve("done/teams.csv")));

        assertThat(site.inbox().resolve("done/teams.csv")).hasContent(newer);
    }

    @Test
    void aNewerFileWaitsForAnOlderOneThatIsTriedAgain() throws Exception {
        var site = site("acme", "inbox");
        drop(site, "1.csv", "ID,A\n7,older\n");
        drop(site, "2.csv", "ID,A\n7,newer\n");
        site.failNext(new MetricsException.Unavailable("the store is away", null));
        start(BY_KEY, site);

        await(() -> names(site, "done").size() == 2);

        assertThat(stored(site)).containsExactly("older", "newer");
    }

    @Test
    void aNewerFileWaitsForAnOlderOneThatFailed() throws Exception {
        var site = site("acme", "inbox");
        drop(site, "1.csv", "ID,A\n7,older\n");
        drop(site, "2.csv", "ID,A\n7,newer\n");
        site.failNext(new IllegalStateException("a bug"));
        start(BY_KEY, site);

        await(() -> names(site, "done").size() == 2);

        assertThat(stored(site)).containsExactly("older", "newer");
    }

    @Test
    void anInboxThatWaitsHoldsNoThreadOfAnother() throws Exception {
        // given: one thread for both, and a store that never takes what the first brings
        var waiting = site("acme", "waiting");
        var other = site("boreal", "other");
        var attempts = new AtomicInteger();
        waiting.failNext(new MetricsException.Unavailable("the store is away", null), new Runnable() {
            @Override
            public void run() {
                attempts.incrementAndGet();
                waiting.failNext(new MetricsException.Unavailable("the store is away", null), this);
            }
        });
        drop(waiting, "1.csv", "ID,A\n7,x\n");
        start(BY_KEY, waiting, other);
        await(() -> attempts.get() == 1);

        // when
        drop(other, "1.csv", "ID,A\n7,y\n");
        await(() -> names(other, "done").size() == 1);

        // then: the first was not given up meanwhile
        assertThat(attempts).hasValueLessThan(CsvRoutes.RETRIES + 1);
        assertThat(waiting.inbox().resolve("1.csv")).exists();
    }

    @Test
    void aFileThatCannotBeReadGoesToRefusedWithTheReasonBeside() throws Exception {
        var site = start(MAPPING);
        drop(site, "deals.csv", "Name,Created\nx,2026-03-01\n");

        await(() -> Files.exists(site.inbox().resolve("refused/deals.csv")));

        assertThat(site.inbox().resolve("refused/deals.csv.reason.json"))
                .content()
                .contains("\"file\":\"deals.csv\"", "the lookup 'teams' needs the file teams.csv");
        assertThat(site.taken()).isEmpty();
    }

    @Test
    void aFileRefusedByTheStoreGoesToRefused() throws Exception {
        var site = start(MAPPING);
        site.failNext(new MetricsException.BadRequest("40 % would vanish"));
        drop(site, "teams.csv", TEAMS);

        await(() -> Files.exists(site.inbox().resolve("refused/teams.csv")));

        assertThat(site.inbox().resolve("refused/teams.csv.reason.json"))
                .content()
                .contains("40 % would vanish");
    }

    @Test
    void aFileInHandIsLeftForTheNextGenerationWhenTheInstanceIsReplaced() throws Exception {
        var site = start(MAPPING);
        var inbox = context.getRoute("acme/csv/crm/inbox");
        var failed = new CountDownLatch(1);
        site.failNext(new MetricsException.Unavailable("being replaced", null), () -> {
            ((SuspendableService) inbox.getConsumer()).suspend();
            failed.countDown();
        });
        drop(site, "teams.csv", TEAMS);

        assertThat(failed.await(30, TimeUnit.SECONDS)).isTrue();
        await(() -> context.getInflightRepository().size(inbox.getRouteId()) == 0);

        assertThat(site.taken()).isEmpty();
        assertThat(site.inbox().resolve("teams.csv")).exists();
    }

    @Test
    void aFileStaysInTheInboxUntilItStopsGrowing() throws Exception {
        var site = start(MAPPING);
        drop(site, "teams.csv", TEAMS);
        var growing = site.inbox().resolve("deals.csv");
        Files.writeString(growing, DEALS);
        Files.setLastModifiedTime(growing, FileTime.from(Instant.now().plusSeconds(3_600)));

        await(() -> Files.exists(site.inbox().resolve("done/teams.csv")));

        assertThat(growing).exists();
    }

    private RecordingSite start(String mapping) throws Exception {
        var site = site("acme", "in box #1 50%");
        start(mapping, site);
        return site;
    }

    private RecordingSite site(String tenant, String inbox) throws IOException {
        return new RecordingSite(tenant, Files.createDirectories(home.resolve(inbox)));
    }

    private void start(String mapping, RecordingSite... sites) throws Exception {
        context.getRegistry().bind("mittari-poll", polls);
        for (var site : sites) {
            var settings = new CsvSettings(site.instance(), mapping.isEmpty() ? null : Mapping.parse(mapping));
            context.addRoutes(new CsvConnector(settings, Clock.systemUTC()).routes(site));
        }
        context.start();
    }

    /** The values of column A, in the order they were taken. */
    private static List<String> stored(RecordingSite site) {
        return site.taken().stream()
                .flatMap(batch -> batch.records().stream())
                .map(record ->
                        ((Described) record.slots().get(0).fact()).attributes().get("a"))
                .toList();
    }

    private ImportReceipt importing(ImportRequest request) {
        return context.createProducerTemplate().requestBody("direct:acme/csv/crm/import", request, ImportReceipt.class);
    }

    /** Of one row that was rejected before. */
    private ImportReceipt replaying(@Nullable String mapping) {
        var row = new Rejected(
                new Origin("deals.csv", 4),
                "deal",
                "3",
                "no date",
                "3,2026-03-03,Aino",
                "ID,Created,Seller",
                "encoding=UTF-8 delimiter=, quote=\" header=yes");
        var pages = new ArrayDeque<>(List.of(List.of(new KeptRow("row", Instant.EPOCH, row)), List.<KeptRow>of()));
        var request = new ReplayRequest(pages::remove, mapping, false, ImportRequest.Progress.NONE);
        return context.createProducerTemplate().requestBody("direct:acme/csv/crm/import", request, ImportReceipt.class);
    }

    private static ImportRequest request(@Nullable String mapping, boolean dryRun, ImportFile... files) {
        return new ImportRequest(List.of(files), mapping, dryRun, ImportRequest.Progress.NONE);
    }

    private ImportFile given(String name, String content) throws Exception {
        return new ImportFile(
                name, Files.writeString(home.resolve(name), content), Instant.parse("2026-03-31T10:00:00Z"));
    }

    /** A file that was finished a minute ago. */
    private static void drop(RecordingSite site, String name, String content) throws IOException {
        var aside = Files.writeString(site.inbox().resolveSibling(name), content);
        Files.setLastModifiedTime(aside, FileTime.from(Instant.now().minusSeconds(60)));
        Files.move(aside, site.inbox().resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void replace(RecordingSite site, String name, String content) {
        try {
            drop(site, name, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(RecordingSite site, String folder) {
        var names = site.inbox().resolve(folder).toFile().list();
        return names == null ? List.of() : List.of(names);
    }

    private static void await(BooleanSupplier met) throws Exception {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!met.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within 30 s");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
