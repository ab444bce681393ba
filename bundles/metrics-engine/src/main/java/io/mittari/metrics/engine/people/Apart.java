package io.mittari.metrics.engine.people;

import io.mittari.metrics.api.fact.Closed;
import io.mittari.metrics.api.fact.Context;
import io.mittari.metrics.api.fact.Cost;
import io.mittari.metrics.api.fact.Described;
import io.mittari.metrics.api.fact.Entity;
import io.mittari.metrics.api.fact.Fact;
import io.mittari.metrics.api.fact.Open;
import io.mittari.metrics.api.fact.Retracted;
import io.mittari.metrics.api.fact.StageEntered;
import io.mittari.metrics.api.fact.Total;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.Person;
import io.mittari.metrics.api.ingest.Person.Kind;
import io.mittari.metrics.api.ingest.Rejected;
import io.mittari.metrics.api.ingest.SourceRecord;
import io.mittari.metrics.api.ingest.SourceRecord.Slot;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts ids in the place of people in a batch, and tells who they are. People are: {@code owner} and {@code contact} of
 * facts and among attributes, and what an entry of owners or persons is about, whose attributes {@code name} and
 * {@code email} go with them. One tenant's; not for two threads.
 */
final class Apart {

    private static final String OWNER = "owner";
    private static final String CONTACT = "contact";
    private static final String NAME = "name";
    private static final String EMAIL = "email";

    private static final int LONGEST = 1000;
    /** A few hundred bytes each. */
    private static final int AT_HAND = 10_000;

    private final PersonIds ids;
    private final Map<Kind, Map<String, Id>> atHand = new EnumMap<>(Kind.class);
    private final Map<String, Said> said = new LinkedHashMap<>();
    private String source = "";

    Apart(PersonIds ids) {
        this.ids = ids;
    }

    /** The batch with ids; {@link #said} is of this batch then. */
    Batch apart(Batch batch) {
        said.clear();
        if (!batch.source().equals(source)) {
            atHand.clear();
        }
        source = batch.source();
        var records = new ArrayList<SourceRecord>(batch.records().size());
        for (var record : batch.records()) {
            records.add(apart(record));
        }
        return new Batch(
                batch.by(),
                source,
                batch.cursor(),
                records,
                batch.rejected().stream().map(this::apart).toList(),
                batch.delivery(),
                batch.complete(),
                batch.replay());
    }

    /** Who was named in the batch, by id, and what it said of each, the last word of each field. */
    Map<String, Said> said() {
        return said;
    }

    /** What a batch says of a person. */
    record Said(Person person, String source) {

        private Said and(Person more) {
            return new Said(
                    new Person(
                            person.kind(),
                            person.key(),
                            more.name() == null ? person.name() : more.name(),
                            more.email() == null ? person.email() : more.email(),
                            more.role() == null ? person.role() : more.role()),
                    source);
        }
    }

    /** In both forms. */
    private record Id(String inFact, String id) {}

    private SourceRecord apart(SourceRecord record) {
        var kind = kind(record.entity());
        var slots = apart(record.slots(), kind);
        for (var person : record.people()) {
            hear(person);
        }
        if (kind == null && slots == record.slots() && record.people().isEmpty()) {
            return record;
        }
        return new SourceRecord(
                record.entry(),
                record.rank(),
                kind == null ? record.key() : id(kind, record.key()),
                record.funnel(),
                record.subject(),
                record.sameAs(),
                record.from(),
                record.version(),
                slots,
                record.origin(),
                record.entity(),
                List.of());
    }

    private Rejected apart(Rejected rejected) {
        var kind = kind(rejected.entity());
        return kind == null || rejected.key() == null
                ? rejected
                : new Rejected(
                        rejected.origin(),
                        rejected.entry(),
                        id(kind, rejected.key()),
                        rejected.reason(),
                        rejected.raw(),
                        rejected.header(),
                        rejected.dialect(),
                        rejected.entity());
    }

    private List<Slot> apart(List<Slot> slots, @Nullable Kind record) {
        List<Slot> apart = slots;
        for (int i = 0; i < slots.size(); i++) {
            var slot = slots.get(i);
            var fact = apart(slot.fact(), record);
            if (fact != slot.fact()) {
                if (apart == slots) {
                    apart = new ArrayList<>(slots);
                }
                apart.set(i, new Slot(slot.name(), slot.lasting(), fact));
            }
        }
        return apart;
    }

    /** @param record null: the record is no person's */
    private Fact apart(Fact fact, @Nullable Kind record) {
        if (fact instanceof Described described) {
            return apart(described);
        } else if (fact instanceof StageEntered entered) {
            var context = apart(entered.context());
            return context.equals(entered.context()) ? fact : new StageEntered(entered.stage(), entered.at(), context);
        } else if (fact instanceof Closed closed) {
            var context = apart(closed.context());
            return context.equals(closed.context())
                    ? fact
                    : new Closed(closed.outcome(), closed.at(), closed.value(), closed.reason(), context);
        } else if (fact instanceof Open open) {
            var context = apart(open.context());
            return context.equals(open.context())
                    ? fact
                    : new Open(open.at(), open.value(), open.expected(), open.probability(), open.stage(), context);
        } else if (fact instanceof Cost cost) {
            var context = apart(cost.context());
            return context.equals(cost.context())
                    ? fact
                    : new Cost(cost.value(), cost.at(), cost.until(), cost.kind(), context);
        } else if (fact instanceof Total total) {
            var context = apart(total.context());
            return context.equals(total.context())
                    ? fact
                    : new Total(
                            total.stage(),
                            total.outcome(),
                            total.kind(),
                            total.count(),
                            total.at(),
                            total.per(),
                            total.value(),
                            total.estimate(),
                            context);
        } else if (fact instanceof Retracted retracted && record != null) {
            return new Retracted(id(record, retracted.record()), retracted.slot(), retracted.at());
        }
        return fact;
    }

    private Context apart(Context context) {
        if (context.owner() == null && context.contact() == null) {
            return context;
        }
        return new Context(
                context.owner() == null ? null : named(Kind.SELLER, context.owner()),
                context.channel(),
                context.campaign(),
                context.company(),
                context.product(),
                context.contact() == null ? null : named(Kind.CONTACT, context.contact()));
    }

    private Described apart(Described described) {
        var kind = kind(described.entity());
        var attributes = described.attributes();
        var owner = attributes.get(OWNER);
        var contact = attributes.get(CONTACT);
        if (kind == null && owner == null && contact == null) {
            return described;
        }
        var left = new HashMap<>(attributes);
        if (owner != null) {
            left.put(OWNER, named(Kind.SELLER, owner));
        }
        if (contact != null) {
            left.put(CONTACT, named(Kind.CONTACT, contact));
        }
        if (kind == null) {
            return new Described(described.entity(), described.name(), left);
        }
        left.keySet().removeAll(Set.of(NAME, EMAIL));
        hear(new Person(kind, described.name(), attributes.get(NAME), attributes.get(EMAIL), null));
        return new Described(described.entity(), id(kind, described.name()), left);
    }

    private String named(Kind kind, String key) {
        var known = known(kind, key);
        if (!said.containsKey(known.id())) {
            said.put(known.id(), new Said(new Person(kind, cut(key), null, null, null), source));
        }
        return known.inFact();
    }

    private void hear(Person person) {
        var id = known(person.kind(), person.key()).id();
        var before = said.get(id);
        said.put(id, before == null ? new Said(cut(person), source) : before.and(cut(person)));
    }

    private String id(Kind kind, String key) {
        return known(kind, key).inFact();
    }

    private Id known(Kind kind, String key) {
        var ofKind = atHand.computeIfAbsent(kind, k -> new HashMap<>());
        var known = ofKind.get(key);
        if (known == null) {
            var id = ids.of(kind, source, key);
            known = new Id(PersonIds.inFact(id), id);
            if (ofKind.size() >= AT_HAND) {
                ofKind.clear();
            }
            ofKind.put(key, known);
        }
        return known;
    }

    private static Person cut(Person person) {
        return new Person(
                person.kind(),
                cut(person.key()),
                person.name() == null ? null : cut(person.name()),
                person.email() == null ? null : cut(person.email()),
                person.role() == null ? null : cut(person.role()));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    /** Whether what an entry is about is a person. */
    private static @Nullable Kind kind(Entity entity) {
        return switch (entity) {
            case OWNER -> Kind.SELLER;
            case PERSON -> Kind.CONTACT;
            default -> null;
        };
    }
}
