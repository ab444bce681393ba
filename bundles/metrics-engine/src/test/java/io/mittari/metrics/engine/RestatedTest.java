package io.mittari.metrics.engine;

import static io.mittari.metrics.engine.Acme.deal;
import static io.mittari.metrics.engine.Acme.described;
import static io.mittari.metrics.engine.Acme.lost;
import static io.mittari.metrics.engine.Acme.open;
import static io.mittari.metrics.engine.Acme.record;
import static io.mittari.metrics.engine.Acme.slot;
import static io.mittari.metrics.engine.Acme.stage;
import static io.mittari.metrics.engine.Acme.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.metrics.api.At;
import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Money;
import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.fact.Closed;
import io.mittari.metrics.api.fact.Context;
import io.mittari.metrics.api.fact.Entity;
import io.mittari.metrics.api.fact.Link;
import io.mittari.metrics.api.fact.ObjectKey;
import io.mittari.metrics.api.fact.Rate;
import io.mittari.metrics.api.fact.StageEntered;
import io.mittari.metrics.api.fact.Total;
import io.mittari.metrics.api.ingest.SourceRecord;
import io.mittari.metrics.api.ingest.SourceRecord.Slot;
import io.mittari.metrics.api.query.Restatement;
import io.mittari.metrics.api.query.Restatement.Change;
import io.mittari.metrics.api.query.Restatement.Fact;
import io.mittari.metrics.api.query.Restatement.Figure;
import io.mittari.metrics.engine.admin.AsOf;
import io.mittari.metrics.engine.admin.Restating;
import io.mittari.metrics.engine.counting.Said;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A month is reported on 6 December 2026; what comes later restates it. */
@NullUnmarked // a value that is not there fails the test by itself
class RestatedTest extends OnAcme {

    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    @Test
    void aReopenedDealTakesItsCloseOutOfTheMonth() throws Exception {
        reported(deal("1", stage("lead", "2026-11-02"), won("2026-11-09", 500)), deal("2", won("2026-11-10", 70)));
        acme.take(deal("1", stage("lead", "2026-11-02"), open("2026-11-09", 500)));

        var restated = restated();

        assertThat(restated.today()).isEqualTo("2026-12-06");
        assertThat(restated.reported().sequence()).isEqualTo(3);
        assertThat(restated.now().sequence()).isEqualTo(4);
        assertThat(told(restated, "won-count")).containsExactly("2 > 1 = -1");
        assertThat(told(restated, "revenue")).containsExactly("570.00 > 70.00 = -500.00");
        assertThat(told(restated, "stage-count")).containsExactly("stage=deal 2 > 1 = -1");
        assertThat(told(restated, "open-now")).containsExactly("stage=lead 0 > 1 = 1");
        for (var figure : restated.figures()) {
            assertThat(changes(figure))
                    .as(figure.metric())
                    .containsExactly("taken-back deal 1: won 500.00 EUR 2026-11-09 (deals.csv:2, #2) #4");
        }
    }

    @Test
    void anEmptiedDateTakesTheEntryOutOfTheMonth() throws Exception {
        reported(deal("1", stage("lead", "2026-11-02")), deal("2", stage("lead", "2026-11-03")));
        acme.take(deal("1", stage("lead", null)));

        assertThat(told(restated(), "stage-count")).containsExactly("stage=lead 2 > 1 = -1");
        assertThat(changes(figure(restated(), "stage-count")))
                .containsExactly("changed deal 1: stage lead 2026-11-02 (deals.csv:2, #2)"
                        + " > stage lead (deals.csv:2, #4) #4");
    }

    @Test
    void aNewOwnerMovesTheRowFromTheOneToTheOtherAndNothingElse() throws Exception {
        reported(deal("1", stage("lead", "2026-11-02"), described("owner", "Ann")));
        acme.take(deal("1", stage("lead", "2026-11-02"), described("owner", "Bo")));

        assertThat(restated().figures()).isEmpty();
        var by = restated("owner");
        assertThat(told(by, "stage-count"))
                .containsExactly("owner=Bo, stage=lead 0 > 1 = 1", "owner=Ann, stage=lead 1 > 0 = -1");
        for (var figure : by.figures()) {
            assertThat(changes(figure))
                    .as(figure.metric())
                    .containsExactly("changed deal 1: owner Ann (deals.csv:2, #2) > owner Bo (deals.csv:2, #4) #4");
        }
    }

    @Test
    void aProductThatIsRenamedWhereItIsDescribedRestatesTheFiguresByIt() throws Exception {
        reported(
                deal("1", won("2026-11-02", 5), described("product", "p1")),
                record("products", "p1", null, null, described(Entity.PRODUCT, "p1", "line", "Saws")));
        acme.take(record("products", "p1", null, null, described(Entity.PRODUCT, "p1", "line", "Tools")));

        assertThat(restated().figures()).isEmpty();
        assertThat(told(restated("line"), "won-count")).containsExactly("line=Tools 0 > 1 = 1", "line=Saws 1 > 0 = -1");
        assertThat(changes(figure(restated("line"), "won-count")))
                .containsExactly(
                        "changed deal 1: line Saws (productss.csv:2, #2) > line Tools (productss.csv:2, #4) #4");
    }

    @Test
    void aLaterStageIsTheCauseWhereACohortConvertsAfterAll() throws Exception {
        reported(
                deal("1", stage("lead", "2026-11-02"), stage("meeting", "2026-12-20")),
                deal("2", stage("lead", "2026-11-02")));
        acme.take(deal("2", stage("lead", "2026-11-02"), stage("meeting", "2026-11-30")));

        var cohort = restated().figures().stream()
                .filter(f -> f.metric().equals("conversion") && f.basis().word().equals("cohort"))
                .findFirst()
                .orElseThrow();

        assertThat(cohort.difference().value()).isEqualByComparingTo("50");
        assertThat(cohort.difference().unit().word()).isEqualTo("points");
        assertThat(changes(cohort)).containsExactly("added deal 2: stage meeting 2026-11-30 (deals.csv:2, #4) #4");
    }

    @Test
    void linkedLeadsCountOnceAndTheLinkIsTheCause() throws Exception {
        reported(
                record("lead", "1", null, null, stage("lead", "2026-11-02")),
                record("lead", "2", null, null, stage("lead", "2026-11-03")));
        acme.take(record("links", "a", null, null, slot("link", new Link(List.of(key("1"), key("2")), null))));

        assertThat(told(restated(), "stage-count")).containsExactly("stage=lead 2 > 1 = -1");
        assertThat(changes(figure(restated(), "stage-count")))
                .containsExactly("added lead 2 → lead 1: one with lead 1 (linkss.csv:2, #4) #4");
    }

    @Test
    void aRateThatWasCorrectedIsTheCauseOfOtherMoney() throws Exception {
        reported(deal("1", won("2026-11-02", 5)), deal("2", dollars("2026-11-03", "100")), rate("0.90"));
        acme.take(rate("0.95"));

        assertThat(told(restated(), "revenue")).containsExactly("95.00 > 100.00 = 5.00");
        assertThat(changes(figure(restated(), "revenue")))
                .containsExactly("changed : rate USD 0.90 2026-11-01 (ratess.csv:2, #2)"
                        + " > rate USD 0.95 2026-11-01 (ratess.csv:2, #4) #4");
    }

    @Test
    void theValueThatALostOneHadBeforeIsACauseOfItsOwn() throws Exception {
        acme.take(deal("1", open("2026-11-01", 300)), deal("2", won("2026-11-02", 100)));
        reported(deal("1", lost("2026-11-05")), deal("2", won("2026-11-02", 100)));
        acme.take(deal("1", open("2026-11-03", 900)));
        acme.take(deal("1", lost("2026-11-05")));

        var rate = figure(restated(), "win-rate-value");

        assertThat(rate.reported().value()).isEqualByComparingTo("25");
        assertThat(rate.now().value()).isEqualByComparingTo("10");
        assertThat(changes(rate)).anySatisfy(change -> assertThat(change).contains("open 900.00 EUR"));
    }

    @Test
    void aTotalThatWasCorrectedIsTheCause() throws Exception {
        reported(months(40));
        acme.take(months(44));

        assertThat(told(restated(), "stage-count")).containsExactly("stage=lead 40 > 44 = 4");
        assertThat(changes(figure(restated(), "stage-count")))
                .containsExactly("changed : total of a month: 40 stage lead 2026-11-01 (monthss.csv:2, #2)"
                        + " > total of a month: 44 stage lead 2026-11-01 (monthss.csv:2, #4) #4");
    }

    @Test
    void aTotalThatWasTakenBackIsTheCauseAndItsPointIsTold() throws Exception {
        reported(months(40));
        acme.take(record("months", "lead", null, null));

        assertThat(changes(figure(restated(), "stage-count")))
                .containsExactly("taken-back : total of a month: 40 stage lead 2026-11-01 (monthss.csv:2, #2) #4");
    }

    @Test
    void aRateThatWasTakenBackIsTheCauseAndItsPointIsTold() throws Exception {
        reported(deal("1", won("2026-11-02", 5)), deal("2", dollars("2026-11-03", "100")), rate("0.90"));
        acme.take(record("rates", "usd", null, null));

        assertThat(changes(figure(restated(), "revenue")))
                .containsExactly("taken-back : rate USD 0.90 2026-11-01 (ratess.csv:2, #2) #4");
    }

    @Test
    void whatCameAndWentMakesNoDifference() throws Exception {
        reported(deal("1", stage("lead", "2026-11-02")));
        acme.take(deal("2", stage("lead", "2026-11-03")));
        acme.take(deal("2"));

        assertThat(restated().figures()).isEmpty();
        assertThat(restated().same()).isPositive();
    }

    @Test
    void timeThatPassesRestatesNothing() throws Exception {
        var whole = deal("1", stage("lead", "2026-11-02"), stage("meeting", "2026-11-03"), won("2026-11-04", 9));
        reported(whole, deal("2", stage("lead", "2026-11-02")), deal("3", lost("2026-11-02")));
        acme.pass(Duration.ofDays(40));
        acme.take(deal("2", stage("lead", "2026-11-02"), stage("meeting", "2026-12-20"), won("2027-01-05", 9)));
        acme.take(deal("4", stage("lead", "2026-12-07")));

        assertThat(restated().figures()).isEmpty();
    }

    @Test
    void aStageThatASourceBeginsToGiveIsNoDataAsReported() throws Exception {
        reported(deal("1", stage("lead", "2026-11-02")));
        acme.take(deal("1", stage("lead", "2026-11-02"), stage("meeting", "2026-12-20")));

        var meetings = figure(restated(), "stage-count");

        assertThat(meetings.by()).containsEntry("stage", "meeting");
        assertThat(meetings.reported().reason()).isEqualTo("no source gives it");
        assertThat(meetings.now().value()).isEqualByComparingTo("0");
        assertThat(meetings.changes()).isEmpty();
    }

    @Test
    void whereThereWereNoDataTheDifferenceSaysSoAndIsNoZero() throws Exception {
        acme.take(deal("1", stage("lead", "2026-11-02")));
        acme.pass(Duration.ofDays(17));
        acme.take(deal("2", won("2026-11-12", 5)));

        var won = figure(restated(), "won-count");

        assertThat(won.reported().reason()).isEqualTo("no source gives it");
        assertThat(won.now().value()).isEqualByComparingTo("1");
        assertThat(won.difference().value()).isNull();
        assertThat(won.difference().reason()).isEqualTo("no source gives it");
        assertThat(changes(won)).containsExactly("added deal 2: won 5.00 EUR 2026-11-12 (deals.csv:2, #3) #3");
    }

    @Test
    void settingsAreToldApartFromFactsAndTheirPartsAddUp() throws Exception {
        reported(
                deal("1", moment("2026-11-30T23:30:00Z")), // December in Helsinki, November in London
                deal("2", stage("lead", "2026-11-03")));
        acme.take(deal("3", stage("lead", "2026-11-04")), deal("4", stage("lead", "2026-11-05")));
        long changed = acme.apply(Acme.FILE.replace("Europe/Helsinki", "Europe/London"), 1);

        var restated = restated();
        var leads = figure(restated, "stage-count");

        assertThat(leads.reported().value()).isEqualByComparingTo("1");
        assertThat(leads.byFacts().value()).isEqualByComparingTo("2");
        assertThat(leads.bySettings().value()).isEqualByComparingTo("1");
        assertThat(leads.now().value()).isEqualByComparingTo("4");
        assertThat(leads.total()).isEqualTo(2);
        assertThat(changes(leads))
                .containsExactly(
                        "added deal 3: stage lead 2026-11-04 (deals.csv:2, #4) #4",
                        "added deal 4: stage lead 2026-11-05 (deals.csv:2, #4) #4");
        assertThat(restated.settings()).singleElement().satisfies(setting -> {
            assertThat(setting.key()).isEqualTo("zone");
            assertThat(setting.before()).isEqualTo("Europe/Helsinki");
            assertThat(setting.after()).isEqualTo("Europe/London");
            assertThat(setting.by()).isEqualTo("test");
            assertThat(setting.why()).isEqualTo("a test");
            assertThat(setting.at()).isEqualTo(acme.instant());
            assertThat(setting.sequence()).isEqualTo(changed);
        });
    }

    @Test
    void aStageThatWasTakenOutOfTheFunnelIsNoDataNow() throws Exception {
        reported(deal("1", stage("lead", "2026-11-02"), stage("meeting", "2026-11-03")));
        acme.apply(
                Acme.FILE.replace(
                        " }", ", \"funnels\": { \"main\": [\"lead\", \"deal\"] }, \"opportunityStage\": \"lead\" }"),
                1);

        var meetings = restated().figures().stream()
                .filter(figure -> figure.by().equals(Map.of("stage", "meeting")))
                .findFirst()
                .orElseThrow();

        assertThat(meetings.reported().value()).isEqualByComparingTo("1");
        assertThat(meetings.byFacts().value()).isEqualByComparingTo("0");
        assertThat(meetings.now().why()).isEqualTo(Said.NO_SUCH_STAGE.of("meeting"));
        assertThat(meetings.changes()).isEmpty();
        assertThat(restated().settings())
                .extracting(setting -> "%s: %s > %s".formatted(setting.key(), setting.before(), setting.after()))
                .containsExactly(
                        "funnels.main: lead > meeting > offer > deal > lead > deal",
                        "opportunityStage: meeting > lead");
    }

    @Test
    void aSettingThatWasChangedBackIsNone() throws Exception {
        reported(deal("1", stage("lead", "2026-11-02")));
        acme.apply(Acme.FILE.replace(" }", ", \"skipped\": \"not-passed\" }"), 1);
        acme.apply(Acme.FILE, 1);

        assertThat(restated().settings()).isEmpty();
        assertThat(restated().figures()).isEmpty();
    }

    @Test
    void theClosingDayIsThatOfTheSettingsThatHeldThen() throws Exception {
        acme.apply(Acme.FILE.replace(" }", ", \"closingDay\": 10 }"), 1);
        reported(deal("1", stage("lead", "2026-11-02")));
        assertThatThrownBy(this::restated)
                .isInstanceOf(BadRequest.class)
                .hasMessage("2026-11 is not reported yet: it counts as reported when 2026-12-10 begins."
                        + " Until then name the point you mean, a day or #SEQUENCE");
        acme.pass(Duration.ofDays(5));
        acme.apply(Acme.FILE.replace(" }", ", \"closingDay\": 3 }"), 1);

        assertThat(restated().today()).isEqualTo("2026-12-10");
    }

    @Test
    void anotherPointThanTheClosingMayBeNamed() throws Exception {
        reported(deal("1", stage("lead", "2026-11-02")));
        acme.take(deal("2", stage("lead", "2026-11-03")));

        var since = restated(AsOf.parse("#3"), AsOf.NOW, List.of());
        var until = restated(AsOf.parse("2026-11-25"), AsOf.parse("#3"), List.of());

        assertThat(since.today()).isEqualTo("2026-12-02");
        assertThat(told(since, "stage-count")).containsExactly("stage=lead 1 > 2 = 1");
        assertThat(until.figures()).isEmpty();
        assertThatThrownBy(() -> restated(AsOf.parse("#4"), AsOf.parse("#2"), List.of()))
                .hasMessage("#4 is later than #2: name the earlier point first");
    }

    @Test
    void aMonthBeforeTheTenantIsNotRestated() {
        assertThatThrownBy(() -> acme.engine.restate(Acme.ID, Restating.of(YearMonth.of(2026, 9), 10)))
                .isInstanceOf(BadRequest.class)
                .hasMessage("tenant acme was not there yet on 2026-10-06, when 2026-09 would have been reported;"
                        + " its first point #1 is of 2026-11-20T10:00:00Z: name that or a later one");
    }

    @Test
    void onlyAttributesTellAMonthApart() throws Exception {
        reported(deal("1", stage("lead", "2026-11-02"), described("owner", "Ann")));

        assertThatThrownBy(() -> restated("quarter")).hasMessage("a month is restated by attributes, not by 'quarter'");
        assertThatThrownBy(() -> restated("onwer"))
                .hasMessageStartingWith("there is no dimension 'onwer'; there are: owner");
    }

    @Test
    void aHandleTellsWhatWasRestatedUpToItsOwnPoint() throws Exception {
        reported(deal("1", stage("lead", "2026-11-02")));
        acme.take(deal("2", stage("lead", "2026-11-03")));

        var now = acme.engine.open(Acme.ID, AsOf.NOW, null);
        var then = acme.engine.open(Acme.ID, AsOf.parse("#3"), null);

        assertThat(told(now.restated(NOVEMBER).orElseThrow(), "stage-count")).containsExactly("stage=lead 1 > 2 = 1");
        assertThat(then.restated(NOVEMBER).orElseThrow().figures()).isEmpty();
        assertThat(now.restated(YearMonth.of(2026, 9))).isEmpty();
        assertThat(now.restated(YearMonth.of(2026, 12))).isEmpty();
        assertThat(acme.engine.open(Acme.ID, AsOf.parse("#2"), null).restated(NOVEMBER))
                .isEmpty();
    }

    @Test
    void aMonthAsReportedCanBeAskedForAnyFigure() throws Exception {
        reported(deal("1", won("2026-11-02", 5)));
        acme.take(deal("2", won("2026-11-03", 5)));

        var then = acme.engine.open(Acme.ID, new AsOf.Reported(NOVEMBER), null);

        assertThat(then.sequence()).isEqualTo(3);
        assertThat(then.today()).isEqualTo("2026-12-06");
    }

    /** Taken on 20 November, delivered again on 2 December; then 7 December comes. */
    private void reported(SourceRecord... records) throws MetricsException {
        acme.take(records);
        acme.pass(Duration.ofDays(12));
        acme.take(records);
        acme.pass(Duration.ofDays(5));
    }

    private Restatement restated(String... by) throws MetricsException {
        return restated(new AsOf.Reported(NOVEMBER), AsOf.NOW, Arrays.asList(by));
    }

    private Restatement restated(AsOf reported, AsOf now, List<String> by) throws MetricsException {
        return acme.engine.restate(Acme.ID, new Restating(NOVEMBER, by, "main", null, reported, now, null, 100));
    }

    private static List<String> told(Restatement restated, String metric) {
        return restated.figures().stream()
                .filter(figure -> figure.metric().equals(metric))
                .map(figure -> "%s %s > %s = %s"
                        .formatted(
                                figure.by().entrySet().stream()
                                        .map(Object::toString)
                                        .collect(Collectors.joining(", ")),
                                figure.reported().value(),
                                figure.now().value(),
                                figure.difference().value())
                        .strip())
                .toList();
    }

    private static Figure figure(Restatement restated, String metric) {
        return restated.figures().stream()
                .filter(figure -> figure.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> changes(Figure figure) {
        return figure.changes().stream().map(RestatedTest::told).toList();
    }

    private static String told(Change change) {
        var facts = change.before() == null
                ? told(change.after())
                : change.after() == null ? told(change.before()) : told(change.before()) + " > " + told(change.after());
        var renamed = change.renamed().isEmpty() ? "" : " → " + change.renamed();
        return "%s %s%s: %s #%d"
                .formatted(change.kind().word(), change.opportunity(), renamed, facts, change.sequence());
    }

    private static String told(@Nullable Fact fact) {
        return "%s%s (%s, #%d)"
                .formatted(fact.text(), fact.day() == null ? "" : " " + fact.day(), fact.origin(), fact.sequence());
    }

    private static ObjectKey key(String lead) {
        return new ObjectKey("lead", lead);
    }

    private static Slot moment(String instant) {
        return slot(
                "stage/lead", new StageEntered(new Stage("lead"), At.instant(Instant.parse(instant)), Context.NONE));
    }

    private static Slot dollars(String day, String amount) {
        var value = Money.of(new BigDecimal(amount), Currency.getInstance("USD"));
        return slot("closed", new Closed(Outcome.WON, At.day(LocalDate.parse(day)), value, null, Context.NONE));
    }

    private static SourceRecord rate(String value) {
        return record(
                "rates",
                "usd",
                null,
                null,
                slot("rate", new Rate(Currency.getInstance("USD"), LocalDate.of(2026, 11, 1), new BigDecimal(value))));
    }

    private static SourceRecord months(long count) {
        return record(
                "months",
                "lead",
                null,
                null,
                slot(
                        "total",
                        new Total(
                                new Stage("lead"),
                                null,
                                null,
                                count,
                                LocalDate.of(2026, 11, 1),
                                Total.Per.MONTH,
                                null,
                                false,
                                Context.NONE)));
    }
}
