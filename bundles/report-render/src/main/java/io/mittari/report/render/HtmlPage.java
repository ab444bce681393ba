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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** One page that stands by itself; its own policy forbids browsers to fetch or run anything. */
final class HtmlPage {

    private final Document document;
    private final Words words;
    private final Numbers numbers;
    private final StringBuilder out = new StringBuilder();
    private int charts;

    HtmlPage(Document document) {
        this.document = document;
        this.words = new Words(document.language());
        this.numbers = new Numbers(document.language(), words);
    }

    String write() {
        out.append("""
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                <main>
                <header>
                <h1>%s</h1>
                <p>%s</p>
                </header>
                """.formatted(
                        escaped(document.language().toLanguageTag()),
                        escaped(document.title() + " – " + document.subtitle()),
                        style(),
                        escaped(document.title()),
                        escaped(document.subtitle())));
        document.blocks().forEach(this::block);
        papers();
        return out.append("</main>\n</body>\n</html>\n").toString();
    }

    private void block(Block block) {
        if (block instanceof Heading heading) {
            int level = Math.max(2, Math.min(6, heading.level()));
            out.append("<h%s>%s</h%s>\n".formatted(level, escaped(heading.text()), level));
        } else if (block instanceof Paragraph paragraph) {
            out.append("<p>%s</p>\n".formatted(escaped(paragraph.text())));
        } else if (block instanceof Note note) {
            out.append("<p class=\"note\">%s</p>\n".formatted(escaped(note.text())));
        } else if (block instanceof KeyFigures figures) {
            keyFigures(figures);
        } else if (block instanceof Actions actions) {
            actions(actions);
        } else if (block instanceof Table table) {
            out.append(new HtmlTable(table, numbers, words).write());
        } else if (block instanceof FunnelChart chart) {
            figure(chart.title(), new FunnelSvg(chart, numbers, nextChart()).write());
        } else if (block instanceof TrendChart chart) {
            figure(chart.title(), new TrendSvg(chart, numbers, words, nextChart()).write());
        }
    }

    private void actions(Actions actions) {
        out.append("<section class=\"actions\">\n<h2>%s</h2>\n".formatted(escaped(actions.heading())));
        if (document.actions().isEmpty()) {
            out.append("<p>%s</p>\n".formatted(escaped(actions.ifNone())));
        } else {
            out.append("<ol>\n");
            document.actions().forEach(this::action);
            out.append("</ol>\n");
        }
        out.append("</section>\n");
    }

    private void action(Action action) {
        out.append("<li><strong>%s</strong>".formatted(escaped(action.what())));
        out.append("<span>%s</span>".formatted(escaped(action.because())));
        if (!action.effect().isEmpty()) {
            out.append("<em>%s</em>".formatted(escaped(action.effect())));
        }
        out.append("</li>\n");
    }

    private void keyFigures(KeyFigures figures) {
        out.append("<dl class=\"figures\">\n");
        figures.figures().forEach(this::keyFigure);
        out.append("</dl>\n");
    }

    private void keyFigure(KeyFigure figure) {
        out.append("<div><dt>%s</dt><dd>%s</dd>".formatted(escaped(figure.label()), value(figure.value())));
        if (!figure.remark().isEmpty()) {
            out.append("<dd class=\"remark\">%s</dd>".formatted(escaped(figure.remark())));
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

    private void figure(String title, String svg) {
        out.append("<figure>\n<figcaption>%s</figcaption>\n%s</figure>\n".formatted(escaped(title), svg));
    }

    private String nextChart() {
        charts++;
        return "c" + charts;
    }

    private void papers() {
        if (document.papers().isEmpty()) {
            return;
        }
        out.append("<section class=\"papers\">\n<h2>%s</h2>\n<ul>\n".formatted(escaped(words.of("papers"))));
        document.papers()
                .forEach(line -> out.append("<li>").append(escaped(line)).append("</li>\n"));
        out.append("</ul>\n</section>\n");
    }

    private static String style() {
        try (var in = HtmlPage.class.getResourceAsStream("page.css")) {
            if (in == null) {
                throw new IllegalStateException("page.css is missing in this bundle");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
