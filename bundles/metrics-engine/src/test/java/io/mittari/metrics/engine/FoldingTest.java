package io.mittari.metrics.engine;

import static io.mittari.metrics.engine.Acme.deal;
import static io.mittari.metrics.engine.Acme.described;
import static io.mittari.metrics.engine.Acme.lost;
import static io.mittari.metrics.engine.Acme.open;
import static io.mittari.metrics.engine.Acme.record;
import static io.mittari.metrics.engine.Acme.slot;
import static io.mittari.metrics.engine.Acme.stage;
import static io.mittari.metrics.engine.Acme.step;
import static io.mittari.metrics.engine.Acme.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.metrics.api.At;
import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.fact.Context;
import io.mittari.metrics.api.fact.Entity;
import io.mittari.metrics.api.fact.Link;
import io.mittari.metrics.api.fact.ObjectKey;
import io.mittari.metrics.api.fact.Rate;
import io.mittari.metrics.api.fact.StageEntered;
import io.mittari.metrics.api.ingest.SourceRecord.Slot;
import io.mittari.metrics.api.query.Question;
import io.mittari.metrics.engine.admin.AsOf;
import io.mittari.metrics.engine.view.FactsView;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldingTest extends OnAcme {

    private static final ObjectKey LEAD = new ObjectKey("lead", "7");
    private static final Stage STAGE_LEAD = new Stage("lead");
    private static final Currency USD = Currency.getInstance("USD");

    @Test
    void theFirstDealContinuesItsLeadAndFurtherOnesAreTheirOwn() throws Exception {
        // given: the second deal arrives first, and no deal names its channel as the lead does
        acme.take(record("deal", "2", LEAD, null, stage("meeting", "2026-03-01"), described("channel", "phone")));
        acme.take(record("deal", "1", LEAD, null, stage("meeting", "2026-02-01"), won("2026-04-01", 5)));
        acme.take(record("lead", "7", null, null, stage("lead", "2026-01-01"), described("channel", "web")));

        var view = acme.view();

        assertThat(keys(view)).containsExactlyInAnyOrder("lead 7", "deal 2");
        int joined = opportunity(view, "lead 7");
        int further = opportunity(view, "deal 2");
        assertThat(view.outcome()[joined]).isEqualTo(Outcome.WON);
        assertThat(view.entered(STAGE_LEAD)[further]).isEqualTo(FactsView.NEVER);
        assertThat(view.further()[further]).isTrue();
        assertThat(view.further()[joined]).isFalse();
        assertThat(label(view, "channel", further)).isEqualTo("web");
    }

    @Test
    void theDealsOfOneLeadCountOneLeadAndAsManyMeetings() throws Exception {
        acme.take(record("lead", "7", null, null, stage("lead", "2026-01-01")));
        for (int i = 1; i <= 3; i++) {
            acme.take(record("deal", "" + i, LEAD, null, stage("meeting", "2026-02-0" + i)));
        }

        var metrics = acme.engine.open(Acme.ID, AsOf.NOW, null);

        assertThat(metrics.measure(Question.of("stage-count", Period.ALL)))
                .extracting(row -> row.by().get("stage") + " " + row.cell().value())
                .containsExactly("lead 1", "meeting 3");
        var cohort = metrics.measure(Question.of("conversion", Period.ALL).on(Basis.COHORT))
                .get(0)
                .cell();
        assertThat(cohort.numerator()).isEqualTo(1);
        assertThat(cohort.denominator()).isEqualTo(1);
    }

    @Test
    void aLeadNobodyNamedIsNoOpportunity() throws Exception {
        acme.take(record("deal", "1", LEAD, null, stage("meeting", "2026-02-01")));

        assertThat(keys(acme.view())).containsExactly("deal 1");
    }

    @Test
    void linkedKeysCountOnceEachStageAtItsEarliest() throws Exception {
        acme.take(deal("1", stage("lead", "2026-01-09")), deal("2", stage("lead", "2026-01-05"), won("2026-03-01", 7)));
        var link = slot("link", new Link(List.of(new ObjectKey("deal", "1"), new ObjectKey("deal", "2")), null));
        var linked = acme.take(record("links", "a", null, null, link)).sequence();

        assertThat(keys(acme.view())).containsExactly("deal 2");
        assertThat(acme.view().entered(STAGE_LEAD)).containsExactly(Acme.day("2026-01-05"));

        // when the link is taken back, then they are two again; and were not, then
        acme.take(record("links", "a", null, null));
        assertThat(acme.view().size()).isEqualTo(2);
        assertThat(acme.view(linked).size()).isEqualTo(1);
    }

    @Test
    void aLaterEntryReopensAndTheNextCloseCounts() throws Exception {
        acme.take(deal("1", step("meeting", "2026-01-01")), record("close", "1", null, null));
        acme.take(deal("1", lost("2026-02-01")));
        assertThat(acme.view().outcome()).containsExactly(Outcome.LOST);

        acme.take(deal("1", step("offer", "2026-03-01"), lost("2026-02-01")));
        assertThat(acme.view().closeDay()).containsExactly(FactsView.NEVER);

        acme.take(deal("1", won("2026-03-01", 9)));
        assertThat(acme.view().outcome()).containsExactly(Outcome.WON);
    }

    @Test
    void theFirstTouchStaysAndOtherAttributesAreTheNewest() throws Exception {
        var both = List.of(new ObjectKey("deal", "1"), new ObjectKey("deal", "2"));
        acme.take(deal("2", stage("lead", "2026-02-01"), described("channel", "fair", "owner", "Bo")));
        acme.take(
                deal("1", stage("lead", "2026-01-01"), described("channel", "web", "owner", "Al")),
                record("links", "a", null, null, slot("link", new Link(both, null))));

        var view = acme.view();

        assertThat(label(view, "channel", 0)).isEqualTo("web");
        assertThat(label(view, "owner", 0)).isEqualTo("Bo");
        assertThat(view.codes("nobody-has-this")).containsOnly(FactsView.BLANK);
    }

    @Test
    void attributesOfACompanyAreThoseOfItsOpportunities() throws Exception {
        acme.take(
                deal("1", won("2026-02-01", 5), described("company", "Betasoloin")),
                deal("2", won("2026-02-01", 5), described("company", "Cancity", "sector", "own")),
                record(
                        "company",
                        "Betasoloin",
                        null,
                        null,
                        described(Entity.COMPANY, "Betasoloin", "sector", "medical")),
                record("company", "Cancity", null, null, described(Entity.COMPANY, "Cancity", "sector", "retail")));

        var view = acme.view();

        assertThat(view.dimensions()).containsExactly("company", "sector");
        assertThat(view.size()).isEqualTo(2);
        assertThat(label(view, "sector", opportunity(view, "deal 1"))).isEqualTo("medical");
        assertThat(label(view, "sector", opportunity(view, "deal 2"))).isEqualTo("own");
    }

    @Test
    void remembersTheValueBeforeTheClose() throws Exception {
        acme.take(deal("1", open("2026-01-01", 100)));
        acme.take(deal("1", open("2026-01-20", 120)));
        assertThat(acme.view().openValue()).containsExactly(12_000);

        acme.take(deal("1", lost("2026-02-01")));

        assertThat(acme.view().valueBeforeClose()).containsExactly(12_000);
        assertThat(acme.view().openValue()).containsExactly(FactsView.NO_VALUE);
    }

    @Test
    void instantsFallOnDaysOfTheTenantsZoneOfThen() throws Exception {
        var late = new StageEntered(STAGE_LEAD, At.instant(Instant.parse("2026-01-01T22:30:00Z")), Context.NONE);
        long before = acme.take(deal("1", new Slot("stage/lead", false, late))).sequence();

        acme.apply(Acme.FILE.replace("Europe/Helsinki", "Europe/London"), 1);

        assertThat(acme.view(before).entered(STAGE_LEAD)).containsExactly(Acme.day("2026-01-02"));
        assertThat(acme.view().entered(STAGE_LEAD)).containsExactly(Acme.day("2026-01-01"));
    }

    @Test
    void takesRatesFromFactsAndFromTheFile() throws Exception {
        acme.apply(
                Acme.FILE.replace(
                        "}", ", \"rates\": [ { \"from\": \"USD\", \"on\": \"2026-01-01\", \"rate\": \"0.9\" } ] }"),
                1);
        acme.take(record(
                "rate",
                "1",
                null,
                null,
                slot("rate/USD", new Rate(USD, LocalDate.parse("2026-02-01"), new BigDecimal("0.8")))));

        var view = acme.view();

        assertThat(view.rate(USD, LocalDate.parse("2025-12-31"))).isEmpty();
        assertThat(view.rate(USD, LocalDate.parse("2026-01-31"))).contains(new BigDecimal("0.9"));
        assertThat(view.rate(USD, LocalDate.parse("2026-02-01"))).contains(new BigDecimal("0.8"));
        assertThat(view.size()).isZero();
    }

    @Test
    void opensAtADayAnInstantOrASequence() throws Exception {
        acme.pass(Duration.ofDays(1));
        acme.take(deal("1", won("2026-02-01", 5)));
        acme.pass(Duration.ofDays(1));
        acme.take(deal("2", won("2026-02-01", 5)));

        assertThat(acme.engine.view(Acme.ID, AsOf.parse("2026-11-20")).size()).isZero();
        assertThat(acme.engine.view(Acme.ID, AsOf.parse("2026-11-21")).size()).isEqualTo(1);
        assertThat(acme.engine
                        .view(Acme.ID, AsOf.parse("2026-11-22T11:59:59+02:00"))
                        .size())
                .isEqualTo(1);
        assertThat(acme.engine
                        .view(Acme.ID, AsOf.parse("2026-11-22T12:00:00+02:00"))
                        .size())
                .isEqualTo(2);
        assertThat(acme.engine.open(Acme.ID, AsOf.parse("#2"), null).today()).isEqualTo("2026-11-21");
        assertThatThrownBy(() -> acme.engine.open(Acme.ID, AsOf.parse("#9"), null))
                .isInstanceOf(BadRequest.class)
                .hasMessage("tenant acme has no point #9; its points are #1 to #3, the newest");
        assertThatThrownBy(() -> acme.engine.open(Acme.ID, AsOf.parse("2026-11-19"), null))
                .isInstanceOf(BadRequest.class)
                .hasMessage(
                        "tenant acme was not there yet on 2026-11-19; its first point #1 is of 2026-11-20T10:00:00Z:"
                                + " name that or a later one");
    }

    private static List<String> keys(FactsView view) {
        return IntStream.range(0, view.size()).mapToObj(view::key).toList();
    }

    private static int opportunity(FactsView view, String key) {
        return keys(view).indexOf(key);
    }

    private static String label(FactsView view, String dimension, int opportunity) {
        int code = view.codes(dimension)[opportunity];
        assertThat(code).as(Arrays.toString(view.codes(dimension))).isNotEqualTo(FactsView.BLANK);
        return view.label(dimension, code);
    }

    @Test
    void aWinIsNotUndoneByItsOwnRecordInTheLastStage() throws Exception {
        acme.take(
                deal("won", won("2026-02-20", 100), step("deal", "2026-02-23")),
                deal("reopened", won("2026-02-20", 100), step("offer", "2026-02-23")),
                deal("lost", lost("2026-02-20"), step("deal", "2026-02-23")));

        var view = acme.view();

        for (int i = 0; i < view.size(); i++) {
            assertThat(view.outcome()[i])
                    .as(view.key(i))
                    .isEqualTo(view.key(i).equals("deal won") ? Outcome.WON : null);
        }
    }

    @Test
    void asOfAnEarlierDayACloseStandsThatWasUndoneLater() throws Exception {
        acme.take(deal("1", won("2026-02-20", 100), step("offer", "2026-03-10")));

        assertThat(acme.view().outcome()).containsOnlyNulls();
        assertThat(acme.view().asOf(Acme.day("2026-03-09")).outcome()).containsExactly(Outcome.WON);
        assertThat(acme.view().asOf(Acme.day("2026-02-19")).outcome()).containsOnlyNulls();
        assertThat(acme.view().asOf(Acme.day("2026-03-10")).outcome()).containsOnlyNulls();
    }

    @Test
    void whatStandsFirstInTheMappingWinsWhicheverCameFirst() throws Exception {
        // given: the mapping's first entry, lead, is imported last
        var lead = new ObjectKey("lead", "7");
        acme.take(record(
                "deal", "1", lead, null, stage("meeting", "2026-01-02"), described("size", "big", "place", "Oulu")));
        long before = acme.view().sequence();
        acme.take(record("lead", "7", null, null, stage("lead", "2026-01-01"), described("size", "small")));

        assertThat(valuesOf("size", acme.view())).containsExactly("small");
        assertThat(valuesOf("place", acme.view())).containsExactly("Oulu");
        assertThat(valuesOf("size", acme.view(before))).containsExactly("big");
    }

    private static List<String> valuesOf(String dimension, FactsView view) {
        return Arrays.stream(view.codes(dimension))
                .mapToObj(code -> view.label(dimension, code))
                .toList();
    }
}
