package io.mittari.metrics.engine;

import static io.mittari.metrics.engine.Acme.described;
import static io.mittari.metrics.engine.Acme.slot;
import static io.mittari.metrics.engine.Acme.stage;
import static io.mittari.metrics.engine.Acme.step;

import io.mittari.metrics.api.At;
import io.mittari.metrics.api.Money;
import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.fact.Closed;
import io.mittari.metrics.api.fact.Context;
import io.mittari.metrics.api.fact.Described;
import io.mittari.metrics.api.fact.Link;
import io.mittari.metrics.api.fact.ObjectKey;
import io.mittari.metrics.api.fact.Retracted;
import io.mittari.metrics.api.fact.StageEntered;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.api.ingest.SourceRecord;
import io.mittari.metrics.api.ingest.SourceRecord.Slot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** What a source might send of a few leads and deals, untidy as sources are, and what stands after each delivery. */
@NullUnmarked // what it looks up it has put there lines before; a mistake would fail the test
final class RandomSales {

    static final List<String> STAGES = List.of("lead", "meeting", "offer", "deal");
    private static final List<String> CHANNELS = List.of("web", "fair", "phone");
    private static final List<Outcome> OUTCOMES = List.of(Outcome.WON, Outcome.LOST, Outcome.NONE);
    private static final int THINGS = 24;

    private final Random random;
    private final boolean rarely;
    private final Map<ObjectKey, SourceRecord> last = new LinkedHashMap<>();
    private final Map<ObjectKey, Map<String, Slot>> held = new LinkedHashMap<>();
    private final List<ObjectKey[]> links = new ArrayList<>();
    private int lines = 1;

    /** @param rarely some amounts are in a currency that has no rate */
    RandomSales(Random random, boolean rarely) {
        this.random = random;
        this.rarely = rarely;
    }

    /** The first delivery: one deal that saw every stage, so that no stage is unheard of. */
    List<SourceRecord> first() {
        return List.of(keep(record(
                new ObjectKey("deal", "base"),
                null,
                List.of(
                        stage("lead", "2026-01-02"),
                        stage("meeting", "2026-01-12"),
                        stage("offer", "2026-02-02"),
                        stage("deal", "2026-02-20"),
                        closed(Outcome.WON, "2026-02-20", "100.00", "EUR"),
                        described("channel", "web")))));
    }

    /** Some things as they are now: new ones, changed ones, some taken back. */
    List<SourceRecord> delivery() {
        var records = new ArrayList<SourceRecord>();
        for (int i = 0; i < THINGS; i++) {
            int dice = random.nextInt(10);
            if (dice < 4) {
                records.add(keep(lead(i)));
            }
            if (dice < 6) {
                records.add(keep(deal(i)));
            }
            if (dice == 9) {
                records.add(takenBack(new ObjectKey("deal", "d" + i)));
            }
            if (dice == 8 && i % 3 == 0) {
                records.add(link(new ObjectKey("lead", "l" + i), new ObjectKey("deal", "d" + i)));
            }
        }
        return records;
    }

    /** What stands now, linked things on one card (C6). */
    List<Sale> sales() {
        var group = new LinkedHashMap<ObjectKey, ObjectKey>();
        for (var key : held.keySet()) {
            group.put(key, key);
        }
        for (var link : links) {
            if (group.containsKey(link[0]) && group.containsKey(link[1])) {
                group.put(link[1], group.get(link[0]));
            }
        }
        var leads = new LinkedHashMap<ObjectKey, ObjectKey>();
        for (int i = 0; i < THINGS; i++) {
            var lead = new ObjectKey("lead", "l" + i);
            ObjectKey first = null;
            for (var key : held.keySet()) {
                var from = last.get(key).from();
                if (lead.equals(from)
                        && group.containsKey(lead)
                        && !held.get(key).isEmpty()) {
                    leads.put(key, lead);
                    if (first == null || before(key, first)) {
                        first = key;
                    }
                }
            }
            if (first != null) {
                group.put(first, lead);
            }
        }
        var sales = new LinkedHashMap<ObjectKey, Sale>();
        for (var entry : group.entrySet()) {
            var sale = sales.computeIfAbsent(entry.getValue(), key -> new Sale());
            write(sale, entry.getKey());
            if (sale.channel == null || entry.getKey().kind().equals("lead")) {
                var channel = channel(entry.getKey());
                sale.channel = channel == null ? sale.channel : channel;
            }
        }
        // a further deal takes the channel of the lead it came out of, and is no lead itself
        leads.forEach((deal, lead) -> {
            var channel = sales.get(group.get(lead)).channel;
            var sale = sales.get(group.get(deal));
            sale.further = !group.get(deal).equals(group.get(lead));
            sale.channel = channel == null ? sale.channel : channel;
        });
        return sales.values().stream().filter(sale -> !sale.empty()).toList();
    }

    private void write(Sale sale, ObjectKey key) {
        for (var slot : held.get(key).values()) {
            if (slot.fact() instanceof StageEntered entered) {
                int stage = STAGES.indexOf(entered.stage().name());
                if (entered.at() == null) {
                    sale.undated.add(stage);
                } else {
                    sale.steps.add(new Sale.Step(stage, day(entered.at())));
                }
            } else if (slot.fact() instanceof Closed closed) {
                var value = closed.value();
                sale.closes.add(new Sale.Close(
                        closed.outcome(),
                        day(closed.at()),
                        value == null ? null : value.major(),
                        value == null ? "" : value.currency().getCurrencyCode()));
            }
        }
    }

    private @Nullable String channel(ObjectKey key) {
        var slot = held.get(key).get("described");
        return slot != null && slot.fact() instanceof Described described
                ? described.attributes().get("channel")
                : null;
    }

    /** By creation, then by key (C6). */
    private boolean before(ObjectKey one, ObjectKey other) {
        int a = created(one);
        int b = created(other);
        return a != b ? a < b : one.id().compareTo(other.id()) < 0;
    }

    private int created(ObjectKey key) {
        var sale = new Sale();
        write(sale, key);
        var start = sale.start();
        return start == null ? Integer.MAX_VALUE : start;
    }

    private SourceRecord lead(int i) {
        var slots = new ArrayList<Slot>();
        slots.add(stage("lead", random.nextInt(12) == 0 ? null : date()));
        if (random.nextInt(8) > 0) {
            slots.add(described("channel", CHANNELS.get(random.nextInt(3))));
        }
        return record(new ObjectKey("lead", "l" + i), null, slots);
    }

    private SourceRecord deal(int i) {
        var slots = new ArrayList<Slot>();
        if (random.nextInt(3) > 0) {
            slots.add(stage("meeting", random.nextInt(10) == 0 ? null : date()));
        }
        if (random.nextInt(3) == 0) {
            slots.add(stage("offer", random.nextInt(10) == 0 ? null : date()));
        }
        if (random.nextInt(4) == 0) {
            slots.add(step(STAGES.get(random.nextInt(4)), date()));
        }
        if (random.nextInt(5) > 1) {
            var outcome = OUTCOMES.get(random.nextInt(5) % 3);
            slots.add(closed(outcome, date(), random.nextInt(6) == 0 ? null : amount(), currency()));
        }
        if (random.nextInt(4) == 0 || slots.isEmpty()) {
            slots.add(described("channel", CHANNELS.get(random.nextInt(3))));
        }
        // every third deal may be linked; of the others, some came out of a lead, some leads made several
        var from = i % 3 == 1 ? new ObjectKey("lead", "l" + (i / 6 * 6 + 1)) : null;
        return record(new ObjectKey("deal", "d" + i), from, slots);
    }

    private SourceRecord takenBack(ObjectKey key) {
        held.computeIfPresent(key, (same, slots) -> new LinkedHashMap<>());
        return new SourceRecord(
                key.kind(),
                1,
                "undo-" + random.nextInt(1_000_000_000),
                "main",
                null,
                List.of(),
                null,
                null,
                List.of(slot("retracted", new Retracted(key.id(), null, null))),
                new Origin("undo.csv", 2));
    }

    private SourceRecord link(ObjectKey one, ObjectKey other) {
        links.add(new ObjectKey[] {one, other});
        return new SourceRecord(
                "links",
                2,
                one.id(),
                "main",
                null,
                List.of(),
                null,
                null,
                List.of(slot("link", new Link(List.of(one, other), null))),
                new Origin("links.csv", 2));
    }

    private SourceRecord keep(SourceRecord record) {
        var key = record.subject();
        var slots = held.computeIfAbsent(key, same -> new LinkedHashMap<>());
        slots.values().removeIf(slot -> !slot.lasting());
        record.slots().forEach(slot -> slots.put(slot.name(), slot));
        last.put(key, record);
        return record;
    }

    /** Each in a line of its own. */
    private SourceRecord record(ObjectKey key, @Nullable ObjectKey from, List<Slot> slots) {
        var record = Acme.record(key.kind(), key.id(), from, null, slots.toArray(Slot[]::new));
        return new SourceRecord(
                record.entry(),
                record.rank(),
                record.key(),
                record.funnel(),
                record.subject(),
                record.sameAs(),
                record.from(),
                record.version(),
                record.slots(),
                new Origin(key.kind() + "s.csv", ++lines));
    }

    private static Slot closed(Outcome outcome, String day, @Nullable String amount, String currency) {
        var money = amount == null ? null : Money.of(new BigDecimal(amount), Currency.getInstance(currency));
        return slot("closed", new Closed(outcome, At.day(LocalDate.parse(day)), money, null, Context.NONE));
    }

    private String date() {
        return LocalDate.of(2026, 1, 1).plusDays(random.nextInt(240)).toString();
    }

    private String amount() {
        return random.nextInt(8) == 0 ? "0" : String.valueOf(1 + random.nextInt(90_000) / 7.0);
    }

    private String currency() {
        int dice = random.nextInt(rarely ? 12 : 10);
        return dice < 6 ? "EUR" : dice < 9 ? "USD" : dice == 9 ? "JPY" : "GBP";
    }

    private static int day(At at) {
        return (int) at.day(ZoneOffset.UTC).toEpochDay();
    }
}
