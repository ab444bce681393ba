package io.mittari.reports.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.Sentence;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.Unit;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.api.query.Restatement;
import io.mittari.metrics.api.query.Restatement.Change;
import io.mittari.metrics.api.query.Restatement.Fact;
import io.mittari.metrics.api.query.Restatement.Figure;
import io.mittari.metrics.api.query.Restatement.Point;
import io.mittari.metrics.api.query.Restatement.Setting;
import io.mittari.metrics.api.report.Block.Heading;
import io.mittari.metrics.api.report.Block.Note;
import io.mittari.metrics.api.report.Block.Table;
import io.mittari.metrics.api.report.Block.Value;
import io.mittari.metrics.api.report.Document;
import io.mittari.metrics.api.report.ReportRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestatedMonthTest {

    private static final Measurement NONE = Measurement.noData(Unit.COUNT, "x@1", Sentence.plain("nothing"));

    @Test
    void whereNothingIsRestatedNothingIsSaid() throws Exception {
        assertThat(table(report(Locale.ENGLISH, List.of(), List.of()))).isEmpty();
        assertThat(table(report(FakeMetrics.with(FakeMetrics.GUIDE), Locale.ENGLISH)))
                .isEmpty();
        // and nothing of a figure that this report does not tell
        assertThat(table(report(Locale.ENGLISH, List.of(count("cycle-closed", 2, 1, 1)), List.of())))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | September 2026 has changed since it was reported | Won deals | 1 added, 1 taken back",
                "fi | syyskuu 2026 on muuttunut raportoinnin jälkeen | Voitetut kaupat | lisätty 1, peruttu 1",
                "nl | september 2026 is gewijzigd sinds de rapportage | Gewonnen deals | 1 toegevoegd, 1 teruggenomen",
                "tr | Eylül 2026 raporlandıktan sonra değişti | Kazanılan satışlar | 1 eklendi, 1 geri alındı"
            })
    void aFigureThatDiffersIsToldWithBothNumbersAndItsCauses(
            String language, String heading, String won, String because) throws Exception {
        var figure = count("won-count", 2, 1, 2, change("deal 7", false), change("deal 9", true));

        var document = report(Locale.forLanguageTag(language), List.of(figure), List.of());

        assertThat(document.blocks()).anySatisfy(block -> assertThat(block).isEqualTo(new Heading(2, heading)));
        assertThat(table(document).orElseThrow().rows())
                .containsExactly(List.of(
                        Value.text(won),
                        Value.of(figure.reported()),
                        Value.of(figure.now()),
                        Value.text(because + ": deal 7 (deals.csv:2), deal 9 (deals.csv:2)")));
    }

    @Test
    void figuresAreCalledAsInTheRestOfTheReport() throws Exception {
        var figures = List.of(
                count("stage-count", 2, 1, Map.of("stage", "offer")),
                count("conversion", 2, 1, Map.of("stage", "offer")),
                count("lost-count", 2, 1, 0),
                count("revenue", 2, 1, 0),
                count("win-rate", 2, 1, 0));

        assertThat(table(report(Locale.ENGLISH, figures, List.of()))
                        .orElseThrow()
                        .rows())
                .extracting(row -> row.get(0))
                .containsExactly(
                        Value.text("Offers"),
                        Value.text("Meeting → Offer"),
                        Value.text("Lost deals"),
                        Value.text("Revenue"),
                        Value.text("Win rate"));
    }

    @Test
    void manyCausesAreCountedAndThreeAreNamed() throws Exception {
        var changes = new ArrayList<Change>();
        for (int i = 0; i < 20; i++) {
            changes.add(change("deal " + i / 2, true));
        }
        var figure = count("won-count", 2, 1234, 1232, changes.toArray(Change[]::new));

        assertThat(table(report(Locale.ENGLISH, List.of(figure), List.of()))
                        .orElseThrow()
                        .rows()
                        .get(0)
                        .get(3))
                .isEqualTo(
                        Value.text("1,232 facts: deal 0 (deals.csv:2), deal 1 (deals.csv:2), deal 2 (deals.csv:2), …"));
    }

    @Test
    void aDealWhoseStagesAndCloseAreGoneIsNamedOnce() throws Exception {
        var figure =
                count("won-count", 2, 1, 3, change("deal 7", false), change("deal 7", false), change("deal 9", true));

        assertThat(table(report(Locale.ENGLISH, List.of(figure), List.of()))
                        .orElseThrow()
                        .rows()
                        .get(0)
                        .get(3))
                .isEqualTo(Value.text("1 added, 2 taken back: deal 7 (deals.csv:2), deal 9 (deals.csv:2)"));
    }

    @Test
    void whereSettingsDidAPartTheyAreSaidBesideTheFacts() throws Exception {
        var facts = count("won-count", 3, 1, 1, change("deal 7", false));
        var both = new Figure(
                facts.metric(),
                facts.basis(),
                facts.by(),
                facts.reported(),
                facts.now(),
                facts.difference(),
                facts.byFacts(),
                Measurement.count(1, "won-count@1"),
                facts.total(),
                facts.changes());

        assertThat(table(report(Locale.ENGLISH, List.of(both), List.of()))
                        .orElseThrow()
                        .rows()
                        .get(0)
                        .get(3))
                .isEqualTo(Value.text("1 taken back: deal 7 (deals.csv:2); changed settings"));
    }

    @Test
    void settingsAreNamedWithWhatTheyWere() throws Exception {
        var zone = new Setting("zone", "UTC", "Europe/Paris", "api", "tenant apply", Instant.EPOCH, 8);
        var cycle = new Setting("cycleFrom", "", "meeting", "api", "tenant apply", Instant.EPOCH, 9);

        var document = report(Locale.ENGLISH, List.of(count("won-count", 2, 1, 0)), List.of(zone, cycle));

        assertThat(table(document).orElseThrow().rows().get(0).get(3)).isEqualTo(Value.text("changed settings"));
        assertThat(document.blocks())
                .contains(new Note(
                        "Settings that were changed since: zone: UTC → Europe/Paris; cycleFrom: – → meeting."));
    }

    @Test
    void anOpportunityThatLinksRenamedIsNamedAsItWasAndAsItIs() throws Exception {
        var fact = new Fact("won 5.00 EUR", LocalDate.of(2026, 9, 9), "csv", new Origin("deals.csv", 2), 8);
        var figure = count("won-count", 2, 1, 1, new Change("lead 7", "deal 3", fact, null, 9));

        assertThat(table(report(Locale.ENGLISH, List.of(figure), List.of()))
                        .orElseThrow()
                        .rows()
                        .get(0)
                        .get(3))
                .isEqualTo(Value.text("1 taken back: lead 7 → deal 3 (deals.csv:2)"));
    }

    private static Figure count(String metric, long reported, long now, long total, Change... changes) {
        return figure(metric, reported, now, Map.of(), total, changes);
    }

    private static Figure count(String metric, long reported, long now, Map<String, String> by) {
        return figure(metric, reported, now, by, 0);
    }

    private static Figure figure(
            String metric, long reported, long now, Map<String, String> by, long total, Change... changes) {
        var basis = metric.equals("conversion") ? Basis.PERIOD : Basis.CLOSED;
        return new Figure(
                metric,
                basis,
                by,
                Measurement.count(reported, metric + "@1"),
                Measurement.count(now, metric + "@1"),
                NONE,
                NONE,
                Measurement.count(changes.length == 0 ? 1 : 0, metric + "@1"),
                total,
                List.of(changes));
    }

    private static Change change(String opportunity, boolean added) {
        var fact = new Fact("won 5.00 EUR", LocalDate.of(2026, 9, 9), "csv", new Origin("deals.csv", 2), 8);
        return new Change(opportunity, "", added ? null : fact, added ? fact : null, 9);
    }

    private static Document report(Locale language, List<Figure> figures, List<Setting> settings) throws Exception {
        var restated = new Restatement(
                FakeMetrics.OCTOBER.minusMonths(1),
                "main",
                LocalDate.of(2026, 10, 6),
                new Point(3, Instant.EPOCH),
                new Point(9, Instant.EPOCH),
                figures,
                0,
                20,
                settings);
        return report(FakeMetrics.with(FakeMetrics.GUIDE).restating(restated), language);
    }

    private static Document report(FakeMetrics metrics, Locale language) throws Exception {
        return new FunnelReport(new TenantId("acme")).render(ReportRequest.of(FakeMetrics.OCTOBER, language), metrics);
    }

    private static Optional<Table> table(Document document) {
        return document.blocks().stream()
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .filter(t -> t.columns().size() == 4)
                .findFirst();
    }
}
