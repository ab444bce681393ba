package io.mittari.metrics.store.derby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.store.Flaw;
import io.mittari.metrics.store.JournalCommit;
import io.mittari.metrics.store.JournalHead;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.metrics.store.TenantChange;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.apache.derby.jdbc.EmbeddedDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the files of a real database. */
class DamagedPagesTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId BETA = new TenantId("beta");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final int PAGE = 32_768;

    @TempDir
    Path home;

    private Path folder;
    private EmbeddedDerby derby;
    private DerbyStore store;
    private final Map<Place, Path> files = new HashMap<>();

    /** Two tenants with twelve blocks each, large and small, side by side. */
    @BeforeEach
    void make() throws Exception {
        folder = home.resolve("data/derby");
        Files.createDirectories(folder.getParent());
        var source = new EmbeddedDataSource();
        source.setDatabaseName(folder.toString());
        source.setCreateDatabase("create");
        derby = new EmbeddedDerby(folder, source, new EmbeddedDriver());
        store = new DerbyStore(derby, Schema.current());
        for (var tenant : List.of(ACME, BETA)) {
            var live = new LiveInstance(
                    LiveInstance.Kind.CONNECTOR, new Instance(tenant, "crm", 1), "a.b", "1", "a".repeat(64), "{}");
            store.change(new TenantChange(tenant, "a file", List.of(live), "me", "because", NOON));
        }
        for (int number = 0; number < 12; number++) {
            append(ACME, number);
            append(BETA, number);
        }
        try (var connection = derby.open()) {
            DamagedPages.places(connection)
                    .forEach((number, place) ->
                            files.put(place, folder.resolve("seg0/c" + Long.toHexString(number) + ".dat")));
        }
    }

    @AfterEach
    void close() throws Exception {
        derby.close();
    }

    @Test
    void findsNothingWrongInADatabaseInUse() throws Exception {
        assertThat(store.check()).isEmpty();
        assertThat(store.mended()).isEmpty();
        assertThat(store.check(ACME)).isEmpty();
    }

    @Test
    void aFileThatAKillLeftHalfWrittenBelongsToNobodyAndGoes() throws Exception {
        derby.close();
        var left = folder.resolve("seg0/cfff0.dat");
        var page = new byte[PAGE];
        page[200] = 1;
        Files.write(left, page);

        store = new DerbyStore(derby, Schema.current());

        assertThat(store.mended()).isEmpty();
        assertThat(left).doesNotExist();
        assertThat(store.check()).isEmpty();
        assertThat(wrong(ACME) + wrong(BETA)).isZero();
    }

    @Test
    void aByteInsideABlockCostsThatBlockAlone() throws Exception {
        derby.close();
        flip(table("JOURNAL_BLOCK", false), PAGE + 9_000);

        store = new DerbyStore(derby, Schema.current());

        assertThat(store.mended())
                .singleElement()
                .asString()
                .startsWith("page 1 of c")
                .endsWith("its blocks are read on, but for those whose own checksum is wrong");
        assertThat(wrong(ACME) + wrong(BETA))
                .as("blocks whose content is another")
                .isEqualTo(1);
        assertThat(store.check()).isEmpty();
        assertThat(home.resolve("data/set-aside")).isDirectoryContaining("glob:**.dat-1");
    }

    @Test
    void aPageThatMakesNoSenseIsEmptiedAndAllOthersAreServed() throws Exception {
        derby.close();
        flip(table("JOURNAL_BLOCK", false), 2 * PAGE - 12); // where the page's first row begins

        store = new DerbyStore(derby, Schema.current());

        assertThat(store.mended()).hasSize(2);
        assertThat(store.mended().get(0)).endsWith("its blocks are lost");
        assertThat(store.mended().get(1)).isEqualTo("the index of table JOURNAL_BLOCK is made again");
        int there = read(ACME).size() + read(BETA).size();
        assertThat(there).isBetween(20, 23);
        assertThat(wrong(ACME) + wrong(BETA)).isEqualTo(24 - there);
        append(BETA, 12);
        assertThat(read(BETA)).containsKey(12L);
    }

    @Test
    void anIndexIsMadeAgain() throws Exception {
        derby.close();
        flip(table("JOURNAL_BLOCK", true), PAGE + 200);

        store = new DerbyStore(derby, Schema.current());

        assertThat(store.mended()).containsExactly("the index of table JOURNAL_BLOCK is made again");
        assertThat(wrong(ACME) + wrong(BETA)).isZero();
        append(ACME, 12);
        assertThat(read(ACME)).hasSize(13);
    }

    @Test
    void whatIsNotDerivedIsNamedWithTheMend() throws Exception {
        derby.close();
        flip(table("TENANT_VERSION", false), PAGE + 70);

        assertThatThrownBy(() -> new DerbyStore(derby, Schema.current()))
                .isInstanceOf(Unavailable.class)
                .hasMessageMatching(
                        "the database in .* is damaged: page 1 of c[0-9a-f]+\\.dat, of table TENANT_VERSION\\. Put a backup of the home in its place: mittari restore DIR --replace");
    }

    @Test
    void whatIsFoundInUseIsNamedWithoutTouchingIt() throws Exception {
        flip(table("JOURNAL_BLOCK", false), 3 * PAGE + 9_000);

        assertThat(store.check())
                .extracting(Flaw::wrong)
                .singleElement()
                .asString()
                .matches("page 3 of c[0-9a-f]+\\.dat, of table JOURNAL_BLOCK, is damaged: its checksum is wrong");
        assertThat(wrong(ACME) + wrong(BETA))
                .as("what Derby holds in memory is right")
                .isZero();
    }

    @Test
    void aPageMetWhileServingIsSetAsideAndServingGoesOn() throws Exception {
        derby.close();
        store = new DerbyStore(derby, Schema.current());
        flip(table("JOURNAL_BLOCK", false), 3 * PAGE + 9_000); // not read yet

        int refused = 0;
        for (int attempt = 0; attempt < 3 && store.mended().isEmpty(); attempt++) {
            try {
                read(ACME);
                read(BETA);
            } catch (Unavailable mendedNow) {
                assertThat(mendedNow).hasMessage("a damaged page of the database was met; it is set aside, ask again");
                refused++;
            }
        }

        assertThat(refused).isEqualTo(1);
        assertThat(wrong(ACME) + wrong(BETA)).isEqualTo(1);
        append(BETA, 12);
    }

    /** Wherever a byte flips in the files of blocks, only blocks of its page are harmed, and all goes on. */
    @Test
    void oneByteHarmsNoMoreThanItsPage() throws Exception {
        var random = new Random(17);
        derby.close();
        var sound = home.resolve("sound");
        copy(folder, sound);
        int beyond = 0;
        for (int round = 0; round < 25; round++) {
            delete(folder);
            copy(sound, folder);
            var file = table("JOURNAL_BLOCK", round % 3 == 0);
            long at = PAGE + (long) (random.nextDouble() * (Files.size(file) - PAGE));
            if (round % 2 == 0) {
                at = at / PAGE * PAGE + (at % 2 == 0 ? at % 120 : PAGE - 1 - at % 80); // heads and ends of pages
            }
            flip(file, at);
            try {
                store = new DerbyStore(derby, Schema.current());
            } catch (Unavailable beyondMending) {
                assertThat(beyondMending).hasMessageContaining("is damaged: page 1 of");
                assertThat(PageFiles.bad(folder)).as("it stays what it is").hasSize(1);
                beyond++;
                continue;
            }

            assertThat(wrong(ACME) + wrong(BETA))
                    .as("round %d, byte %d", round, at)
                    .isBetween(0, 6);
            append(ACME, 12);
            append(BETA, 12);
            assertThat(read(BETA)).containsKey(12L);
            assertThat(store.check()).isEmpty();
            derby.close();
        }
        assertThat(beyond).isLessThan(5);
    }

    private void append(TenantId tenant, int number) throws Unavailable, BadRequest {
        store.append(new JournalCommit(
                new Instance(tenant, "crm", 1),
                new JournalHead(number + 1, number, number, 0),
                new JournalHead(number + 2, number + 1, number + 1, 0),
                NOON,
                List.of(content(tenant, number)),
                null,
                null,
                null,
                null,
                List.of(),
                List.of()));
    }

    private static byte[] content(TenantId tenant, long number) {
        var content = new byte[number % 3 == 0 ? 29_000 : 5_000];
        new Random(tenant.hashCode() + number).nextBytes(content);
        return content;
    }

    private Map<Long, byte[]> read(TenantId tenant) throws Unavailable {
        var read = new TreeMap<Long, byte[]>();
        store.blocks(tenant, 0, 100, read::put);
        return read;
    }

    /** How many of the first twelve are not there, or not what was written. */
    private int wrong(TenantId tenant) throws Unavailable {
        var read = read(tenant);
        int wrong = 0;
        for (long number = 0; number < 12; number++) {
            wrong += Arrays.equals(read.get(number), content(tenant, number)) ? 0 : 1;
        }
        return wrong;
    }

    private Path table(String table, boolean index) {
        return files.entrySet().stream()
                .filter(file ->
                        file.getKey().table().equals(table) && (file.getKey().index() != null) == index)
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static void flip(Path file, long at) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            int was = bytes.read();
            bytes.seek(at);
            bytes.write(was ^ 4);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (var path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
