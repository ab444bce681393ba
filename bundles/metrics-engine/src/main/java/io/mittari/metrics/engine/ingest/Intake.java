package io.mittari.metrics.engine.ingest;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.fact.Described;
import io.mittari.metrics.api.fact.Entity;
import io.mittari.metrics.api.fact.Fact;
import io.mittari.metrics.api.fact.Link;
import io.mittari.metrics.api.fact.ObjectKey;
import io.mittari.metrics.api.fact.Retracted;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.api.ingest.SourceRecord;
import io.mittari.metrics.engine.ingest.Standing.Held;
import io.mittari.metrics.engine.journal.FactRow;
import io.mittari.metrics.engine.journal.Kind;
import io.mittari.metrics.engine.journal.RecordRow;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Compares the records of one batch with what is held, and stages what is to be added. */
final class Intake {

    private final JournalState state;
    private final Batch batch;
    private final Staging staging;
    private final Identity identity = new Identity();
    private final Counts counts = new Counts();
    private final BitSet seen = new BitSet();
    private final Set<String> closed = new HashSet<>();
    /** What the batch says of keys that may not be known yet: links, and what came out of what. */
    private final List<int[]> joined = new ArrayList<>();

    private final RecordIndex index;
    private final FactNaming naming;
    private final @Nullable Touched touched;
    private final @Nullable RejectedAt rejectedAt;

    /** @param rejectedAt of a replay; null: the batch is news */
    Intake(JournalState state, Batch batch, @Nullable RejectedAt rejectedAt) {
        this.state = state;
        this.rejectedAt = rejectedAt;
        this.touched = batch.replay() == null ? null : new Touched(state.zone);
        this.index = state.index();
        this.batch = batch;
        this.staging = new Staging((int) state.head.ordinals(), index.keyCount());
        this.naming = new FactNaming(batch.source(), index, identity, staging);
    }

    Staging staging() {
        return staging;
    }

    /** Records of the batch, and those its rejected rows stand for. */
    BitSet seen() {
        return seen;
    }

    /** Rejected rows of earlier batches that are good now, or were read again. */
    Set<String> closed() {
        if (batch.replay() != null) {
            batch.replay().closes().forEach(this::close);
        }
        return closed;
    }

    /** Of a replay; of other batches none. */
    SortedSet<YearMonth> months() {
        return touched == null ? Collections.emptySortedSet() : touched.months();
    }

    /** To be called once, when all is taken. */
    Counts counts() {
        for (var keys : joined) {
            if (Arrays.stream(keys).anyMatch(key -> key == HashIndex.NONE || !index.isNamed(key))) {
                counts.waiting();
            }
        }
        joined.clear();
        return counts;
    }

    /** A known record's links may wait, too: the receipt tells of the batch, not of what is new in it. */
    private void wait(SourceRecord record) {
        for (var slot : record.slots()) {
            if (slot.fact() instanceof Link link) {
                joined.add(found(link.keys()));
            }
        }
        if (!record.sameAs().isEmpty()) {
            joined.add(found(record.sameAs()));
        }
        if (record.from() != null && record.subject() != null) {
            joined.add(found(List.of(record.from())));
        }
    }

    private int[] found(List<ObjectKey> keys) {
        return keys.stream()
                .mapToInt(key -> index.key(identity.key(batch.source(), key)))
                .toArray();
    }

    /** A record that is there, but could not be read, has not vanished. */
    void reject(@Nullable String entry, @Nullable String key) {
        if (entry != null && key != null) {
            int record = index.find(identity.record(batch.source(), entry, key));
            if (record != HashIndex.NONE) {
                seen.set(record);
            }
        }
    }

    void take(SourceRecord record) throws Unavailable {
        var hash = identity.record(batch.source(), record.entry(), record.key());
        long high = hash.high();
        long low = hash.low();
        int number = index.find(hash);
        if (!state.rejections.isEmpty()) {
            close(Identity.hex(hash));
        }
        long content = identity.content(record);
        if (number == HashIndex.NONE) {
            number = index.addRecord(high, low, index.entry(batch.source(), record.entry()));
            seen.set(number);
            stage(record, number, record.key(), content, Standing.NOTHING);
            return;
        }
        seen.set(number);
        if (content == contentOf(number)
                || isOlder(number, record.version())
                || isOutdated(number, record.version(), record.origin())) {
            counts.known(counted(record));
            wait(record);
            return;
        }
        stage(record, number, "", content, state.standing(number, staging));
    }

    /**
     * Takes back the records of an entry that the delivery did not hold.
     *
     * @param delivered all records of the delivery
     */
    void complete(Batch.Complete complete, BitSet delivered) throws BadRequest, Unavailable {
        int entry = index.entry(batch.source(), complete.entry());
        var gone = new ArrayList<Integer>();
        int held = 0;
        for (int record = 0; record < index.size(); record++) {
            if (index.entryOf(record) == entry && (staging.newest(record) != null || index.stands(record))) {
                held++;
                if (!delivered.get(record)) {
                    gone.add(record);
                }
            }
        }
        if (gone.size() * 100L > (long) complete.mayVanish() * held) {
            throw new BadRequest(
                    "%,d of the %,d records of entry '%s' of source '%s' are missing in this delivery, that is more than the %d %% that may vanish; nothing of its last batch was stored. If they are really gone, raise mayVanish for this import"
                            .formatted(gone.size(), held, complete.entry(), batch.source(), complete.mayVanish()));
        }
        for (int record : gone) {
            takeBack(record, null, 0, new Origin(complete.entry(), 0));
        }
    }

    private void stage(SourceRecord record, int number, String key, long content, Standing before) throws Unavailable {
        int subject = record.subject() == null ? RecordRow.NO_SUBJECT : naming.key(record.subject());
        var held = new LinkedHashMap<String, Held>();
        before.facts().forEach(fact -> held.put(fact.fact().slot(), fact));
        var facts = new ArrayList<FactRow>(record.slots().size());
        var kept = new ArrayList<Integer>();
        for (var fact : naming.rows(record, subject)) {
            compare(fact, held.remove(fact.slot()), subject, record.funnel(), facts, kept);
        }
        for (var left : held.values()) {
            leave(left, subject, record.funnel(), facts, kept);
        }
        boolean names = subject != RecordRow.NO_SUBJECT && names(facts);
        staging.add(new RecordRow(
                number,
                batch.source(),
                record.entry(),
                record.rank(),
                key,
                content,
                record.funnel(),
                subject,
                names,
                record.version(),
                record.origin(),
                staging.nextOrdinal(),
                kept.stream().mapToInt(Integer::intValue).toArray(),
                facts));
        if (names) {
            index.name(subject);
        }
        wait(record);
        for (var fact : facts) {
            if (fact.kind() == Kind.RETRACTED) {
                retract((Retracted) fact.fact(), record);
            }
        }
    }

    private void compare(
            FactRow fact, @Nullable Held held, int subject, String funnel, List<FactRow> facts, List<Integer> kept) {
        if (held == null) {
            counts.stored(fact.kind());
            touch(fact);
            facts.add(fact);
        } else if (held.row().samePlace(subject, funnel) && held.fact().says(fact)) {
            counts.known(fact.kind());
            kept.add(held.ordinal());
        } else {
            counts.corrected(fact.kind());
            touch(held.fact());
            touch(fact);
            staging.end(held.ordinal());
            facts.add(fact);
        }
    }

    /** The record does not fill the slot any more. */
    private void leave(Held left, int subject, String funnel, List<FactRow> facts, List<Integer> kept) {
        if (!left.fact().lasting()) {
            counts.retracted(left.fact().kind());
            touch(left.fact());
            staging.end(left.ordinal());
        } else if (left.row().samePlace(subject, funnel)) {
            kept.add(left.ordinal());
        } else {
            counts.corrected(left.fact().kind());
            touch(left.fact());
            staging.end(left.ordinal());
            facts.add(left.fact());
        }
    }

    private void retract(Retracted what, SourceRecord by) throws Unavailable {
        int record = index.find(identity.record(batch.source(), by.entry(), what.record()));
        if (record != HashIndex.NONE && !isOutdated(record, null, by.origin())) {
            takeBack(record, what.slot(), contentOf(record), by.origin());
        }
    }

    /** A new version of a record, without all of its facts or one of them. */
    private void takeBack(int record, @Nullable String slot, long content, Origin origin) throws Unavailable {
        var standing = state.standing(record, staging);
        var kept = new ArrayList<Integer>();
        for (var held : standing.facts()) {
            if (slot == null || held.fact().slot().equals(slot)) {
                counts.retracted(held.fact().kind());
                touch(held.fact());
                staging.end(held.ordinal());
            } else {
                kept.add(held.ordinal());
            }
        }
        if (kept.size() == standing.facts().size() && content == contentOf(record)) {
            return;
        }
        var newest = newest(record);
        staging.add(new RecordRow(
                record,
                newest.source(),
                newest.entry(),
                newest.rank(),
                "",
                content,
                newest.funnel(),
                newest.subject(),
                false,
                newest.version(),
                origin,
                staging.nextOrdinal(),
                kept.stream().mapToInt(Integer::intValue).toArray(),
                List.of()));
    }

    private RecordRow newest(int record) throws Unavailable {
        var staged = staging.newest(record);
        return staged != null
                ? staged
                : state.blocks.block(index.block(record)).records().get(index.row(record));
    }

    private long contentOf(int record) {
        var staged = staging.newest(record);
        return staged != null ? staged.content() : index.content(record);
    }

    private boolean isOlder(int record, @Nullable Long version) {
        var staged = staging.newest(record);
        return staged == null
                ? index.isOlder(record, version)
                : version != null && staged.version() != null && version < staged.version();
    }

    /** Whether the batch is a replay, and what is held of the record is newer than its rows. */
    private boolean isOutdated(int record, @Nullable Long version, Origin origin) throws Unavailable {
        if (rejectedAt == null || staging.newest(record) != null) {
            return false;
        }
        var held = newest(record);
        if (version != null && held.version() != null && version > held.version()) {
            return false;
        }
        int age = rejectedAt.compare(state.blocks.block(index.block(record)).sequence());
        return age > 0 || (age == 0 && isBelow(held.origin(), origin));
    }

    /** Of two places neither goes before the other. */
    private static boolean isBelow(Origin one, Origin other) {
        return one.place().equals(other.place()) && one.line() > other.line();
    }

    private void touch(FactRow fact) {
        if (touched != null) {
            touched.add(fact);
        }
    }

    private void close(String rejection) {
        if (state.rejections.mayHold(rejection)) {
            closed.add(rejection);
        }
    }

    private static boolean names(List<FactRow> facts) {
        for (var fact : facts) {
            if (fact.kind() == Kind.STAGE
                    || fact.kind() == Kind.CLOSED
                    || fact.kind() == Kind.OPEN
                    || (fact.kind() == Kind.DESCRIBED && ((Described) fact.fact()).entity() == Entity.OPPORTUNITY)) {
                return true;
            }
        }
        return false;
    }

    private static long counted(SourceRecord record) {
        return record.slots().stream().filter(slot -> counts(slot.fact())).count();
    }

    private static boolean counts(Fact fact) {
        return !(fact instanceof Described || fact instanceof Link || fact instanceof Retracted);
    }
}
