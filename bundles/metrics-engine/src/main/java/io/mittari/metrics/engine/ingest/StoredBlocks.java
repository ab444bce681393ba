package io.mittari.metrics.engine.ingest;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.journal.Block;
import io.mittari.metrics.engine.journal.BlockReader;
import io.mittari.metrics.engine.journal.DamagedBlock;
import io.mittari.metrics.store.JournalStore;
import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** Blocks of one tenant, read back. */
public final class StoredBlocks {

    private static final int AT_HAND = 8;

    private final JournalStore store;
    private final TenantId tenant;
    private final Map<Integer, Block> atHand = new LinkedHashMap<>(16, 0.75f, true) {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Block> eldest) {
            return size() > AT_HAND;
        }
    };

    public StoredBlocks(JournalStore store, TenantId tenant) {
        this.store = store;
        this.tenant = tenant;
    }

    /** One block, whole. Those read last are at hand. Not for two threads. */
    Block block(int number) throws Unavailable {
        var found = atHand.get(number);
        if (found == null) {
            read(number, number + 1L, BlockReader::read, (block, bytes) -> atHand.put(number, block));
            found = atHand.get(number);
        }
        if (found == null) {
            throw new Unavailable(
                    "block %d of tenant %s is not there: restore a backup".formatted(number, tenant), null);
        }
        return found;
    }

    /** Memory of the blocks at hand, about. */
    long bytes() {
        return atHand.values().stream()
                .mapToLong(block -> 500L * block.records().size())
                .sum();
    }

    /** Each block from {@code from} on, below {@code to}. */
    public void each(long from, long to, Consumer<Block> taker) throws Unavailable {
        read(from, to, BlockReader::read, (block, bytes) -> taker.accept(block));
    }

    /** Like {@link #each}, without the facts themselves, and with the block as it is stored. */
    public void eachWithoutFacts(long from, long to, BiConsumer<Block, byte[]> taker) throws Unavailable {
        read(from, to, BlockReader::readRecords, taker);
    }

    /** One block as it is stored; empty if it is not there. */
    byte[] bytes(int number) throws Unavailable {
        var found = new byte[][] {{}};
        store.blocks(tenant, number, number + 1L, (n, bytes) -> found[0] = bytes);
        return found[0];
    }

    private void read(long from, long to, Function<byte[], Block> reader, BiConsumer<Block, byte[]> taker)
            throws Unavailable {
        var last = new long[] {from};
        try {
            store.blocks(tenant, from, to, (number, bytes) -> {
                last[0] = number;
                taker.accept(reader.apply(bytes), bytes);
            });
        } catch (DamagedBlock e) {
            throw new Unavailable(
                    "block %d of tenant %s is damaged, %s: restore a backup".formatted(last[0], tenant, e.getMessage()),
                    e);
        }
    }
}
