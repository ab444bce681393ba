package io.mittari.metrics.engine;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Cursor;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.store.DeliveryStamp;
import io.mittari.metrics.store.JournalCommit;
import io.mittari.metrics.store.JournalHead;
import io.mittari.metrics.store.JournalStore;
import io.mittari.metrics.store.KeptPerson;
import io.mittari.metrics.store.KeptRejection;
import io.mittari.metrics.store.LostBlock;
import io.mittari.metrics.store.PeopleStore;
import io.mittari.metrics.store.TenantChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One tenant's journal in memory: counts what is read of it, and can be had again as it was. */
final class JournalInMemory implements JournalStore, PeopleStore {

    private final Map<String, KeptPerson> people = new TreeMap<>();

    final List<byte[]> blocks = new ArrayList<>();
    private final TreeMap<Long, Instant> commits = new TreeMap<>();
    private final List<DeliveryStamp> stamps = new ArrayList<>();
    private final Map<String, List<byte[]>> seen = new HashMap<>();
    private final Map<String, KeptRejection> rejections = new HashMap<>();
    private @Nullable JournalHead head = new JournalHead(1, 0, 0, 0);
    private long blocksRead;

    /** As it is now, to go on by itself. */
    JournalInMemory copy() {
        var copy = new JournalInMemory();
        copy.blocks.addAll(blocks);
        copy.commits.putAll(commits);
        copy.stamps.addAll(stamps);
        seen.forEach((delivery, parts) -> copy.seen.put(delivery, new ArrayList<>(parts)));
        copy.rejections.putAll(rejections);
        copy.head = head;
        return copy;
    }

    /** How many blocks were read since this was asked last. */
    long blocksRead() {
        long read = blocksRead;
        blocksRead = 0;
        return read;
    }

    @Override
    public Optional<JournalHead> head(TenantId tenant) {
        return Optional.ofNullable(head);
    }

    @Override
    public void admit(Instance by, @Nullable Cursor cursor) {}

    @Override
    public void append(JournalCommit commit) {
        if (!commit.before().equals(head)) {
            throw new IllegalStateException("the journal ends at %s, not at %s".formatted(head, commit.before()));
        }
        head = commit.after();
        blocks.addAll(commit.blocks());
        commits.putIfAbsent(commit.after().sequence(), commit.at());
        if (commit.delivered() != null) {
            stamps.add(new DeliveryStamp(commit.delivered(), commit.after().sequence(), commit.at()));
        }
        if (commit.seen() != null) {
            seen.computeIfAbsent(commit.seen().delivery(), d -> new ArrayList<>())
                    .addAll(commit.seen().parts());
        }
        if (commit.forget() != null) {
            seen.remove(commit.forget());
        }
        commit.closed().forEach(rejections::remove);
        commit.rejected().forEach(rejected -> rejections.put(rejected.identity(), rejected));
        commit.people().forEach(person -> people.put(person.id(), person));
    }

    @Override
    public long change(TenantChange change) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void remove(TenantId tenant) {
        head = null;
        blocks.clear();
    }

    @Override
    public void blocks(TenantId tenant, long from, long to, BlockReader reader) {
        for (long number = from; number < Math.min(to, blocks.size()); number++) {
            blocksRead++;
            reader.block(number, blocks.get((int) number).clone());
        }
    }

    @Override
    public long sequenceAt(TenantId tenant, Instant instant) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Instant> committedAt(TenantId tenant, long sequence) {
        return Optional.ofNullable(commits.get(sequence));
    }

    @Override
    public Optional<Instant> keptAt(TenantId tenant, long sequence) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<DeliveryStamp> deliveries(TenantId tenant) {
        return List.copyOf(stamps);
    }

    @Override
    public List<byte[]> seen(Instance by, String delivery) {
        return List.copyOf(seen.getOrDefault(delivery, List.of()));
    }

    @Override
    public void rejectedIdentities(TenantId tenant, Consumer<String> reader) {
        rejections.keySet().forEach(reader);
    }

    @Override
    public void eachRejected(TenantId tenant, Consumer<KeptRejection> taker) {
        rejections.values().forEach(taker);
    }

    @Override
    public List<LostBlock> lost(TenantId tenant) {
        return List.of();
    }

    @Override
    public void setAside(TenantId tenant, long number, String why) {
        throw new AssertionError("block %d: %s".formatted(number, why));
    }

    @Override
    public void useAgain(TenantId tenant, long number) {
        throw new UnsupportedOperationException("none is set aside");
    }

    @Override
    public Map<String, Instant> rejectedAt(TenantId tenant, Collection<String> identities) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<KeptRejection> rejected(TenantId tenant, int limit) {
        return List.copyOf(rejections.values());
    }

    @Override
    public List<KeptRejection> rejectedBy(TenantId tenant, String instance, long after, long to, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Long> rejectedCounts(TenantId tenant) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int dropRejected(TenantId tenant, Instant before) {
        throw new UnsupportedOperationException();
    }

    @Override
    public synchronized List<KeptPerson> people(TenantId tenant, Collection<String> ids) {
        return people.values().stream()
                .filter(person -> ids.contains(person.id()))
                .toList();
    }

    @Override
    public synchronized void eachPerson(TenantId tenant, Consumer<KeptPerson> reader) {
        people.values().forEach(reader);
    }

    @Override
    public int erase(
            TenantId tenant, List<KeptPerson> erased, Predicate<KeptRejection> named, Predicate<String> recipient) {
        throw new UnsupportedOperationException();
    }
}
