package io.mittari.metrics.engine;

import static io.mittari.metrics.engine.Acme.deal;
import static io.mittari.metrics.engine.Acme.record;
import static io.mittari.metrics.engine.Acme.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.api.ingest.Person;
import io.mittari.metrics.api.ingest.Receipt;
import io.mittari.metrics.api.ingest.Rejected;
import io.mittari.metrics.api.ingest.SourceRecord;
import io.mittari.metrics.engine.admin.MetricsAdmin.RejectedRow;
import io.mittari.metrics.engine.admin.PeopleAdmin.KnownPerson;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplayTest extends OnAcme {

    @Test
    void aRowThatIsTakenClosesAndTellsTheMonthItRestates() throws Exception {
        var kept = rejected(null, "no key");

        var receipt = replay(kept, deal("1", won("2026-02-03", 10)));

        assertThat(receipt.stored()).isEqualTo(1);
        assertThat(receipt.months()).containsExactly(YearMonth.of(2026, 2));
        assertThat(open()).isEmpty();
    }

    @Test
    void aCorrectionTellsTheMonthItLeavesToo() throws Exception {
        acme.take(deal("1", won("2026-01-31", 10)));
        acme.pass(Duration.ofDays(1));
        var kept = rejected("1", "no date");

        var receipt = replay(kept, deal("1", won("2026-03-01", 10)));

        assertThat(receipt.corrected()).isEqualTo(1);
        assertThat(receipt.months()).containsExactly(YearMonth.of(2026, 1), YearMonth.of(2026, 3));
    }

    @Test
    void whatWasStoredAfterTheRejectionStays() throws Exception {
        var kept = rejected(null, "no key");
        acme.pass(Duration.ofDays(30));
        acme.take(deal("1", won("2026-03-01", 20)));

        var receipt = replay(kept, deal("1", won("2026-02-03", 10)));

        assertThat(receipt.known()).isEqualTo(1);
        assertThat(receipt.corrected()).isZero();
        assertThat(receipt.months()).isEmpty();
        assertThat(open()).isEmpty();
    }

    /** Of three weeks in which no key could be read. */
    @Test
    void rowsOfOneRecordThatWereRejectedOneAfterTheOtherCountAsIfTheyHadBeenTakenThen() throws Exception {
        var first = rejected(null, "no key", "1");
        acme.pass(Duration.ofDays(7));
        var second = rejected(null, "no key", "2");
        acme.pass(Duration.ofDays(7));
        var third = rejected(null, "no key", "3");
        acme.pass(Duration.ofDays(7));

        replay(first, deal("1", won("2026-02-01", 10)));
        replay(third, deal("1", won("2026-02-03", 30)));
        var late = replay(second, deal("1", won("2026-02-02", 20)));

        assertThat(late.known()).isEqualTo(1);
        assertThat(acme.view().closeDay()).containsExactly(Acme.day("2026-02-03"));
        assertThat(open()).isEmpty();
    }

    /** As when it is killed between two of its batches, and what is remembered is gone. */
    @Test
    void aReplayThatIsRepeatedGoesOnWhereItEnded() throws Exception {
        var first = rejected(null, "no key", "1");
        acme.pass(Duration.ofDays(7));
        var second = rejected(null, "no key", "2");
        replay(first, deal("1", won("2026-02-01", 10)));

        var again = acme.anew().engine.ingest(batch(second, List.of(deal("1", won("2026-02-02", 20))), List.of()));

        assertThat(again.corrected()).isEqualTo(1);
        assertThat(open()).isEmpty();
    }

    @Test
    void aHigherVersionWinsWhateverWasStoredAfter() throws Exception {
        var kept = rejected(null, "no key");
        acme.pass(Duration.ofDays(30));
        acme.take(record("deal", "1", null, 3L, won("2026-03-01", 20)));

        assertThat(replay(kept, record("deal", "1", null, 5L, won("2026-02-03", 10)))
                        .corrected())
                .isEqualTo(1);
    }

    @Test
    void aLowerVersionIsKnownWhateverWasStoredBefore() throws Exception {
        acme.take(record("deal", "1", null, 3L, won("2026-03-01", 20)));
        acme.pass(Duration.ofDays(30));
        var kept = rejected(null, "no key");

        assertThat(replay(kept, record("deal", "1", null, 2L, won("2026-02-03", 10)))
                        .known())
                .isEqualTo(1);
    }

    @Test
    void aRowThatIsRejectedOnceMoreIsAsOldAsItWas() throws Exception {
        var kept = rejected(null, "no key");
        acme.pass(Duration.ofDays(30));

        acme.engine.ingest(batch(kept, List.of(), List.of(row("1", "no date"))));

        assertThat(open()).hasSize(1).first().satisfies(row -> {
            assertThat(row.at()).isEqualTo(kept.at());
            assertThat(row.rejected().reason()).isEqualTo("no date");
            assertThat(row.rejected().key()).isEqualTo("1");
        });
    }

    @Test
    void aReplayIsNoDelivery() throws Exception {
        var kept = rejected(null, "no key");

        replay(kept, deal("1", won("2026-02-03", 10)));

        assertThat(acme.store.deliveries(Acme.ID)).isEmpty();
    }

    @Test
    void aDryRunTellsTheMonthsAndStoresNothing() throws Exception {
        var kept = rejected(null, "no key");

        var receipt =
                acme.engine.dryRun(Acme.CRM).compare(batch(kept, List.of(deal("1", won("2026-02-03", 10))), List.of()));

        assertThat(receipt.months()).containsExactly(YearMonth.of(2026, 2));
        assertThat(open()).hasSize(1);
    }

    @Test
    void rowsAreHandedOutPerInstanceTheOldestFirst() throws Exception {
        rejected("1", "no date");
        rejected("2", "no date");
        rejected("3", "no date");

        assertThat(acme.engine.rejectedBy(Acme.ID, "crm", 0, 2, 10))
                .extracting(row -> row.rejected().key())
                .containsExactly("2", "3");
        assertThat(acme.engine.rejectedBy(Acme.ID, "crm", -1, 2, 1))
                .extracting(row -> row.rejected().key())
                .containsExactly("1");
        assertThat(acme.engine.rejectedBy(Acme.ID, "other", -1, 2, 10)).isEmpty();
    }

    @Test
    void rowsOlderThanTheTenantKeepsThemAreDropped() throws Exception {
        rejected("old", "no date");
        acme.pass(Duration.ofDays(40));
        rejected("new", "no date");
        assertThat(acme.engine.dropOldRejected()).isEmpty();

        acme.apply(Acme.FILE.replace("\"currency\"", "\"keepRejected\": \"30d\", \"currency\""), 1);

        assertThat(acme.engine.dropOldRejected()).isEqualTo(Map.of(new TenantId("acme"), 1));
        assertThat(open()).extracting(row -> row.rejected().key()).containsExactly("new");
    }

    /** As by an import between the reading of the kept row and its batch. */
    @Test
    void aRowThatCameAgainMeanwhileIsNotClosedByWhatItSaidBefore() throws Exception {
        var read = rejected("1", "no date", "1;old");
        acme.pass(Duration.ofDays(1));
        var newer = rejected("1", "no date", "1;new");

        assertThatThrownBy(() -> replay(read, deal("1", won("2026-02-03", 10))))
                .isInstanceOf(BadRequest.class)
                .hasMessage(
                        "1 of 1 rejected rows of deals.csv went or came again while they were read: what was taken until then is closed; replay again");

        assertThat(open()).containsExactly(newer);
        assertThat(acme.view().closeDay()).isEmpty();
    }

    /** As by another replay, or since somebody was erased. */
    @Test
    void aRowThatWentMeanwhileIsNotKeptOnceMore() throws Exception {
        var read = rejected("1", "no date");
        replay(read, deal("1", won("2026-02-03", 10)));

        assertThatThrownBy(() -> acme.engine.ingest(batch(read, List.of(), List.of(row("1", "no amount")))))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("1 of 1 rejected rows of deals.csv went or came again");

        assertThat(open()).isEmpty();
    }

    @Test
    void aLaterRejectionOfARecordStaysWhenAnEarlierRowOfItIsTaken() throws Exception {
        var first = rejected(null, "no key", "1");
        acme.pass(Duration.ofDays(7));
        var later = rejected("1", "no date");

        replay(first, deal("1", won("2026-02-01", 10)));

        assertThat(open()).containsExactly(later);
    }

    @Test
    void anEarlierRejectionOfARecordGoesWhenALaterRowOfItIsTaken() throws Exception {
        rejected("1", "no date");
        acme.pass(Duration.ofDays(7));
        var later = rejected(null, "no key", "1");

        replay(later, deal("1", won("2026-02-01", 10)));

        assertThat(open()).isEmpty();
    }

    @Test
    void aRowThatIsRejectedOnceMoreTakesNotThePlaceOfALaterOneOfItsRecord() throws Exception {
        var first = rejected(null, "no key", "1");
        acme.pass(Duration.ofDays(7));
        var later = rejected("1", "no date");

        acme.engine.ingest(batch(first, List.of(), List.of(row("1", "no amount"))));

        assertThat(open()).containsExactly(later);
    }

    @Test
    void ofRowsThatCameTogetherTheLowerInTheFileCounts() throws Exception {
        var above = new Rejected(new Origin("deals.csv", 5), "deal", null, "no key", "1", "ID;Closed", "delimiter=;");
        acme.engine.ingest(Batch.of(
                Acme.CRM, "crm", List.of(line(9, deal("1", won("2026-02-09", 90)))), List.of(above)));

        var receipt = replay(open().get(0), line(5, deal("1", won("2026-02-05", 50))));

        assertThat(receipt.known()).isEqualTo(1);
        assertThat(acme.view().closeDay()).containsExactly(Acme.day("2026-02-09"));
        assertThat(open()).isEmpty();
    }

    @Test
    void ofRowsThatCameTogetherTheLowerInTheFileCorrects() throws Exception {
        var below = new Rejected(new Origin("deals.csv", 9), "deal", null, "no key", "1", "ID;Closed", "delimiter=;");
        acme.engine.ingest(Batch.of(
                Acme.CRM, "crm", List.of(line(5, deal("1", won("2026-02-05", 50)))), List.of(below)));

        var receipt = replay(open().get(0), line(9, deal("1", won("2026-02-09", 90))));

        assertThat(receipt.corrected()).isEqualTo(1);
        assertThat(acme.view().closeDay()).containsExactly(Acme.day("2026-02-09"));
    }

    @Test
    void peopleWhoAreKnownAreCalledAsTheyWereSinceAndWhatWasNotKnownIsAdded() throws Exception {
        var kept = rejected(null, "no key");
        acme.pass(Duration.ofDays(30));
        acme.take(about("1", new Person(Person.Kind.CONTACT, "17", "Eino Niemi", null, "CFO")));

        replay(kept, about("2", new Person(Person.Kind.CONTACT, "17", "Eino Maki", "eino@x.example", "clerk")));

        assertThat(acme.engine.find(Acme.ID, "eino", 10))
                .extracting(KnownPerson::name, KnownPerson::email, KnownPerson::role)
                .containsExactly(tuple("Eino Niemi", "eino@x.example", "CFO"));
    }

    private static SourceRecord about(String key, Person person) {
        var record = deal(key, won("2026-02-03", 10));
        return of(record, record.origin(), List.of(person));
    }

    private static SourceRecord line(long line, SourceRecord record) {
        return of(record, new Origin("deals.csv", line), List.of());
    }

    private static SourceRecord of(SourceRecord record, Origin origin, List<Person> people) {
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
                origin,
                record.entity(),
                people);
    }

    private RejectedRow rejected(@Nullable String key, String reason) throws Exception {
        return kept(row(key, reason));
    }

    private RejectedRow rejected(@Nullable String key, String reason, String raw) throws Exception {
        return kept(new Rejected(new Origin("deals.csv", 5), "deal", key, reason, raw, "ID;Closed", "delimiter=;"));
    }

    private RejectedRow kept(Rejected rejected) throws Exception {
        acme.engine.ingest(Batch.of(Acme.CRM, "crm", List.of(), List.of(rejected)));
        return open().get(0);
    }

    private static Rejected row(@Nullable String key, String reason) {
        return new Rejected(new Origin("deals.csv", 5), "deal", key, reason, key + ";x", "ID;Closed", "delimiter=;");
    }

    private Receipt replay(RejectedRow kept, SourceRecord record) throws Exception {
        return acme.engine.ingest(batch(kept, List.of(record), List.of()));
    }

    private static Batch batch(RejectedRow kept, List<SourceRecord> records, List<Rejected> rejected) {
        var replay = new Batch.Replay(kept.at(), List.of(kept.name()));
        return new Batch(Acme.CRM, "crm", null, records, rejected, null, List.of(), replay);
    }

    private List<RejectedRow> open() throws Exception {
        return acme.engine.rejected(Acme.ID, 10);
    }
}
