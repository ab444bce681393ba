package io.mittari.metrics.store;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Cursor;
import io.mittari.metrics.api.ingest.Instance;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps the journals: blocks whose inside it does not know, and what is stored with them. Safe for many threads; whoever
 * writes one tenant's journal from two threads finds out by {@link JournalCommit#before}. What is written is durable
 * when the call returns; what fails has changed nothing.
 */
@ProviderType
public interface JournalStore {

    /** Empty if there is no such tenant. */
    Optional<JournalHead> head(TenantId tenant) throws Unavailable;

    /**
     * Tells whether a batch of this instance may be stored now; {@link #append} asks again.
     *
     * @throws BadRequest if the stored cursor is not the one it read on from
     * @throws Unavailable also if its generation is not the live one: not yet, or no more; and while a block is set aside
     */
    void admit(Instance by, @Nullable Cursor cursor) throws BadRequest, Unavailable;

    /**
     * Stores one batch.
     *
     * @throws BadRequest as {@link #admit}
     * @throws Unavailable as {@link #admit}, and if the journal does not end at {@link JournalCommit#before}
     */
    void append(JournalCommit commit) throws BadRequest, Unavailable;

    /** Makes or changes a tenant; returns the sequence from which it holds. */
    long change(TenantChange change) throws Unavailable;

    /** Removes all there is of a tenant. It is gone for everybody at once, even if this is killed half-way. */
    void remove(TenantId tenant) throws Unavailable;

    /** Hands over the blocks from number {@code from} on, below {@code to}, in order. */
    void blocks(TenantId tenant, long from, long to, BlockReader reader) throws Unavailable;

    /** Blocks that are set aside, by number. */
    List<LostBlock> lost(TenantId tenant) throws Unavailable;

    /**
     * Marks a block that cannot be read; {@link #admit} and {@link #append} refuse until no block is marked.
     *
     * @param why what is wrong with it, in words
     */
    void setAside(TenantId tenant, long number, String why) throws Unavailable;

    /** The block is there again. */
    void useAgain(TenantId tenant, long number) throws Unavailable;

    /** The last change at or before an instant; 0 if there was none. */
    long sequenceAt(TenantId tenant, Instant instant) throws Unavailable;

    /** When a change was made; empty if there is no such sequence. */
    Optional<Instant> committedAt(TenantId tenant, long sequence) throws Unavailable;

    /** Of a change that read rejected rows again: when they were rejected. Empty for all others. */
    Optional<Instant> keptAt(TenantId tenant, long sequence) throws Unavailable;

    /** Every day's first delivery of every source, in order of sequence. */
    List<DeliveryStamp> deliveries(TenantId tenant) throws Unavailable;

    /** The parts of what a delivery has held so far, in order. */
    List<byte[]> seen(Instance by, String delivery) throws Unavailable;

    /** Hands over the identities of all rejected records that are kept. */
    void rejectedIdentities(TenantId tenant, Consumer<String> reader) throws Unavailable;

    /** When those of these identities were rejected that are kept. */
    Map<String, Instant> rejectedAt(TenantId tenant, Collection<String> identities) throws Unavailable;

    /** Rejected records that are kept, the newest first. */
    List<KeptRejection> rejected(TenantId tenant, int limit) throws Unavailable;

    /** Hands over all rejected records that are kept, the oldest first, one by one. */
    void eachRejected(TenantId tenant, Consumer<KeptRejection> taker) throws Unavailable;

    /**
     * Those an instance brought whose id is above {@code after} and at most {@code to}; the oldest first. Fewer than the
     * limit where their texts are long, none only if there is none.
     */
    List<KeptRejection> rejectedBy(TenantId tenant, String instance, long after, long to, int limit) throws Unavailable;

    /** How many rejected records are kept, by the name of the instance that brought them. */
    Map<String, Long> rejectedCounts(TenantId tenant) throws Unavailable;

    /** Drops those rejected before an instant; returns how many. */
    int dropRejected(TenantId tenant, Instant before) throws Unavailable;

    /** Takes blocks one by one. */
    @FunctionalInterface
    interface BlockReader {

        /** The array is the reader's own. */
        void block(long number, byte[] content);
    }
}
