package io.mittari.metrics.engine.ingest;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.Receipt;
import io.mittari.metrics.engine.ingest.Staging.Encoded;
import io.mittari.metrics.engine.journal.BlockWriter;
import io.mittari.metrics.engine.people.People;
import io.mittari.metrics.store.JournalCommit;
import io.mittari.metrics.store.JournalHead;
import io.mittari.metrics.store.JournalStore;
import io.mittari.metrics.store.KeptRejection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes one tenant's journal. Not for two threads. */
final class TenantWriter {

    private final JournalStore store;
    private final Clock clock;
    private final JournalState state;
    private final BlockWriter writer = new BlockWriter();

    private boolean settled;

    /** To be settled before it writes. */
    TenantWriter(
            JournalStore store,
            People people,
            TenantId tenant,
            JournalHead head,
            ZoneId zone,
            Clock clock,
            Indexes indexes) {
        this.store = store;
        this.clock = clock;
        this.state = new JournalState(store, people, tenant, head, zone, indexes);
    }

    /** Whether it remembers what is stored: not at first, and not after a batch that failed. */
    boolean isSettled() {
        return settled;
    }

    void settle(JournalHead head, ZoneId zone) throws Unavailable {
        state.settle(head, zone);
        settled = true;
    }

    /** What it remembers may not be what is stored. */
    void unsettle() {
        settled = false;
    }

    /** What is wrong with the index, compared with the whole journal; empty: nothing. */
    Optional<String> wrongIndex() throws Unavailable {
        return new IndexCheck(state.index()).wrong(state.blocks, state.head.blocks());
    }

    /** If it throws, it has to be settled again. */
    Receipt write(Batch given) throws BadRequest, Unavailable {
        settled = false;
        state.rejections.makeRoom();
        var now = clock.instant();
        var replaying = Replaying.of(store, given);
        var batch = state.people.apart(given);
        var people = state.people.toKeep(state.head.sequence() + 1, now, given.replay() == null);
        var intake = new Intake(state, batch, rejectedAt(batch));
        for (var rejected : batch.rejected()) {
            intake.reject(rejected.entry(), rejected.key());
        }
        for (var record : batch.records()) {
            intake.take(record);
        }
        var delivered = delivered(batch, intake);
        for (var complete : batch.complete()) {
            intake.complete(complete, delivered);
        }
        var counts = intake.counts();
        boolean stamped = isNewDay(batch, now);
        boolean changed = stamped || !intake.staging().isEmpty() || !people.isEmpty();
        long sequence = state.head.sequence() + (changed ? 1 : 0);
        var blocks = intake.staging().encoded(sequence, writer, state.rowBytes);
        var rejected = KeptRejections.of(batch, keptAt(batch, now), state.head.rejections());
        var closed = new HashSet<>(intake.closed());
        rejected.stream()
                .map(KeptRejection::identity)
                .filter(state.rejections::mayHold)
                .forEach(closed::add);
        var kept = replaying == null ? rejected : replaying.leaveLater(closed, rejected);
        var head = new JournalHead(
                sequence,
                state.head.blocks() + blocks.size(),
                intake.staging().nextOrdinal(),
                state.head.rejections() + kept.size());
        state.kept.reserve(blocks.size());
        store.append(new JournalCommit(
                batch.by(),
                state.head,
                head,
                now,
                blocks.stream().map(Encoded::bytes).toList(),
                batch.cursor(),
                stamped ? batch.source() : null,
                seen(batch, intake),
                batch.complete().isEmpty() || batch.delivery() == null
                        ? null
                        : batch.delivery().id(),
                kept,
                List.copyOf(closed),
                people,
                batch.replay() == null ? null : batch.replay().keptAt()));
        remember(batch, intake, blocks, head, delivered, now);
        kept.forEach(rejection -> state.rejections.add(rejection.identity()));
        if (stamped) {
            state.delivered.put(batch.source(), LocalDate.ofInstant(now, state.zone));
        }
        settled = state.kept.isWhole();
        return counts.receipt(sequence, batch.rejected().size(), intake.months());
    }

    private @Nullable RejectedAt rejectedAt(Batch batch) throws Unavailable {
        return batch.replay() == null
                ? null
                : new RejectedAt(store, batch.by().tenant(), batch.replay().keptAt());
    }

    /** What is rejected once more is as old as it was. */
    private static Instant keptAt(Batch batch, Instant now) {
        return batch.replay() == null ? now : batch.replay().keptAt();
    }

    long bytes() {
        return state.bytes();
    }

    /** What can be found again quickly is left in files. */
    void close() {
        settled = false;
        state.kept.close();
    }

    private void remember(
            Batch batch, Intake intake, List<Encoded> blocks, JournalHead head, BitSet delivered, Instant now) {
        state.kept.store(blocks, now);
        long bytes = 0;
        int rows = 0;
        for (var encoded : blocks) {
            bytes += encoded.bytes().length;
            rows += encoded.block().records().size();
        }
        if (rows > 100) {
            state.rowBytes = (double) bytes / rows;
        }
        state.head = head;
        if (batch.delivery() != null) {
            if (batch.complete().isEmpty()) {
                delivered.or(intake.seen());
            } else {
                state.deliveries.forget(batch.by(), batch.delivery().id());
            }
        }
    }

    private BitSet delivered(Batch batch, Intake intake) throws Unavailable {
        if (batch.delivery() == null) {
            return intake.seen();
        }
        var earlier = state.deliveries.seen(batch.by(), batch.delivery().id());
        if (batch.complete().isEmpty()) {
            return earlier;
        }
        var all = (BitSet) earlier.clone();
        all.or(intake.seen());
        return all;
    }

    private static JournalCommit.@Nullable Seen seen(Batch batch, Intake intake) {
        return batch.delivery() == null
                        || !batch.complete().isEmpty()
                        || intake.seen().isEmpty()
                ? null
                : new JournalCommit.Seen(batch.delivery().id(), Deliveries.written(intake.seen()));
    }

    /** A delivery counts, whatever it brought, unless all it brought was rejected, or it is a replay; its day is what matters (C4). */
    private boolean isNewDay(Batch batch, Instant now) {
        if (batch.replay() != null
                || (batch.records().isEmpty() && !batch.rejected().isEmpty())) {
            return false;
        }
        return !LocalDate.ofInstant(now, state.zone).equals(state.delivered.get(batch.source()));
    }
}
