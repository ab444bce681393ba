package io.mittari.metrics.store.derby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.store.JournalCommit;
import io.mittari.metrics.store.JournalHead;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.metrics.store.TenantChange;
import io.mittari.metrics.store.TenantVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DerbyStoreTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId BETA = new TenantId("beta");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    Path folder;

    private final EmbeddedDataSource source = new EmbeddedDataSource();
    private DerbyStore store;

    DerbyStoreTest() {
        source.setCreateDatabase("create");
    }

    @BeforeEach
    void open() throws Exception {
        source.setDatabaseName(folder.resolve("derby").toString());
        store = new DerbyStore(source, "the folder", Schema.current());
    }

    /** A reader that looked at the newest version before another was stored, and again after, found none. */
    @Test
    void aTenantIsThereAllTheTimeWhileItIsChanged() throws Exception {
        store.change(change(ACME, "one", 1));
        store.change(change(BETA, "other", 1));
        var done = new AtomicBoolean();
        var missed = CompletableFuture.supplyAsync(() -> {
            int misses = 0;
            while (!done.get()) {
                try {
                    misses += store.tenant(ACME).isPresent() ? 0 : 1;
                    misses += store.tenants().size() == 2 ? 0 : 1;
                } catch (Unavailable e) {
                    throw new IllegalStateException(e);
                }
            }
            return misses;
        });

        for (int generation = 2; generation < 300; generation++) {
            store.change(change(ACME, "again", generation));
        }
        done.set(true);

        assertThat(missed.get()).isZero();
    }

    @Test
    void keepsEveryVersionOfATenant() throws Exception {
        store.change(change(ACME, "one", 1));
        store.change(change(BETA, "other", 1));
        assertThat(store.change(change(ACME, "two", 2))).isEqualTo(2);

        assertThat(store.tenants()).extracting(TenantVersion::file).containsExactly("two", "other");
        assertThat(store.history(ACME)).extracting(TenantVersion::version).containsExactly(2, 1);
        assertThat(store.tenant(ACME)).contains(new TenantVersion(ACME, 2, 2, "two", "me", "because", NOON));
        assertThat(store.live(ACME)).isEqualTo(change(ACME, "two", 2).live());
        assertThat(store.committedAt(ACME, 2)).contains(NOON);
        assertThat(store.sequenceAt(ACME, NOON.minusMillis(1))).isZero();
    }

    @Test
    void readsBackBlocksOfAnyLength() throws Exception {
        store.change(change(ACME, "one", 1));
        var small = new byte[] {1, 2, 3};
        var large = new byte[100_000];
        Arrays.fill(large, (byte) 7);

        store.append(commit(new JournalHead(1, 0, 0, 0), new JournalHead(2, 3, 9, 0), List.of(small, large, small)));

        var read = new ArrayList<byte[]>();
        store.blocks(ACME, 0, 3, (number, content) -> read.add(content));
        assertThat(read).containsExactly(small, large, small);
        read.clear();
        store.blocks(ACME, 1, 2, (number, content) -> read.add(content));
        assertThat(read).containsExactly(large);
        assertThat(store.head(ACME)).contains(new JournalHead(2, 3, 9, 0));
    }

    @Test
    void refusesACommitThatDoesNotFollowTheLast() throws Exception {
        store.change(change(ACME, "one", 1));
        var commit = commit(new JournalHead(1, 0, 0, 0), new JournalHead(2, 1, 9, 0), List.of(new byte[] {1}));
        store.append(commit);

        assertThatThrownBy(() -> store.append(commit))
                .isInstanceOf(Unavailable.class)
                .hasMessage("the journal of tenant acme does not end at 1 any more: it was changed meanwhile");
        assertThat(store.head(ACME)).contains(new JournalHead(2, 1, 9, 0));
    }

    @Test
    void aRemovedTenantLeavesNothingAndMayComeAgain() throws Exception {
        store.change(change(ACME, "one", 1));
        store.change(change(BETA, "other", 1));
        store.append(commit(new JournalHead(1, 0, 0, 0), new JournalHead(2, 1, 9, 0), List.of(new byte[] {1})));

        store.remove(ACME);

        assertThat(store.head(ACME)).isEmpty();
        assertThat(store.tenants()).extracting(TenantVersion::tenant).containsExactly(BETA);
        assertThat(store.change(change(ACME, "again", 1))).isEqualTo(1);
        store.blocks(ACME, 0, 10, (number, content) -> assertThat(number).isNegative());
    }

    @Test
    void aGenerationThatWasNeverComesAgainNotEvenAfterARemoval() throws Exception {
        assertThat(store.highestGeneration(ACME)).isZero();
        store.change(change(ACME, "one", 1));
        store.change(change(ACME, "two", 2));
        assertThat(store.highestGeneration(ACME)).isEqualTo(2);

        store.remove(ACME);
        assertThat(store.highestGeneration(ACME)).isEqualTo(2);
        store.change(change(ACME, "again", 3));

        var again = new DerbyStore(source, "the folder", Schema.current());
        assertThat(again.highestGeneration(ACME)).isEqualTo(3);
        assertThat(again.highestGeneration(BETA)).isZero();
    }

    @Test
    void whatIsLeftOfARemovedTenantWritesNothingIntoTheNextOfItsName() throws Exception {
        store.change(change(ACME, "the wrong one", 1));
        store.remove(ACME);
        store.change(change(ACME, "the right one", store.highestGeneration(ACME) + 1));
        var late = commit(new JournalHead(1, 0, 0, 0), new JournalHead(2, 1, 9, 0), List.of(new byte[] {1}));

        assertThatThrownBy(() -> store.append(late))
                .isInstanceOf(Unavailable.class)
                .hasMessage(
                        "generation 1 of connector crm of tenant acme is not live any more, generation 2 is; nothing of its batch was stored");
        assertThat(store.head(ACME)).contains(new JournalHead(1, 0, 0, 0));
    }

    @Test
    void finishesARemovalThatWasCutShort() throws Exception {
        store.change(change(ACME, "one", 1));
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE tenant SET removed = 1");
        }
        assertThat(store.head(ACME)).isEmpty();

        var again = new DerbyStore(source, "the folder", Schema.current());

        assertThat(again.change(change(ACME, "again", 1))).isEqualTo(1);
    }

    @Test
    void aFolderThatHoldsNoDatabaseIsNamedWithTheMend() throws Exception {
        var garbage = Files.createDirectories(folder.resolve("garbage"));
        Files.writeString(garbage.resolve("service.properties"), "no database");
        var damaged = new EmbeddedDataSource();
        damaged.setDatabaseName(garbage.toString());
        damaged.setCreateDatabase("create");

        assertThatThrownBy(() -> DerbyFolder.demandSound(garbage, DamagedPages.Derby.of(damaged)))
                .isInstanceOf(Unavailable.class)
                .hasNoCause()
                .hasMessageStartingWith("the database in %s cannot be opened: ".formatted(garbage))
                .hasMessageEndingWith(
                        "Put a backup of the home in its place; if there is none to keep, move the folder away, and an empty one is made");
    }

    @Test
    void refusesDataThatANewerProgramWrote() throws Exception {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO schema_version (version, name) VALUES (700, 'later')");
        }

        assertThatThrownBy(() -> new DerbyStore(source, "the folder", Schema.current()))
                .isInstanceOf(Unavailable.class)
                .hasMessageMatching(
                        "the data in the folder has schema 700, this program knows up to [0-9]+: a newer one has written it. Start that one again, or restore a backup made before it");
    }

    private static TenantChange change(TenantId tenant, String file, long generation) {
        var live = new LiveInstance(
                LiveInstance.Kind.CONNECTOR,
                new Instance(tenant, "crm", generation),
                "io.mittari.connectors.csv",
                "0.1.0",
                "a".repeat(64),
                "{ \"mapping\": 1 }");
        return new TenantChange(tenant, file, List.of(live), "me", "because", NOON);
    }

    private static JournalCommit commit(JournalHead before, JournalHead after, List<byte[]> blocks) {
        return new JournalCommit(
                new Instance(ACME, "crm", 1),
                before,
                after,
                NOON,
                blocks,
                null,
                null,
                null,
                null,
                List.of(),
                List.of());
    }
}
