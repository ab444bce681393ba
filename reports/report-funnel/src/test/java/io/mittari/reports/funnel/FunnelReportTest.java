package io.mittari.reports.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.Sentence;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.report.Block;
import io.mittari.metrics.api.report.Block.Bar;
import io.mittari.metrics.api.report.Block.FunnelChart;
import io.mittari.metrics.api.report.Block.KeyFigure;
import io.mittari.metrics.api.report.Block.KeyFigures;
import io.mittari.metrics.api.report.Block.Note;
import io.mittari.metrics.api.report.Block.Table;
import io.mittari.metrics.api.report.Block.TrendChart;
import io.mittari.metrics.api.report.Block.Value;
import io.mittari.metrics.api.report.Document;
import io.mittari.metrics.api.report.ReportRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FunnelReportTest {

    private final FakeMetrics metrics =
            FakeMetrics.with(FakeMetrics.GUIDE, FakeMetrics.leak("lead", "meeting", true, 12.3, 152_400L));

    @Test
    void judgesEachConversionByItsSettledMonths() throws Exception {
        // given: October is not settled
        var conversion =
                new Cohorts(metrics, FakeMetrics.OCTOBER).all(List.of()).get(1);

        assertThat(conversion.cohort().to()).isEqualTo(new Stage("offer"));
        assertThat(conversion.months())
                .hasSize(3)
                .extracting(m -> String.valueOf(m.notes().settled()))
                .containsOnly("97.0000");
        assertThat(conversion.year()).hasSize(12).last().isNull();
        assertThat(table(english(), "Conversion").rows().get(1)).contains(Value.text("July–September 2026, 36 days"));
    }

    @Test
    void whatCannotBeReadIsToldInTheLanguageOfTheReport() throws Exception {
        var gap = metrics.without(Sentence.of("facts-missing", "{} facts", 1812));
        var figures = FunnelFigures.of(FakeMetrics.OCTOBER, gap);

        assertThat(new DataNotes(
                                figures,
                                new Words(Locale.forLanguageTag("nl")),
                                new Numbers(Locale.forLanguageTag("nl")))
                        .texts())
                .contains(
                        "1.812 opgeslagen gegevens kunnen niet worden gelezen en ontbreken in alle cijfers van dit rapport.");
    }

    @Test
    void aLeakIsToldWithItsOwnCohortAndDays() throws Exception {
        var row = table(english(), "Conversion").rows().get(0);

        assertThat(row)
                .contains(
                        Value.of(metrics.leaks().get(0).rate()),
                        Value.text("June–August 2026, 30 days"),
                        Value.text("20%–40%"),
                        Value.text("leak"));
    }

    @Test
    void showsEachStageBesideEarlierMonthsWithTheVerdict() throws Exception {
        var row = table(english(), "Stage").rows().get(1);

        assertThat(row)
                .containsExactly(
                        Value.text("Meetings"),
                        metricsCount(),
                        Value.text("9"),
                        Value.text("159\n(+12, up)"),
                        Value.text("174\n(−3, too few to say)"),
                        Value.text("–"));
    }

    @Test
    void tellsTheWorstLeakApartInTheFunnel() throws Exception {
        assertThat(block(english(), FunnelChart.class).bars())
                .extracting(Bar::label, Bar::note, Bar::worst)
                .contains(
                        tuple("Meetings", "14.2% · worst leak", true),
                        tuple("Offers", "57.3% of the stage before", false));
    }

    @Test
    void drawsTwelveMonthsWithTheFloor() throws Exception {
        var chart = block(english(), TrendChart.class);

        assertThat(chart.labels())
                .hasSize(12)
                .startsWith("Nov 2025", "Dec", "Jan 2026")
                .endsWith("Oct");
        assertThat(chart.lines()).extracting(Block.Line::floor).containsExactly(20.0, 50.0, 30.0);
    }

    @Test
    void putsTheKeyFiguresIntoTheirProportion() throws Exception {
        assertThat(block(english(), KeyFigures.class).figures())
                .extracting(KeyFigure::label, KeyFigure::remark)
                .containsExactly(
                        tuple("Leads", "month before 1,192, up"),
                        tuple("Won deals", "lost 46, no decision 5"),
                        tuple("Revenue", "month before €351,000"),
                        tuple("Win rate", "31 of 77 decided, 95% interval 30.0–51.4"));
    }

    @Test
    void saysWhatIsToBeKnownOfTheData() throws Exception {
        assertThat(english().blocks())
                .contains(
                        new Note(
                                "Known outcome so far of those who entered in October 2026: Lead → Meeting 41.5%, Meeting → Offer 41.5%, Offer → Deal 41.5%. Their conversion will still change."),
                        new Note(
                                "Meeting → Offer: 17 reached the later stage first, more than 5% of those who entered it. Check how the dates get into the source."));
    }

    @Test
    void saysThatTheMonthIsStillRunning() throws Exception {
        var running = new Note("The month is still running: the figures go up to October 20, 2026.");

        assertThat(report(metrics.asOf(LocalDate.of(2026, 10, 20))).blocks()).contains(running);
        assertThat(report(metrics.asOf(LocalDate.of(2026, 10, 31))).blocks())
                .noneMatch(b -> b instanceof Note note && note.text().startsWith("The month is still running"));
    }

    @Test
    void aMonthToComeHasNoFunnelAndIsNotCalledRunning() throws Exception {
        var blocks = report(metrics.asOf(LocalDate.of(2026, 9, 30))).blocks();

        assertThat(blocks).contains(new Note("The month has not begun.")).noneMatch(FunnelChart.class::isInstance);
        assertThat(blocks).noneMatch(b -> b instanceof Note note && note.text().contains("running"));
    }

    @Test
    void saysHowItsFiguresWereMade() throws Exception {
        assertThat(english().papers())
                .startsWith(
                        "Made of what was known at point #4711 of the journal, as of November 2, 2026 (Europe/Helsinki).")
                .endsWith("Definitions: conversion@1, open-now@1, revenue@1, stage-count@1, win-rate@1, won-count@1.");
    }

    private Document english() throws Exception {
        return report(metrics);
    }

    private static Value metricsCount() {
        return Value.of(Measurement.count(171, "stage-count@1").noting(Measurement.Notes.NONE.skipped(9)));
    }

    private static Document report(FakeMetrics metrics) throws Exception {
        return new FunnelReport(new TenantId("acme"))
                .render(ReportRequest.of(FakeMetrics.OCTOBER, Locale.ENGLISH), metrics);
    }

    private static Table table(Document document, String firstColumn) {
        return document.blocks().stream()
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .filter(t -> t.columns().get(0).name().equals(firstColumn))
                .findFirst()
                .orElseThrow();
    }

    private static <B extends Block> B block(Document document, Class<B> kind) {
        return document.blocks().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }
}
