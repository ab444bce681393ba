package io.mittari.metrics.api.ingest;

import io.mittari.metrics.api.fact.Entity;
import io.mittari.metrics.api.fact.Fact;
import io.mittari.metrics.api.fact.ObjectKey;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source says of one of its things: facts stated, each in a slot. The identity of a fact is (tenant, source,
 * entry, key, slot). A record that comes again is compared with the one held: the same content is <em>known</em>
 * (whatever its origin), other content a <em>correction</em>; a slot that it filled before and leaves empty now is
 * <em>retracted</em>, unless the fact in it is {@link Slot#lasting}.
 *
 * @param entry name of the mapping entry; part of every fact's identity
 * @param rank place of the entry among those of the mapping, from 0: of two entries that fill one attribute of an
 *     opportunity the one with the lower rank wins, whichever came first; 0 where the source has no such order
 * @param key the record's key inside its entry
 * @param funnel the funnel its opportunity goes through; {@code main} unless the mapping says otherwise
 * @param subject the opportunity that its facts are about; null for facts without one (cost, rate, total)
 * @param sameAs further keys of the same opportunity
 * @param from the opportunity this one came out of: the lead of a deal (C6)
 * @param version a record with a lower version than the one held is known, not a correction; null: the later one wins
 * @param entity what the entry is about; of a person or an owner {@code key} is the person's
 * @param people what the source says here of people whom the facts name
 */
public record SourceRecord(
        String entry,
        int rank,
        String key,
        String funnel,
        @Nullable ObjectKey subject,
        List<ObjectKey> sameAs,
        @Nullable ObjectKey from,
        @Nullable Long version,
        List<Slot> slots,
        Origin origin,
        Entity entity,
        List<Person> people) {

    public SourceRecord {
        if (rank < 0) {
            throw new IllegalArgumentException("an entry of rank %d".formatted(rank));
        }
        sameAs = List.copyOf(sameAs);
        slots = List.copyOf(slots);
        people = List.copyOf(people);
        var names = new HashSet<String>();
        for (var slot : slots) {
            if (!names.add(slot.name())) {
                throw new IllegalArgumentException("%s: slot %s is filled twice".formatted(origin, slot.name()));
            }
        }
    }

    /** A record about an opportunity, or about none, that says nothing more of people than their keys. */
    public SourceRecord(
            String entry,
            int rank,
            String key,
            String funnel,
            @Nullable ObjectKey subject,
            List<ObjectKey> sameAs,
            @Nullable ObjectKey from,
            @Nullable Long version,
            List<Slot> slots,
            Origin origin) {
        this(entry, rank, key, funnel, subject, sameAs, from, version, slots, origin, Entity.OPPORTUNITY, List.of());
    }

    /**
     * A fact in its place.
     *
     * @param name for example {@code closed}, {@code stage/lead}, {@code stage/offer/2026-03-02}
     * @param lasting a step of a history: it stays when a later form of the record no longer fills the slot
     */
    public record Slot(String name, boolean lasting, Fact fact) {}
}
