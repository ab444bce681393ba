package io.mittari.metrics.store.derby;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.store.JournalCommit;
import io.mittari.metrics.store.JournalHead;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.metrics.store.TenantChange;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedBlocksTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final Instance CRM = new Instance(ACME, "crm", 1);
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final int GROUP = BlockTable.GROUP;

    @TempDir
    Path folder;

    private final EmbeddedDataSource derby = new EmbeddedDataSource();
    private final List<byte[]> written = new ArrayList<>();
    private final Random random = new Random(11);
    private DerbyStore store;
    private JournalHead head = new JournalHead(1, 0, 0, 0);

    @BeforeEach
    void open() throws Exception {
        derby.setCreateDatabase("create");
        derby.setDatabaseName(folder.resolve("derby").toString());
        store = new DerbyStore(derby, "the folder", Schema.current());
        var live = new LiveInstance(LiveInstance.Kind.CONNECTOR, CRM, "a.b", "1", "a".repeat(64), "{}");
        store.change(new TenantChange(ACME, "{}", List.of(live), "me", "because", NOON));
    }

    @Test
    void smallBlocksOfAGroupAreOneRow() throws Exception {
        appendSmall(GROUP - 1);
        assertThat(number("SELECT COUNT(*) FROM journal_block")).isEqualTo(GROUP - 1);

        appendSmall(1);

        assertThat(number("SELECT COUNT(*) FROM journal_block")).isEqualTo(1);
        assertThat(number("SELECT part FROM journal_block")).isEqualTo(-GROUP);
        assertAllIsRead();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whateverIsPackedIsReadFromAnyBlockToAnyOther(long seed) throws Exception {
        random.setSeed(seed);
        while (written.size() < 4 * GROUP) {
            var blocks = new ArrayList<byte[]>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                blocks.add(block(sizes()));
            }
            append(blocks);
        }
        assertThat(number("SELECT COUNT(*) FROM journal_block WHERE part < 0")).isGreaterThan(4);
        assertThat(number("SELECT COUNT(*) FROM journal_block WHERE part > 0")).isGreaterThan(4);
        assertThat(number("SELECT MAX(LENGTH(content)) FROM journal_block")).isEqualTo(BlockTable.PART);
        assertAllIsRead();
        for (int i = 0; i < 100; i++) {
            int from = random.nextInt(written.size());
            int to = from + 1 + random.nextInt(written.size() - from);
            assertRead(from, to);
            assertRead(from, from + 1);
        }
    }

    @Test
    void blocksThatArePackedWhileTheyAreReadAreAllThere() throws Exception {
        var writing = CompletableFuture.runAsync(() -> appendSmall(30 * GROUP));
        long beside = 0;
        while (!writing.isDone()) {
            long end = store.head(ACME).orElseThrow().blocks();
            long from = Math.max(0, end - GROUP) / GROUP * GROUP;
            assertThat(read(from, end).keySet()).hasSize((int) (end - from));
            beside++;
        }
        writing.join();
        assertThat(beside).isGreaterThan(100);
        assertAllIsRead();
    }

    @Test
    void aBlockThatIsMissingIsAGapAndHidesNoOther() throws Exception {
        appendSmall(2 * GROUP + 9);
        execute("DELETE FROM journal_block WHERE number IN (0, %d)".formatted(2 * GROUP + 3));

        var read = read(0, written.size());

        assertThat(read.keySet())
                .containsExactlyElementsOf(LongStream.range(GROUP, written.size())
                        .filter(number -> number != 2 * GROUP + 3)
                        .boxed()
                        .toList());
        assertThat(read(2 * GROUP + 3L, 2 * GROUP + 4L).keySet()).isEmpty();
        execute("DELETE FROM journal_block WHERE number > %d".formatted(2 * GROUP));
        assertThat(read(GROUP, written.size()).keySet()).hasSize(GROUP + 1);
    }

    @Test
    void aByteInAPackCostsTheBlockItIsIn() throws Exception {
        appendSmall(GROUP);
        int third = Pack.size(written.get(0)) + Pack.size(written.get(1));
        flip(third + 5);

        var read = read(0, GROUP);

        assertThat(read.keySet()).hasSize(GROUP);
        assertThat(read.entrySet())
                .filteredOn(block -> !Arrays.equals(
                        block.getValue(), written.get(block.getKey().intValue())))
                .extracting(Map.Entry::getKey)
                .containsExactly(2L);
    }

    @Test
    void aLengthThatCannotBeEndsAPack() throws Exception {
        appendSmall(GROUP + 1);
        flip(Pack.size(written.get(0)));

        assertThat(read(0, GROUP + 1).keySet()).containsExactly(0L, (long) GROUP);
    }

    @Test
    void aTenantsPacksGoWithIt() throws Exception {
        appendSmall(GROUP + 1);

        store.remove(ACME);

        assertThat(number("SELECT COUNT(*) FROM journal_block")).isZero();
    }

    private int sizes() {
        return switch (random.nextInt(8)) {
            case 0 -> 20_000 + random.nextInt(60_000);
            case 1 -> BlockTable.PART;
            case 2 -> 7_000 + random.nextInt(2_000);
            default -> 1 + random.nextInt(900);
        };
    }

    private byte[] block(int size) {
        var block = new byte[size];
        random.nextBytes(block);
        return block;
    }

    private void appendSmall(int count) {
        for (int i = 0; i < count; i++) {
            append(List.of(block(100 + random.nextInt(200))));
        }
    }

    private void append(List<byte[]> blocks) {
        var after = new JournalHead(head.sequence() + 1, head.blocks() + blocks.size(), head.ordinals() + 1, 0);
        try {
            store.append(
                    new JournalCommit(CRM, head, after, NOON, blocks, null, null, null, null, List.of(), List.of()));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        head = after;
        written.addAll(blocks);
    }

    private void assertAllIsRead() throws Exception {
        assertRead(0, written.size());
    }

    private void assertRead(int from, int to) throws Exception {
        var read = read(from, to);
        assertThat(read.keySet())
                .containsExactlyElementsOf(LongStream.range(from, to).boxed().toList());
        assertThat(Arrays.deepEquals(
                        read.values().toArray(), written.subList(from, to).toArray()))
                .isTrue();
    }

    private Map<Long, byte[]> read(long from, long to) throws Exception {
        var read = new TreeMap<Long, byte[]>();
        store.blocks(
                ACME,
                from,
                to,
                (number, content) -> assertThat(read.put(number, content)).isNull());
        return read;
    }

    private void flip(int at) throws SQLException {
        try (var connection = derby.getConnection();
                var select = connection.prepareStatement("SELECT content FROM journal_block WHERE number = 0");
                var update = connection.prepareStatement("UPDATE journal_block SET content = ? WHERE number = 0");
                var rows = select.executeQuery()) {
            rows.next();
            var content = rows.getBytes(1);
            content[at] ^= (byte) 0x80;
            update.setBytes(1, content);
            update.executeUpdate();
        }
    }

    private int number(String select) throws SQLException {
        try (var connection = derby.getConnection();
                var rows = connection.createStatement().executeQuery(select)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = derby.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
