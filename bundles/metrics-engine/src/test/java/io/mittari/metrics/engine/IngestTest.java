package io.mittari.metrics.engine;

import static io.mittari.metrics.engine.Acme.closed;
import static io.mittari.metrics.engine.Acme.deal;
import static io.mittari.metrics.engine.Acme.described;
import static io.mittari.metrics.engine.Acme.record;
import static io.mittari.metrics.engine.Acme.slot;
import static io.mittari.metrics.engine.Acme.stage;
import static io.mittari.metrics.engine.Acme.step;
import static io.mittari.metrics.engine.Acme.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.Stage;
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
import io.mittari.metrics.engine.admin.MetricsAdmin.RejectedRow;
import io.mittari.metrics.store.derby.Derbies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IngestTest extends OnAcme {

    private static final Stage MEETING = new Stage("meeting");

    @Test
    void countsFactsAndNotDescriptions() throws Exception {
        var receipt =
                acme.take(deal("1", stage("meeting", "2026-01-02"), won("2026-02-03", 10), described("owner", "A")));

        assertThat(receipt).isEqualTo(new Receipt(2, 2, 0, 0, 0, 0, 0));
    }

    @Test
    void knowsARecordThatComesAgainFromAnotherPlace() throws Exception {
        var record = deal("1", stage("meeting", "2026-01-02"), won("2026-02-03", 10), described("owner", "A"));
        acme.take(record);

        var moved = new SourceRecord(
                record.entry(),
                record.rank(),
                record.key(),
                record.funnel(),
                record.subject(),
                record.sameAs(),
                record.from(),
                record.version(),
                record.slots(),
                new Origin("other.csv", 99));

        assertThat(acme.take(moved)).isEqualTo(new Receipt(2, 0, 2, 0, 0, 0, 0));
    }

    @Test
    void correctsOnlyTheFactThatChanged() throws Exception {
        acme.take(deal("1", stage("meeting", "2026-01-02"), won("2026-02-03", 10)));

        var receipt = acme.take(deal("1", stage("meeting", "2026-01-02"), won("2026-02-03", 11)));

        assertThat(receipt).isEqualTo(new Receipt(3, 0, 1, 1, 0, 0, 0));
        var view = acme.view();
        assertThat(view.closeValue()).containsExactly(1_100);
        assertThat(view.entryProvenance(0, MEETING).sequence()).isEqualTo(2);
        assertThat(view.closeProvenance(0).sequence()).isEqualTo(3);
    }

    @Test
    void wonToLostIsOneCorrection() throws Exception {
        acme.take(deal("1", won("2026-02-03", 10)));

        var receipt = acme.take(deal("1", closed(Outcome.LOST, "2026-02-04", 0)));

        assertThat(receipt).isEqualTo(new Receipt(3, 0, 0, 1, 0, 0, 0));
        assertThat(acme.view().outcome()).containsExactly(Outcome.LOST);
    }

    @Test
    void takesBackWhatARecordNoLongerSays() throws Exception {
        acme.take(deal("1", stage("meeting", "2026-01-02"), won("2026-02-03", 10)));

        var receipt = acme.take(deal("1", stage("meeting", "2026-01-02")));

        assertThat(receipt).isEqualTo(new Receipt(3, 0, 1, 0, 1, 0, 0));
        assertThat(acme.view().outcome()).containsOnlyNulls();
    }

    @Test
    void keepsStepsOfAHistory() throws Exception {
        acme.take(deal("1", step("lead", "2026-01-02")));

        var receipt = acme.take(deal("1", step("meeting", "2026-01-09")));

        assertThat(receipt).isEqualTo(new Receipt(3, 1, 0, 0, 0, 0, 0));
        assertThat(acme.view().stages()).containsExactly(new Stage("lead"), MEETING);
    }

    @Test
    void correctsAFactThatAnEarlierVersionBrought() throws Exception {
        // given: the entry is from the first version, the close from the second
        acme.take(deal("1", stage("meeting", "2026-01-02")));
        acme.take(deal("1", stage("meeting", "2026-01-02"), won("2026-02-03", 10)));

        // when
        var receipt = acme.take(deal("1", stage("meeting", "2026-01-05"), won("2026-02-03", 10)));

        // then
        assertThat(receipt).isEqualTo(new Receipt(4, 0, 1, 1, 0, 0, 0));
        assertThat(acme.view().entered(MEETING)).containsExactly(Acme.day("2026-01-05"));
    }

    @Test
    void ofOneBatchTheLaterVersionWins() throws Exception {
        var receipt = acme.take(deal("1", won("2026-02-03", 10)), deal("1", won("2026-02-03", 11)));

        assertThat(receipt).isEqualTo(new Receipt(2, 1, 0, 1, 0, 0, 0));
        assertThat(acme.view().closeValue()).containsExactly(1_100);
    }

    @Test
    void knowsAVersionOlderThanTheOneHeld() throws Exception {
        acme.take(record("deal", "1", null, 7L, won("2026-02-03", 11)));

        assertThat(acme.take(record("deal", "1", null, 6L, won("2026-02-03", 10))))
                .isEqualTo(new Receipt(2, 0, 1, 0, 0, 0, 0));
        assertThat(acme.take(record("deal", "1", null, 8L, won("2026-02-03", 12))))
                .isEqualTo(new Receipt(3, 0, 0, 1, 0, 0, 0));
        assertThat(acme.view().closeValue()).containsExactly(1_200);
    }

    @Test
    void remembersAcrossARestart() throws Exception {
        acme.take(record("deal", "1", null, 7L, stage("meeting", "2026-01-02"), won("2026-02-03", 11)));
        var told = Acme.told(acme.view());
        Derbies.close(folder);
        var again = Acme.again(folder);

        assertThat(Acme.told(again.view())).isEqualTo(told);
        assertThat(again.take(record("deal", "1", null, 7L, stage("meeting", "2026-01-02"), won("2026-02-03", 11))))
                .isEqualTo(new Receipt(2, 0, 2, 0, 0, 0, 0));
        assertThat(again.take(record("deal", "1", null, 6L, won("2026-02-03", 10))))
                .isEqualTo(new Receipt(2, 0, 1, 0, 0, 0, 0));
        assertThat(again.take(record("deal", "1", null, 8L, stage("meeting", "2026-01-02"))))
                .isEqualTo(new Receipt(3, 0, 1, 0, 1, 0, 0));
    }

    @Test
    void aRetractionTakesBackAllOfARecordAndIsDoneOnce() throws Exception {
        var gone = record("deal", "gone-1", null, null, slot("retracted", new Retracted("1", null, null)));
        acme.take(deal("1", stage("meeting", "2026-01-02"), won("2026-02-03", 10)), deal("2", won("2026-02-03", 5)));

        assertThat(acme.take(gone)).isEqualTo(new Receipt(3, 0, 0, 0, 2, 0, 0));
        assertThat(acme.view().closeValue()).containsExactly(500);

        // when both come again, then nothing changes
        assertThat(acme.take(deal("1", stage("meeting", "2026-01-02"), won("2026-02-03", 10)), gone))
                .isEqualTo(new Receipt(3, 0, 2, 0, 0, 0, 0));
        // when the source says something new of it, then it is there again
        assertThat(acme.take(deal("1", won("2026-02-03", 12)))).isEqualTo(new Receipt(4, 1, 0, 0, 0, 0, 0));
        assertThat(acme.view().closeValue()).containsExactlyInAnyOrder(500, 1_200);
    }

    @Test
    void aRetractionOfOneSlotLeavesTheOthers() throws Exception {
        acme.take(deal("1", stage("meeting", "2026-01-02"), won("2026-02-03", 10)));

        var receipt = acme.take(record("deal", "x", null, null, slot("retracted", new Retracted("1", "closed", null))));

        assertThat(receipt.retracted()).isEqualTo(1);
        assertThat(acme.view().entered(MEETING)).containsExactly(Acme.day("2026-01-02"));
        assertThat(acme.view().outcome()).containsOnlyNulls();
    }

    @Test
    void linksToKeysNobodyNamedWait() throws Exception {
        var lead = new ObjectKey("lead", "7");

        assertThat(acme.take(record("deal", "1", lead, null, won("2026-02-03", 10)))
                        .waiting())
                .isEqualTo(1);
        assertThat(acme.take(record("deal", "2", new ObjectKey("deal", "1"), null, won("2026-02-03", 10)))
                        .waiting())
                .isZero();
        var link = slot("link", new Link(List.of(lead, new ObjectKey("deal", "1")), null));
        assertThat(acme.take(record("links", "1", null, null, link)).waiting()).isEqualTo(1);
        // and still when they are known, until somebody names it
        assertThat(acme.take(record("links", "1", null, null, link)).waiting()).isEqualTo(1);
        assertThat(acme.take(record("lead", "7", null, null, stage("lead", "2026-01-01")))
                        .waiting())
                .isZero();
        assertThat(acme.take(record("links", "1", null, null, link)).waiting()).isZero();
    }

    @Test
    void whatACompleteDeliveryDoesNotHoldIsGone() throws Exception {
        deliver("one", deals(0, 20), false);
        deliver("one", deals(20, 40), true);

        // when: the second delivery comes in two parts, the platform restarts between them, and 39 is missing
        deliver("two", deals(0, 20), false);
        Derbies.close(folder);
        acme = Acme.again(folder);
        var receipt = deliver("two", deals(20, 39), true);

        // then
        assertThat(receipt.retracted()).isEqualTo(1);
        assertThat(receipt.known()).isEqualTo(19);
        assertThat(acme.view().size()).isEqualTo(39);
        // and it is new again when it comes back
        assertThat(deliver("three", deals(0, 40), true))
                .isEqualTo(new Receipt(receipt.sequence() + 1, 1, 39, 0, 0, 0, 0));
    }

    @Test
    void refusesThatTooManyVanish() throws Exception {
        deliver("one", deals(0, 40), true);

        assertThatThrownBy(() -> deliver("two", deals(0, 35), true))
                .isInstanceOf(BadRequest.class)
                .hasMessage(
                        "5 of the 40 records of entry 'deal' of source 'crm' are missing in this delivery, that is more than the 10 % that may vanish; nothing of its last batch was stored. If they are really gone, raise mayVanish for this import");
        assertThat(acme.view().size()).isEqualTo(40);
        assertThat(deliver("three", deals(0, 40), true).known()).isEqualTo(40);
    }

    @Test
    void aRejectedRowHasNotVanished() throws Exception {
        deliver("one", deals(0, 3), true);

        var receipt = acme.engine.ingest(new Batch(
                Acme.CRM,
                "crm",
                null,
                deals(0, 2),
                List.of(rejected("n2")),
                new Delivery("two"),
                List.of(new Complete("deal", 10))));

        assertThat(receipt.retracted()).isZero();
        assertThat(acme.view().size()).isEqualTo(3);
    }

    @Test
    void keepsARejectedRowOnceAndClosesItWhenItIsTaken() throws Exception {
        reject(rejected("1"));
        reject(rejected("1"));
        reject(rejected("2"));

        assertThat(acme.engine.rejected(Acme.ID, 10))
                .extracting(RejectedRow::rejected)
                .containsExactly(rejected("2"), rejected("1"));

        acme.take(deal("1", won("2026-02-03", 10)));

        assertThat(acme.engine.rejected(Acme.ID, 10))
                .extracting(RejectedRow::rejected)
                .containsExactly(rejected("2"));
    }

    @Test
    void aRejectedRowIsNotKeptIfItsRecordIsTakenFurtherDownInTheBatch() throws Exception {
        var receipt = acme.engine.ingest(Batch.of(
                Acme.CRM,
                "crm",
                List.of(at("deals.csv", 9, "above"), at("deals.csv", 3, "below"), at("more.csv", 2, "elsewhere")),
                List.of(
                        rejected("above"),
                        rejected("below"),
                        rejected("elsewhere"),
                        new Rejected(new Origin("deals.csv", 8), null, null, "no key", "x", "", ""))));

        assertThat(receipt.rejected()).isEqualTo(4);
        assertThat(acme.engine.rejected(Acme.ID, 10))
                .extracting(row -> row.rejected().key())
                .containsExactly(null, "below");

        // and the numbers go on without gap
        reject(rejected("next"));
        assertThat(acme.engine.rejected(Acme.ID, 1)).extracting(RejectedRow::id).containsExactly(2L);
    }

    @Test
    void aGenerationThatIsLiveNoMoreStoresNothingAndItsFileIsNotToBlame() throws Exception {
        acme.apply(Acme.FILE, 2);

        assertThatThrownBy(() -> acme.take(deal("1", won("2026-02-03", 10))))
                .isInstanceOf(Unavailable.class)
                .hasMessage(
                        "generation 1 of connector crm of tenant acme is not live any more, generation 2 is; nothing of its batch was stored");
        assertThat(acme.view().size()).isZero();
    }

    @Test
    void aGenerationThatIsNotLiveYetStoresNothingAndMayTryAgain() throws Exception {
        acme.apply(Acme.FILE, 0);

        assertThatThrownBy(() -> acme.take(deal("1", won("2026-02-03", 10))))
                .isInstanceOf(Unavailable.class)
                .hasMessage(
                        "generation 1 of connector crm of tenant acme is not live yet, generation 0 is; nothing of its batch was stored");
        acme.apply(Acme.FILE, 1);
        acme.take(deal("1", won("2026-02-03", 10)));

        assertThat(acme.view().size()).isPositive();
    }

    @Test
    void refusesACursorThatDoesNotFollow() throws Exception {
        read(new Cursor(null, "page 1"));
        read(new Cursor("page 1", "page 2"));

        assertThatThrownBy(() -> read(new Cursor("page 1", "page 2")))
                .isInstanceOf(BadRequest.class)
                .hasMessage(
                        "connector crm of tenant acme read on from 'page 1', but what is stored ends at 'page 2'; nothing of its batch was stored");
        assertThatThrownBy(() -> read(new Cursor(null, "page 1"))).hasMessageContaining("read on from the beginning");
    }

    @Test
    void namesTheTenantsThereAre() {
        var nobody = new Instance(new TenantId("nobody"), "crm", 1);

        assertThatThrownBy(() -> acme.engine.ingest(Batch.of(nobody, "crm", List.of(), List.of())))
                .isInstanceOf(BadRequest.class)
                .hasMessage("there is no tenant nobody; there are acme");
    }

    @Test
    void aDeliveryOfAnotherDayIsAChangeOfItsOwn() throws Exception {
        var record = deal("1", won("2026-02-03", 10));
        acme.take(record);
        acme.pass(Duration.ofHours(2));
        assertThat(acme.take(record).sequence()).isEqualTo(2);
        acme.pass(Duration.ofDays(1));

        assertThat(acme.take(record).sequence()).isEqualTo(3);

        assertThat(acme.view(2).coverage().get(0).lastDelivery()).isEqualTo("2026-11-20");
        assertThat(acme.view(3).coverage().get(0).lastDelivery()).isEqualTo("2026-11-21");
    }

    @Test
    void storesALargeBatchInBlocksThatFit() throws Exception {
        var receipt = acme.engine.ingest(Batch.of(Acme.CRM, "crm", deals(0, 20_000), List.of()));

        assertThat(receipt.stored()).isEqualTo(20_000);
        acme.store.blocks(
                Acme.ID, 0, 1_000, (number, bytes) -> assertThat(bytes).hasSizeLessThanOrEqualTo(31_744));
        assertThat(acme.take(deals(0, 20_000).get(17_123))).isEqualTo(new Receipt(2, 0, 1, 0, 0, 0, 0));
        assertThat(acme.take(deal("n17123", won("2026-03-03", 99))).corrected()).isEqualTo(1);
    }

    @Test
    void storesARecordThatNoBlockHolds() throws Exception {
        var text = new StringBuilder();
        var random = new java.util.Random(1);
        while (text.length() < 100_000) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        acme.take(deal("1", won("2026-02-03", 10), described("place", text.toString())));

        var view = acme.view();

        assertThat(view.label("place", view.codes("place")[0])).isEqualTo(text.toString());
    }

    private Receipt deliver(String delivery, List<SourceRecord> records, boolean complete) throws Exception {
        return acme.engine.ingest(new Batch(
                Acme.CRM,
                "crm",
                null,
                records,
                List.of(),
                new Delivery(delivery),
                complete ? List.of(new Complete("deal", 10)) : List.of()));
    }

    private void reject(Rejected rejected) throws Exception {
        acme.engine.ingest(Batch.of(Acme.CRM, "crm", List.of(), List.of(rejected)));
    }

    private void read(Cursor cursor) throws Exception {
        acme.engine.ingest(new Batch(Acme.CRM, "crm", cursor, List.of(), List.of(), null, List.of()));
    }

    private static SourceRecord at(String file, long line, String key) {
        var deal = deal(key, won("2026-02-03", 10));
        return new SourceRecord(
                deal.entry(),
                deal.rank(),
                key,
                deal.funnel(),
                deal.subject(),
                List.of(),
                null,
                null,
                deal.slots(),
                new Origin(file, line));
    }

    private static Rejected rejected(String key) {
        return new Rejected(
                new Origin("deals.csv", 7),
                "deal",
                key,
                "Amount: 'x' is no number",
                key + ";x",
                "ID;Amount",
                "delimiter=;");
    }

    private static List<SourceRecord> deals(int from, int to) {
        var deals = new ArrayList<SourceRecord>();
        for (int i = from; i < to; i++) {
            deals.add(deal("n" + i, won("2026-02-0" + (1 + i % 9), i)));
        }
        return deals;
    }
}
