package io.mittari.report.render;

import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.Measurement.Notes;
import io.mittari.metrics.api.Unit;
import io.mittari.metrics.api.report.Block.Actions;
import io.mittari.metrics.api.report.Block.Bar;
import io.mittari.metrics.api.report.Block.Column;
import io.mittari.metrics.api.report.Block.FunnelChart;
import io.mittari.metrics.api.report.Block.Heading;
import io.mittari.metrics.api.report.Block.KeyFigure;
import io.mittari.metrics.api.report.Block.KeyFigures;
import io.mittari.metrics.api.report.Block.Line;
import io.mittari.metrics.api.report.Block.Note;
import io.mittari.metrics.api.report.Block.Paragraph;
import io.mittari.metrics.api.report.Block.Table;
import io.mittari.metrics.api.report.Block.TrendChart;
import io.mittari.metrics.api.report.Block.Value;
import io.mittari.metrics.api.report.Document;
import io.mittari.metrics.api.report.Document.Action;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Documents with every kind of block. */
final class Samples {

    static final Measurement RATE = Measurement.of(new BigDecimal("63.1501"), Unit.PERCENT, "win-rate@1")
            .counts(4238, 6711)
            .between(new BigDecimal("62"), new BigDecimal("64.3"), "wilson");

    private Samples() {}

    /** Where a person's text may stand, this one stands. */
    static Document saying(String text, Locale language) {
        return Document.of(
                text,
                text,
                language,
                List.of(new Action(text, text, text)),
                List.of(
                        new Heading(2, text),
                        new Paragraph(text),
                        new Note(text),
                        new KeyFigures(List.of(
                                new KeyFigure(text, Value.of(RATE), text),
                                new KeyFigure(text, Value.text(text), text))),
                        new Actions(text, text),
                        new Table(
                                text,
                                List.of(new Column(text, false), new Column(text, true), new Column(text, true)),
                                List.of(List.of(
                                        Value.text(text),
                                        Value.of(Measurement.noData(Unit.COUNT, "won-count@1", text)),
                                        Value.of(RATE.noting(Notes.NONE.remark(text)))))),
                        new FunnelChart(
                                text, text, List.of(new Bar(text, 9, text, false), new Bar(text, 3, text, true))),
                        new TrendChart(
                                text,
                                text,
                                List.of(text, text),
                                List.of(new Line(text, Arrays.asList(1.5, null), 2.0)))),
                List.of(text));
    }
}
