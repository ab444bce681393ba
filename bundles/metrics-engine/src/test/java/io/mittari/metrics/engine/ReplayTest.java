package io.mittari.metrics.engine;

import static io.mittari.metrics.engine.Acme.deal;
import static io.mittari.metrics.engine.Acme.record;
import static io.mittari.metrics.engine.Acme.won;
import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.api.ingest.Receipt;
import io.mittari.metrics.api.ingest.Rejected;
import io.mittari.metrics.api.ingest.SourceRecord;
import io.mittari.metrics.engine.admin.MetricsAdmin.RejectedRow;
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
