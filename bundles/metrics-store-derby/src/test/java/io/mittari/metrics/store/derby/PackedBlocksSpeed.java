package io.mittari.metrics.store.derby;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.store.JournalCommit;
import io.mittari.metrics.store.JournalHead;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.metrics.store.TenantChange;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.derby.jdbc.EmbeddedDataSource;

/** What packing saves when a journal of small blocks is read, and what it takes: ratios, in turns. Not a test. */
final class PackedBlocksSpeed {

    private static final int BLOCKS = 64 * 400;
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private PackedBlocksSpeed() {}

    public static void main(String[] args) throws Exception {
        var derby = new EmbeddedDataSource();
        derby.setCreateDatabase("create");
        derby.setDatabaseName(
                Files.createTempDirectory("packed").resolve("derby").toString());
        var store = new DerbyStore(derby, "the folder", Schema.current());
        var random = new Random(1);
        var blocks = new ArrayList<byte[]>();
        for (int i = 0; i < BLOCKS; i++) {
            var block = new byte[300 + random.nextInt(300)];
            random.nextBytes(block);
            blocks.add(block);
        }
        var packed = new TenantId("packed");
        var alone = new TenantId("alone");
        append(store, packed, blocks);
        insert(derby, alone, blocks);
        for (int round = 0; round < 7; round++) {
            double one = read(store, packed);
            double other = read(store, alone);
            System.out.printf(
                    "read: packed %.1f, alone %.1f µs a block: ratio %.2f%n",
                    one / BLOCKS / 1_000, other / BLOCKS / 1_000, one / other);
        }
    }

    private static void append(DerbyStore store, TenantId tenant, List<byte[]> blocks) throws Exception {
        var crm = new Instance(tenant, "crm", 1);
        var live = new LiveInstance(LiveInstance.Kind.CONNECTOR, crm, "a.b", "1", "a".repeat(64), "{}");
        store.change(new TenantChange(tenant, "{}", List.of(live), "me", "because", NOW));
        var head = new JournalHead(1, 0, 0, 0);
        var packing = new ArrayList<Long>();
        var others = new ArrayList<Long>();
        for (var block : blocks) {
            var after = new JournalHead(head.sequence() + 1, head.blocks() + 1, head.ordinals() + 1, 0);
            long began = System.nanoTime();
            store.append(new JournalCommit(
                    crm, head, after, NOW, List.of(block), null, null, null, null, List.of(), List.of()));
            (after.blocks() % BlockTable.GROUP == 0 ? packing : others).add(System.nanoTime() - began);
            head = after;
        }
        System.out.printf(
                "append: one that packs %.1f ms, others %.1f ms (medians)%n", median(packing), median(others));
    }

    private static void insert(EmbeddedDataSource derby, TenantId tenant, List<byte[]> blocks) throws Exception {
        try (var connection = derby.getConnection();
                var insert = connection.prepareStatement(
                        "INSERT INTO journal_block (bucket, tenant, number, part, content) VALUES (?, ?, ?, 0, ?)")) {
            Bucket.bind(insert, tenant);
            for (int i = 0; i < blocks.size(); i++) {
                insert.setLong(3, i);
                insert.setBytes(4, blocks.get(i));
                insert.executeUpdate();
            }
        }
    }

    private static double median(List<Long> nanos) {
        return nanos.stream().sorted().toList().get(nanos.size() / 2) / 1e6;
    }

    private static long read(DerbyStore store, TenantId tenant) throws Exception {
        var bytes = new long[1];
        long began = System.nanoTime();
        store.blocks(tenant, 0, BLOCKS, (number, content) -> bytes[0] += content.length);
        return System.nanoTime() - began;
    }
}
