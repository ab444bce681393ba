package io.mittari.metrics.engine;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.api.ingest.Rejected;
import io.mittari.metrics.api.ingest.SourceRecord;
import io.mittari.metrics.engine.crash.Told;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * What a customer's days bring, a step each: deliveries in two batches, rejected rows, changed settings, somebody who
 * is named and erased. A step may be taken again.
 */
final class SalesDays {

    static final int STEPS = 12;

    /** Who is erased. */
    static final String ERASED = "Forgotten Seller";

    private static final Instant FIRST = Instant.parse("2026-11-20T10:00:00Z");
    private final List<List<SourceRecord>> deliveries = new ArrayList<>();

    private final String source;

    /** @param source another name makes other records of the same rows */
    SalesDays(long seed, String source) {
        this.source = source;
        var sales = new RandomSales(new Random(seed), false);
        deliveries.add(sales.first());
        while (deliveries.size() < STEPS) {
            deliveries.add(sales.delivery());
        }
    }

    /** Takes one step, {@code 0 … STEPS-1}; tells what was acknowledged. */
    void take(Acme acme, int step, Told told) throws MetricsException {
        acme.pass(Duration.between(acme.instant(), FIRST.plus(Duration.ofHours(7L * step))));
        if (step % 4 == 3) {
            apply(acme, step);
        } else {
            deliver(acme, step, told);
        }
        if (step == 6) {
            nameAndErase(acme);
        }
        told.acknowledged(step, acme.store.head(Acme.ID).orElseThrow().sequence());
        if (step % 3 == 1) {
            acme.view();
        }
    }

    /** Everything that was stored, and what is made of it. */
    static List<String> kept(Acme acme) throws MetricsException {
        var head = acme.store.head(Acme.ID).orElseThrow();
        var kept = new ArrayList<String>();
        kept.add("sequence %d, %d blocks, %d facts".formatted(head.sequence(), head.blocks(), head.ordinals()));
        for (long sequence = 1; sequence <= head.sequence(); sequence++) {
            kept.add("%d at %s".formatted(sequence, acme.store.committedAt(Acme.ID, sequence)));
        }
        acme.store.blocks(
                Acme.ID,
                0,
                head.blocks(),
                (number, content) -> kept.add("block %d %s".formatted(number, sha256(content))));
        // a row that is rejected again takes its own place, under a new number
        acme.store.rejected(Acme.ID, 1_000).forEach(row -> kept.add(row.identity() + row.at() + row.rejected()));
        acme.store.deliveries(Acme.ID).forEach(stamp -> kept.add(stamp.toString()));
        acme.engine.erasures(Acme.ID).stream()
                .map(erasure -> "erased " + erasure.id() + " " + erasure.at())
                .sorted()
                .forEach(kept::add);
        acme.store.history(Acme.ID).forEach(version -> kept.add(version.toString()));
        kept.addAll(Acme.told(acme.view()));
        return kept;
    }

    private void deliver(Acme acme, int step, Told told) throws MetricsException {
        var records = deliveries.get(step);
        var delivery = new Batch.Delivery("day-" + step);
        int half = records.size() / 2;
        var first = new Batch(Acme.CRM, source, null, records.subList(0, half), rejected(step), delivery, List.of());
        var complete = step % 5 == 2 ? List.of(new Batch.Complete("links", 100)) : List.<Batch.Complete>of();
        var second =
                new Batch(Acme.CRM, source, null, records.subList(half, records.size()), List.of(), delivery, complete);
        told.stored(acme.engine.ingest(first).sequence());
        told.stored(acme.engine.ingest(second).sequence());
    }

    /** Somebody sells, and wants to be forgotten before the day is over. */
    private void nameAndErase(Acme acme) throws MetricsException {
        var sold = Acme.deal("sold", Acme.described("owner", ERASED));
        acme.engine.ingest(Batch.of(Acme.CRM, source, List.of(sold), List.of()));
        for (var seller : acme.engine.find(Acme.ID, ERASED, 10)) {
            acme.engine.erase(Acme.ID, seller.id(), acme.engine.texts(Acme.ID, seller.id(), List.of()));
        }
    }

    private static void apply(Acme acme, int step) throws MetricsException {
        var file = Acme.FILE.replace("}", ", \"horizon\": %d }".formatted(60 + step));
        if (!acme.store.tenant(Acme.ID).orElseThrow().file().equals(file)) {
            acme.apply(file, 1);
        }
    }

    private static List<Rejected> rejected(int step) {
        return List.of(new Rejected(
                new Origin("deals.csv", 10 + step),
                "deal",
                "d" + step,
                "'soon' in column 'Closed' is no date",
                "d%d;soon;%d".formatted(step, step),
                "ID;Closed;Amount",
                "encoding=UTF-8 delimiter=;"));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
