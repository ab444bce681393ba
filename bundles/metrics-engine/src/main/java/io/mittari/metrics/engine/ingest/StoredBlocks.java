package io.mittari.metrics.engine.ingest;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.journal.Block;
import io.mittari.metrics.engine.journal.BlockReader;
import io.mittari.metrics.engine.journal.DamagedBlock;
import io.mittari.metrics.store.JournalStore;
import io.mittari.metrics.store.LostBlock;
import java.io.Serial;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
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

    /**
     * One block, whole. Those read last are at hand. Not for two threads.
     *
     * @throws Unavailable if it cannot be read; it is set aside
     */
    Block block(int number) throws Unavailable {
        var found = atHand.get(number);
        if (found == null) {
            readWhole(number, number + 1L, BlockReader::read, (block, bytes) -> atHand.put(number, block));
            found = atHand.get(number);
        }
        return Objects.requireNonNull(found);
    }

    /** Memory of the blocks at hand, about. */
    long bytes() {
        return atHand.values().stream()
                .mapToLong(block -> 500L * block.records().size())
                .sum();
    }

    /** Each block from {@code from} on, below {@code to}; one that cannot be read is set aside and told as lost. */
    public void each(long from, long to, Consumer<Block> taker) throws Unavailable {
        read(from, to, new Reading(BlockReader::read, (block, bytes) -> taker.accept(block), from));
    }

    /**
     * Like {@link #each}, without the facts themselves, and with the block as it is stored.
     *
     * @throws Unavailable if one cannot be read; it is set aside
     */
    public void eachWithoutFacts(long from, long to, BiConsumer<Block, byte[]> taker) throws Unavailable {
        readWhole(from, to, BlockReader::readRecords, taker);
    }

    /** One block as it is stored; empty if it is not there. */
    byte[] bytes(int number) throws Unavailable {
        var found = new byte[][] {{}};
        store.blocks(tenant, number, number + 1L, (n, bytes) -> found[0] = bytes);
        return found[0];
    }

    /** By which a block as it is stored is known: its checksum and length. */
    public long mark(int number) throws Unavailable {
        return JournalPoint.mark(bytes(number));
    }

    /** Of a journal with a hole in it, only what is before the hole can be taken. */
    private void readWhole(long from, long to, Function<byte[], Block> reader, BiConsumer<Block, byte[]> taker)
            throws Unavailable {
        var whole = new boolean[] {true};
        read(
                from,
                to,
                new Reading(
                        reader,
                        (block, bytes) -> {
                            whole[0] &= !block.isLost();
                            if (whole[0]) {
                                taker.accept(block, bytes);
                            }
                        },
                        from));
        if (!whole[0]) {
            throw new Unavailable(
                    "blocks of tenant %s cannot be read: mittari doctor %s says what is missing and the mend"
                            .formatted(tenant, tenant),
                    null);
        }
    }

    private void read(long from, long to, Reading reading) throws Unavailable {
        for (var lost : from < to ? store.lost(tenant) : List.<LostBlock>of()) {
            reading.lost.add(lost.number());
        }
        store.blocks(tenant, from, to, reading);
        reading.upTo(to);
        for (var found : reading.found.entrySet()) {
            store.setAside(tenant, found.getKey(), found.getValue());
        }
    }

    /** Takes what is there in its place, and tells of what is not. */
    private static final class Reading implements JournalStore.BlockReader {

        private final Function<byte[], Block> reader;
        private final BiConsumer<Block, byte[]> taker;
        private final Set<Long> lost = new HashSet<>();
        private final Map<Long, String> found = new TreeMap<>();
        private long next;

        private static final byte[] NOTHING = {};

        Reading(Function<byte[], Block> reader, BiConsumer<Block, byte[]> taker, long from) {
            this.reader = reader;
            this.taker = taker;
            this.next = from;
        }

        @Override
        public void block(long number, byte[] content) {
            upTo(number);
            next = number + 1;
            taker.accept(lost.contains(number) ? Block.lost() : read(number, content), content);
        }

        private Block read(long number, byte[] content) {
            try {
                return reader.apply(content);
            } catch (DamagedBlock damaged) {
                found.put(number, String.valueOf(damaged.getMessage()));
                return Block.lost();
            }
        }

        void upTo(long number) {
            for (; next < number; next++) {
                if (!lost.contains(next)) {
                    found.put(next, "it is not there");
                }
                taker.accept(Block.lost(), NOTHING);
            }
        }
    }
}
