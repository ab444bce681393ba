package io.mittari.report.render;

import static io.mittari.report.render.Markup.escaped;

import io.mittari.metrics.api.report.Block;
import io.mittari.metrics.api.report.Block.Actions;
import io.mittari.metrics.api.report.Block.FunnelChart;
import io.mittari.metrics.api.report.Block.Heading;
import io.mittari.metrics.api.report.Block.KeyFigure;
import io.mittari.metrics.api.report.Block.KeyFigures;
import io.mittari.metrics.api.report.Block.Note;
import io.mittari.metrics.api.report.Block.Paragraph;
import io.mittari.metrics.api.report.Block.Table;
import io.mittari.metrics.api.report.Block.TrendChart;
import io.mittari.metrics.api.report.Block.Value;
import io.mittari.metrics.api.report.Document;
import io.mittari.metrics.api.report.Document.Action;

/** One page that stands by itself; its own policy forbids browsers to fetch or run anything. */
final class HtmlPage {

    private final Document document;
    private final Marks marks;
    private final String charts;
    private final Words words;
    private final Numbers numbers;
    private final StringBuilder out = new StringBuilder();
    private int drawn;

    HtmlPage(Document document) {
        this(document, Marks.NONE, "c");
    }

    /** @param charts begins the names of its pictures, so that two documents may stand on one page */
    HtmlPage(Document document, Marks marks, String charts) {
        this.document = document;
        this.marks = marks;
        this.charts = charts;
        this.words = new Words(document.language());
        this.numbers = new Numbers(document.language(), words);
    }

    String write() {
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                %s</head>
                <body>
                <main>
                %s</main>
                </body>
                </html>
                """.formatted(
                        escaped(document.language().toLanguageTag()),
                        Head.of(document.title() + " – " + document.subtitle(), "page.css"),
                        content());
    }

    /** What stands on the page, to stand on another one. */
    String content() {
        out.append("""
                <header>
                <h1%s>%s</h1>
                <p%s>%s</p>
                </header>
                """.formatted(
                        marks.attribute("title"),
                        escaped(document.title()),
                        marks.attribute("subtitle"),
                        escaped(document.subtitle())));
        for (int i = 0; i < document.blocks().size(); i++) {
            block(document.blocks().get(i), "block" + i);
        }
        papers();
        return out.toString();
    }

    private void block(Block block, String path) {
        if (block instanceof Heading heading) {
            int level = Math.max(2, Math.min(6, heading.level()));
            out.append(
                    "<h%s%s>%s</h%s>\n".formatted(level, marks.attributeWithin(path), escaped(heading.text()), level));
        } else if (block instanceof Paragraph paragraph) {
            out.append("<p%s>%s</p>\n".formatted(marks.attribute(path), escaped(paragraph.text())));
        } else if (block instanceof Note note) {
            out.append("<p class=\"note%s\">%s</p>\n".formatted(marks.more(path), escaped(note.text())));
        } else if (block instanceof KeyFigures figures) {
            keyFigures(figures, path);
        } else if (block instanceof Actions actions) {
            actions(actions, path);
        } else if (block instanceof Table table) {
            out.append(new HtmlTable(table, numbers, words, marks, path).write());
        } else if (block instanceof FunnelChart chart) {
            figure(chart.title(), path, new FunnelSvg(chart, numbers, nextChart()).write());
        } else if (block instanceof TrendChart chart) {
            figure(chart.title(), path, new TrendSvg(chart, numbers, words, nextChart()).write());
        }
    }

    private void actions(Actions actions, String path) {
        out.append("<section class=\"actions%s\">\n<h2%s>%s</h2>\n"
                .formatted(marks.more(path), marks.attribute(path + "/heading"), escaped(actions.heading())));
        if (document.actions().isEmpty()) {
            out.append("<p%s>%s</p>\n".formatted(marks.attribute(path + "/none"), escaped(actions.ifNone())));
        } else {
            out.append("<ol>\n");
            for (int i = 0; i < document.actions().size(); i++) {
                action(document.actions().get(i), "action" + i);
            }
            out.append("</ol>\n");
        }
        out.append("</section>\n");
    }

    private void action(Action action, String path) {
        out.append("<li><strong%s>%s</strong>".formatted(marks.attribute(path), escaped(action.what())));
        out.append("<span%s>%s</span>".formatted(marks.attribute(path + "/because"), escaped(action.because())));
        if (!action.effect().isEmpty()) {
            out.append("<em%s>%s</em>".formatted(marks.attribute(path + "/effect"), escaped(action.effect())));
        }
        out.append("</li>\n");
    }

    private void keyFigures(KeyFigures figures, String path) {
        out.append("<dl class=\"figures%s\">\n".formatted(marks.more(path)));
        for (int i = 0; i < figures.figures().size(); i++) {
            keyFigure(figures.figures().get(i), path + "/figure" + i);
        }
        out.append("</dl>\n");
    }

    private void keyFigure(KeyFigure figure, String path) {
        out.append("<div><dt>%s</dt><dd%s>%s</dd>"
                .formatted(escaped(figure.label()), marks.attribute(path), value(figure.value())));
        if (!figure.remark().isEmpty()) {
            out.append(
                    "<dd class=\"remark%s\">%s</dd>".formatted(marks.more(path + "/remark"), escaped(figure.remark())));
        }
        out.append("</div>\n");
    }

    private String value(Value value) {
        if (value instanceof Value.Text text) {
            return escaped(text.text());
        }
        var cell = ((Value.Measured) value).measurement();
        var said = String.join("; ", Footnotes.said(cell, words));
        var number = escaped(numbers.of(cell));
        return said.isEmpty() ? number : "%s<small>%s</small>".formatted(number, escaped(said));
    }

    private void figure(String title, String path, String svg) {
        out.append("<figure%s>\n<figcaption>%s</figcaption>\n%s</figure>\n"
                .formatted(marks.attributeWithin(path), escaped(title), svg));
    }

    private String nextChart() {
        drawn++;
        return charts + drawn;
    }

    private void papers() {
        if (document.papers().isEmpty()) {
            return;
        }
        out.append("<section class=\"papers\">\n<h2>%s</h2>\n<ul>\n".formatted(escaped(words.of("papers"))));
        for (int i = 0; i < document.papers().size(); i++) {
            out.append("<li%s>%s</li>\n"
                    .formatted(
                            marks.attribute("paper" + i),
                            escaped(document.papers().get(i))));
        }
        out.append("</ul>\n</section>\n");
    }
}
