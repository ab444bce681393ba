package io.mittari.metrics.engine;

import static io.mittari.metrics.engine.Acme.described;
import static io.mittari.metrics.engine.Acme.slot;
import static io.mittari.metrics.engine.Acme.stage;
import static io.mittari.metrics.engine.Acme.step;

import io.mittari.metrics.api.At;
import io.mittari.metrics.api.Money;
import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.fact.Closed;
import io.mittari.metrics.api.fact.Context;
import io.mittari.metrics.api.fact.Cost;
import io.mittari.metrics.api.fact.Entity;
import io.mittari.metrics.api.fact.Link;
import io.mittari.metrics.api.fact.ObjectKey;
import io.mittari.metrics.api.fact.Open;
import io.mittari.metrics.api.fact.Rate;
import io.mittari.metrics.api.fact.Retracted;
import io.mittari.metrics.api.fact.StageEntered;
import io.mittari.metrics.api.fact.Total;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.api.ingest.SourceRecord;
import io.mittari.metrics.api.ingest.SourceRecord.Slot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Deliveries in which anything may stand that a source can say, over few keys, so that it soon contradicts itself. */
final class UntidyDeliveries {

    private static final List<Outcome> OUTCOMES = List.of(Outcome.WON, Outcome.LOST, Outcome.NONE);
    private static final List<String> STAGES = List.of("lead", "meeting", "offer", "deal", "trial");
    private static final List<String> FUNNELS = List.of("main", "main", "main", "renewals", "upsell");

    private final Random random;
    private long version = 1_000;
    private int line;

    UntidyDeliveries(Random random) {
        this.random = random;
    }

    Batch next() {
        var records = new ArrayList<SourceRecord>();
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            records.add(one());
        }
        return Batch.of(Acme.CRM, random.nextInt(4) == 0 ? "erp" : "crm", records, List.of());
    }

    private SourceRecord one() {
        return switch (random.nextInt(12)) {
            case 0, 1 -> record("lead", id(), object("lead"), null, slots());
            case 2 -> record("links", id(), null, null, link());
            case 3 -> record("company", id(), null, null, List.of(company()));
            case 4 -> record("other", id(), null, null, List.of(other()));
            case 5 -> record("undo", String.valueOf(line), null, null, List.of(undo()));
            case 6 -> record("deal", id(), object("deal"), null, List.of());
            default -> {
                var slots = slots();
                if (random.nextInt(6) == 0) {
                    slots.add(company());
                }
                yield record("deal", id(), object("deal"), random.nextInt(3) == 0 ? object("lead") : null, slots);
            }
        };
    }

    private SourceRecord record(
            String entry, String key, @Nullable ObjectKey subject, @Nullable ObjectKey from, List<Slot> slots) {
        Long order = random.nextInt(4) == 0 ? Long.valueOf(version - random.nextInt(6)) : null;
        version++;
        return new SourceRecord(
                entry,
                random.nextInt(30) == 0 ? random.nextInt(4) : entry.length() % 3,
                key,
                FUNNELS.get(random.nextInt(FUNNELS.size())),
                subject,
                subject != null && random.nextInt(9) == 0 ? List.of(object("lead")) : List.of(),
                from,
                order,
                slots,
                new Origin("export.csv", ++line));
    }

    private List<Slot> slots() {
        var slots = new ArrayList<Slot>();
        for (var stage : STAGES) {
            if (random.nextInt(3) == 0) {
                slots.add(
                        random.nextInt(4) == 0
                                ? stage(stage, null)
                                : slot("stage/" + stage, new StageEntered(new Stage(stage), at(), context())));
            }
        }
        if (random.nextInt(5) == 0) {
            slots.add(step("offer", day().toString()));
        }
        if (random.nextInt(3) == 0) {
            slots.add(slot("closed", new Closed(OUTCOMES.get(random.nextInt(3)), at(), money(), null, context())));
        }
        if (random.nextInt(3) == 0) {
            slots.add(
                    slot("open", new Open(at(), money(), random.nextBoolean() ? day() : null, null, null, context())));
        }
        if (random.nextInt(2) == 0) {
            slots.add(described("channel", "c" + random.nextInt(3), "company", "co" + random.nextInt(4)));
        }
        return slots;
    }

    private List<Slot> link() {
        return random.nextInt(4) == 0
                ? List.of()
                : List.of(slot("link", new Link(List.of(object("lead"), object("deal")), null)));
    }

    private Slot company() {
        var described = described(
                Entity.COMPANY,
                "co" + random.nextInt(4),
                "sector",
                "s" + random.nextInt(3),
                "owner",
                "o" + random.nextInt(2));
        return slot("company", described.fact());
    }

    private Slot other() {
        return switch (random.nextInt(3)) {
            case 0 -> slot("cost", new Cost(euro(), At.day(day()), null, Cost.Kind.MARKETING, Context.NONE));
            case 1 ->
                slot(
                        "total",
                        new Total(new Stage("lead"), null, null, 5, day(), Total.Per.DAY, null, false, Context.NONE));
            default ->
                slot("rate", new Rate(Currency.getInstance("USD"), day(), BigDecimal.valueOf(random.nextInt(9) + 1L)));
        };
    }

    private Slot undo() {
        return slot("undo", new Retracted(id(), random.nextBoolean() ? "closed" : null, null));
    }

    private Context context() {
        return random.nextInt(4) > 0
                ? Context.NONE
                : new Context("owner " + random.nextInt(2), null, null, null, random.nextBoolean() ? "p1" : null, null);
    }

    private String id() {
        return String.valueOf(random.nextInt(9));
    }

    private ObjectKey object(String kind) {
        return new ObjectKey(kind, id());
    }

    private At at() {
        return random.nextInt(4) == 0
                ? At.instant(day().atTime(random.nextInt(24), 30).toInstant(ZoneOffset.UTC))
                : At.day(day());
    }

    private LocalDate day() {
        return LocalDate.of(2026, 1, 1).plusDays(random.nextInt(300));
    }

    private @Nullable Money money() {
        return random.nextInt(4) == 0
                ? null
                : random.nextBoolean()
                        ? euro()
                        : Money.of(BigDecimal.valueOf(random.nextInt(9)), Currency.getInstance("USD"));
    }

    private Money euro() {
        return Acme.euro(random.nextInt(9));
    }
}
