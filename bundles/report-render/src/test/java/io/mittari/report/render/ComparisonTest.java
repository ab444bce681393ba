package io.mittari.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.Sentence;
import io.mittari.metrics.api.Unit;
import io.mittari.metrics.api.report.Block;
import io.mittari.metrics.api.report.Block.Column;
import io.mittari.metrics.api.report.Block.Heading;
import io.mittari.metrics.api.report.Block.KeyFigure;
import io.mittari.metrics.api.report.Block.KeyFigures;
import io.mittari.metrics.api.report.Block.Note;
import io.mittari.metrics.api.report.Block.Paragraph;
import io.mittari.metrics.api.report.Block.Table;
import io.mittari.metrics.api.report.Block.Value;
import io.mittari.metrics.api.report.Document;
import io.mittari.metrics.api.report.Document.Action;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void sameDocumentsDifferInNothing() {
        assertThat(differences(Samples.saying("x", Locale.ENGLISH), Samples.saying("x", Locale.ENGLISH)))
                .isEmpty();
    }

    @Test
    void everyPartOfADocumentIsLookedAt() {
        var document = withAllThatANumberMayHave(Samples.saying("x", Locale.ENGLISH));

        var changed = OneChange.each(document);

        assertThat(changed).hasSizeGreaterThan(80).allSatisfy((what, other) -> {
            assertThat(differences(document, other)).as(what).isNotEmpty().hasSizeLessThanOrEqualTo(2);
            assertThat(differences(other, document)).as(what).isNotEmpty();
        });
    }

    @Test
    void aNumberIsToldWithItsPlaceAndWithAllThatItRestsOnOtherwise() {
        var before = stages(row("Lead", count(9), rate("50", 120)), row("Offer", count(7), rate("41", 120)));
        var after = stages(row("Lead", count(9), rate("50", 120)), row("Offer", count(7), rate("43", 118)));

        assertThat(differences(before, after))
                .containsExactly(
                        new Difference("table Stages, row Offer, column Conversion", "41.0% (n 120)", "43.0% (n 118)"));
    }

    @Test
    void numbersThatLookAlikeAreToldExactly() {
        assertThat(differences(
                        stages(row("Offer", count(7), rate("41.0001", 9))),
                        stages(row("Offer", count(7), rate("41.0002", 9)))))
                .containsExactly(new Difference(
                        "table Stages, row Offer, column Conversion",
                        "41.0% (exactly 41.0001)",
                        "41.0% (exactly 41.0002)"));
    }

    @Test
    void anIntervalIsToldAsThePageHasItAndExactlyWhereTwoLookAlike() {
        var wide = rate("41", 9).between(new BigDecimal("9.4531"), new BigDecimal("90.5469"), "wilson");
        var wider = rate("41", 9).between(new BigDecimal("8.1"), new BigDecimal("91.2"), "wilson");
        var close = rate("41", 9).between(new BigDecimal("9.4532"), new BigDecimal("90.5469"), "wilson");

        assertThat(differences(stages(row("Offer", count(7), wide)), stages(row("Offer", count(7), wider))))
                .containsExactly(new Difference(
                        "table Stages, row Offer, column Conversion",
                        "41.0% (95 % 9.5–90.5)",
                        "41.0% (95 % 8.1–91.2)"));
        assertThat(differences(stages(row("Offer", count(7), wide)), stages(row("Offer", count(7), close))))
                .containsExactly(new Difference(
                        "table Stages, row Offer, column Conversion",
                        "41.0% (95 % exactly 9.4531–90.5469)",
                        "41.0% (95 % exactly 9.4532–90.5469)"));
    }

    @Test
    void whyThereIsNoNumberIsTold() {
        var none = Measurement.noData(Unit.PERCENT, "conversion@1", "nobody entered");

        assertThat(differences(stages(row("Offer", count(7), rate("41", 9))), stages(row("Offer", count(7), none))))
                .extracting(Difference::after)
                .containsExactly("no data (because nobody entered)");
    }

    @Test
    void rowsAndColumnsThatOnlyOneHasAreToldWhole() {
        var before = stages(row("Lead", count(9), rate("50", 120)), row("Offer", count(7), rate("41", 120)));
        var after = document(new Table(
                "Stages",
                List.of(new Column("Stage", false), new Column("Entered", true), new Column("Lost", true)),
                List.of(
                        row("Lead", count(9), count(1)).cells(),
                        row("Deal", count(2), count(0)).cells())));

        assertThat(differences(before, after))
                .containsExactly(
                        new Difference("table Stages, column Conversion", "50.0%; 41.0%", null),
                        new Difference("table Stages, column Lost", null, "1; 0"),
                        new Difference("table Stages, row Offer", "Offer | 7 | 41.0%", null),
                        new Difference("table Stages, row Deal", null, "Deal | 2 | 0"));
    }

    @Test
    void aTextStandsUnderItsHeading() {
        var before = document(new Heading(2, "The funnel"), new Paragraph("a"), new Paragraph("b"), new Note("c"));
        var after = document(new Heading(2, "The funnel"), new Paragraph("a"), new Paragraph("B"), new Paragraph("d"));

        assertThat(differences(before, after))
                .containsExactly(
                        new Difference("paragraph 2 under The funnel", "b", "B"),
                        new Difference("note under The funnel", "c", null),
                        new Difference("paragraph 3 under The funnel", null, "d"));
    }

    @Test
    void blocksThatMovedApartStayBesideTheirOwn() {
        var table = stages(row("Lead", count(9), rate("50", 120))).blocks().get(0);
        var before = document(new Heading(2, "One"), table, new Heading(2, "Two"));
        var after = document(new Heading(2, "One"), new Note("new"), table, new Heading(2, "Two"));

        assertThat(differences(before, after)).containsExactly(new Difference("note under One", null, "new"));
    }

    @Test
    void actionsAndKeyFiguresAreTold() {
        var before = Document.of(
                "t",
                "s",
                Locale.ENGLISH,
                List.of(new Action("Call", "3 wait", "2 deals"), new Action("Write", "1 waits", "")),
                List.of(new KeyFigures(List.of(new KeyFigure("Won", Value.of(count(3)), "n 3")))),
                List.of("Sequence 3"));
        var after = Document.of(
                "t",
                "s",
                Locale.ENGLISH,
                List.of(new Action("Call", "4 wait", "2 deals")),
                List.of(new KeyFigures(List.of(
                        new KeyFigure("Won", Value.of(count(4)), "n 3"),
                        new KeyFigure("Lost", Value.of(count(1)), "")))),
                List.of("Sequence 4"));

        assertThat(differences(before, after))
                .containsExactly(
                        new Difference("action 1, reason", "3 wait", "4 wait"),
                        new Difference("action 2", "Write (1 waits)", null),
                        new Difference("key figure Won", "3", "4"),
                        new Difference("key figure Lost", null, "1"),
                        new Difference("how the figures were made, line 1", "Sequence 3", "Sequence 4"));
    }

    private static Document withAllThatANumberMayHave(Document document) {
        var notes = new Measurement.Notes(
                new BigDecimal("90"), 1L, 2L, 3L, 4L, 5L, true, true, List.of(Sentence.of("key", "said {}", "part")));
        var money = new Measurement(
                new BigDecimal("12.50"),
                Unit.MONEY,
                Currency.getInstance("EUR"),
                1L,
                2L,
                3L,
                new BigDecimal("10"),
                new BigDecimal("15"),
                "ratio",
                Basis.CLOSED,
                "deal-size@1",
                null,
                notes);
        var blocks = new ArrayList<>(document.blocks());
        blocks.add(new KeyFigures(List.of(new KeyFigure("Deal size", Value.of(money), ""))));
        return Document.of(
                document.title(),
                document.subtitle(),
                document.language(),
                document.actions(),
                blocks,
                document.papers());
    }

    private static List<Difference> differences(Document before, Document after) {
        return Comparison.of(before, after).differences();
    }

    private static Document document(Block... blocks) {
        return Document.of("t", "s", Locale.ENGLISH, List.of(), List.of(blocks), List.of());
    }

    private static Document stages(Row... rows) {
        return document(new Table(
                "Stages",
                List.of(new Column("Stage", false), new Column("Entered", true), new Column("Conversion", true)),
                Stream.of(rows).map(Row::cells).toList()));
    }

    private static Row row(String stage, Measurement entered, Measurement conversion) {
        return new Row(List.of(Value.text(stage), Value.of(entered), Value.of(conversion)));
    }

    private record Row(List<Value> cells) {}

    private static Measurement count(long count) {
        return Measurement.count(count, "stage-count@1");
    }

    private static Measurement rate(String percent, long n) {
        return Measurement.of(new BigDecimal(percent), Unit.PERCENT, "conversion@1")
                .ofN(n);
    }
}
