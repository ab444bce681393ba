package io.mittari.metrics.engine;

import static io.mittari.metrics.engine.Acme.deal;
import static io.mittari.metrics.engine.Acme.described;
import static io.mittari.metrics.engine.Acme.lost;
import static io.mittari.metrics.engine.Acme.record;
import static io.mittari.metrics.engine.Acme.slot;
import static io.mittari.metrics.engine.Acme.stage;
import static io.mittari.metrics.engine.Acme.step;
import static io.mittari.metrics.engine.Acme.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.fact.Link;
import io.mittari.metrics.api.fact.ObjectKey;
import io.mittari.metrics.api.fact.Retracted;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.Batch.Complete;
import io.mittari.metrics.api.ingest.Batch.Delivery;
import io.mittari.metrics.api.ingest.Cursor;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.api.ingest.Receipt;
import io.mittari.metrics.api.ingest.Rejected;
import io.mittari.metrics.api.ingest.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DryRunTest extends OnAcme {

    @Test
    void itsCountsAreThoseOfTheImportOnTheSameData() throws Exception {
        for (int seed = 0; seed < 10; seed++) {
            var random = new Random(seed);
            for (var batch : batches(random, "held " + seed, false)) {
                acme.engine.ingest(batch);
            }
            var batches = batches(random, "next " + seed, true);

            var said = compared(batches);
            var done = new ArrayList<Receipt>();
            for (var batch : batches) {
                done.add(atNoPoint(acme.engine.ingest(batch)));
            }

            assertThat(said).as("seed %d", seed).isEqualTo(done);
        }
    }

    @Test
    void itTellsWhatIsKnownCorrectedRetractedAndWaiting() throws Exception {
        acme.take(
                deal("1", stage("meeting", "2026-01-02"), won("2026-02-03", 10)),
                deal("2", stage("meeting", "2026-01-02"), won("2026-02-03", 10)),
                deal("3", won("2026-02-03", 10)));

        var said = compared(List.of(batch(
                deal("1", stage("meeting", "2026-01-02"), won("2026-02-03", 10)),
                deal("2", stage("meeting", "2026-01-09")),
                record("gone", "x", null, null, slot("retracted", new Retracted("y", null, null))),
                record("links", "1", null, null, slot("link", new Link(List.of(key("3"), key("9")), null))),
                deal("4", won("2026-02-03", 10)))));

        assertThat(said).containsExactly(new Receipt(0, 1, 2, 1, 1, 1, 0));
    }

    @Test
    void itLeavesNothingBehind() throws Exception {
        acme.take(deal("1", won("2026-02-03", 10)));
        var before = Acme.told(acme.view());
        var head = acme.store.head(Acme.ID);

        compared(List.of(
                batch(deal("1", lost("2026-02-04")), deal("2", won("2026-02-03", 1))),
                new Batch(
                        Acme.CRM,
                        "crm",
                        new Cursor(null, "7"),
                        List.of(),
                        List.of(rejected("5")),
                        new Delivery("one"),
                        List.of())));

        assertThat(acme.store.head(Acme.ID)).isEqualTo(head);
        assertThat(Acme.told(acme.view())).isEqualTo(before);
        assertThat(acme.engine.rejected(Acme.ID, 9)).isEmpty();
        assertThat(acme.store.seen(Acme.CRM, "one")).isEmpty();
        // and the writer has heard nothing of it
        assertThat(acme.take(deal("2", won("2026-02-03", 1))).stored()).isEqualTo(1);
    }

    @Test
    void itRefusesThatTooManyVanishAsTheImportDoes() throws Exception {
        acme.engine.ingest(last("one", deals(0, 40)));

        var said = catchThrowableOfType(BadRequest.class, () -> compared(List.of(last("two", deals(0, 35)))));
        var done = catchThrowableOfType(BadRequest.class, () -> acme.engine.ingest(last("two", deals(0, 35))));

        assertThat(said).hasMessageStartingWith("5 of the 40 records of entry 'deal' of source 'crm' are missing");
        assertThat(said).hasMessage(done.getMessage());
    }

    @Test
    void whatIsRefusedLeavesWhatWasComparedBefore() throws Exception {
        acme.engine.ingest(last("one", deals(0, 40)));
        var dryRun = acme.engine.dryRun(Acme.CRM);
        dryRun.compare(batch(deal("new", won("2026-02-03", 10))));

        assertThatThrownBy(() -> dryRun.compare(last("two", deals(0, 30)))).isInstanceOf(BadRequest.class);

        assertThat(dryRun.compare(batch(deal("new", won("2026-02-03", 10)))))
                .isEqualTo(new Receipt(0, 0, 1, 0, 0, 0, 0));
    }

    @Test
    void aCursorMustFollowTheOneBefore() throws Exception {
        var dryRun = acme.engine.dryRun(Acme.CRM);
        dryRun.compare(reading(new Cursor(null, "7")));
        dryRun.compare(reading(new Cursor("7", "9")));

        assertThatThrownBy(() -> dryRun.compare(reading(new Cursor("7", "9"))))
                .isInstanceOf(BadRequest.class)
                .hasMessage("the batch reads on from '7', the one before it ended at '9'");
    }

    @Test
    void itIsOfOneInstanceOfATenantThatIsThere() {
        var nobody = new Instance(new TenantId("nobody"), "crm", 1);

        assertThatThrownBy(() -> acme.engine.dryRun(nobody).compare(batch()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a dry run of nobody.crm.g1, not of acme.crm.g1");
        assertThatThrownBy(() -> acme.engine.dryRun(nobody).compare(Batch.of(nobody, "crm", List.of(), List.of())))
                .isInstanceOf(Unavailable.class)
                .hasMessage("there is no tenant nobody");
    }

    private List<Receipt> compared(List<Batch> batches) throws Exception {
        var dryRun = acme.engine.dryRun(Acme.CRM);
        var said = new ArrayList<Receipt>();
        for (var batch : batches) {
            said.add(dryRun.compare(batch));
        }
        return said;
    }

    /** One delivery in several batches; keys come again in and across them. */
    private static List<Batch> batches(Random random, String delivery, boolean complete) {
        var batches = new ArrayList<Batch>();
        int count = 2 + random.nextInt(4);
        for (int i = 1; i <= count; i++) {
            var records = new ArrayList<SourceRecord>();
            for (int r = random.nextInt(25); r >= 0; r--) {
                records.add(any(random));
            }
            batches.add(new Batch(
                    Acme.CRM,
                    "crm",
                    null,
                    records,
                    random.nextBoolean() ? List.of(rejected(number(random))) : List.of(),
                    new Delivery(delivery),
                    complete && i == count ? List.of(new Complete("deal", 100)) : List.of()));
        }
        return batches;
    }

    private static SourceRecord any(Random random) {
        var key = number(random);
        var from = random.nextInt(4) == 0 ? key(number(random)) : null;
        return switch (random.nextInt(7)) {
            case 0 -> record("lead", key, null, null, stage("lead", day(random)));
            case 1 -> record("deal", key, from, null, step("meeting", day(random)), won(day(random), 1));
            case 2 -> record("deal", key, from, null, stage("meeting", day(random)), lost(day(random)));
            case 3 -> record("links", key, null, null, slot("link", new Link(List.of(key(key), key("9")), null)));
            case 4 -> record("gone", key, null, null, slot("retracted", new Retracted(number(random), null, null)));
            default -> record("deal", key, from, null, stage("meeting", day(random)), described("owner", key));
        };
    }

    private static String number(Random random) {
        return String.valueOf(random.nextInt(30));
    }

    private static String day(Random random) {
        return "2026-0%d-0%d".formatted(1 + random.nextInt(2), 1 + random.nextInt(2));
    }

    private static ObjectKey key(String id) {
        return new ObjectKey("deal", id);
    }

    private static Rejected rejected(String key) {
        return new Rejected(new Origin("deals.csv", 3), "deal", key, "no date", "raw", "header", "dialect");
    }

    private static List<SourceRecord> deals(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(n -> deal("n" + n, won("2026-02-03", 10)))
                .toList();
    }

    private static Batch batch(SourceRecord... records) {
        return Batch.of(Acme.CRM, "crm", List.of(records), List.of());
    }

    private static Batch last(String delivery, List<SourceRecord> records) {
        return new Batch(
                Acme.CRM, "crm", null, records, List.of(), new Delivery(delivery), List.of(new Complete("deal", 10)));
    }

    private static Batch reading(Cursor cursor) {
        return new Batch(Acme.CRM, "crm", cursor, List.of(), List.of(), null, List.of());
    }

    private static Receipt atNoPoint(Receipt receipt) {
        return new Receipt(
                0,
                receipt.stored(),
                receipt.known(),
                receipt.corrected(),
                receipt.retracted(),
                receipt.waiting(),
                receipt.rejected());
    }
}
