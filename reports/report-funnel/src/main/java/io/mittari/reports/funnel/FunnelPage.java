package io.mittari.reports.funnel;

import io.mittari.metrics.api.report.Block;
import io.mittari.metrics.api.report.Block.Actions;
import io.mittari.metrics.api.report.Block.Heading;
import io.mittari.metrics.api.report.Block.Note;
import io.mittari.metrics.api.report.Block.Paragraph;
import io.mittari.metrics.api.report.Document;
import java.util.ArrayList;
import java.util.List;

/** The document: the answer first, then the figures, then what must be known of them. */
final class FunnelPage {

    private final FunnelFigures figures;
    private final Words words;
    private final Numbers numbers;
    private final FunnelAdvice advice;

    FunnelPage(FunnelFigures figures, Words words) {
        this.figures = figures;
        this.words = words;
        this.numbers = new Numbers(words.language());
        this.advice = new FunnelAdvice(figures, words, numbers);
    }

    Document document() {
        return Document.of(
                words.say("title", words.month(figures.month())),
                figures.settings().name(),
                words.language(),
                advice.actions(),
                blocks(),
                new Papers(figures, words, numbers).lines());
    }

    private List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        blocks.add(new Paragraph(advice.answer()));
        if (!figures.begun()) {
            blocks.add(new Note(words.say("not-begun")));
        } else if (figures.running()) {
            blocks.add(new Note(words.say("running", words.day(figures.today()))));
        }
        blocks.add(new Actions(words.say("actions"), advice.ifNone()));
        var sights = new FunnelSights(figures, words, numbers);
        var tables = new FunnelTables(figures, words, numbers);
        blocks.add(sights.keyFigures());
        if (!figures.funnel().stages().isEmpty()) {
            blocks.add(new Heading(2, words.say("funnel.heading")));
            if (figures.begun()) {
                blocks.add(sights.funnel());
            }
            blocks.add(tables.stages());
        }
        if (!figures.conversions().isEmpty()) {
            blocks.add(new Heading(2, words.say("conversion.heading")));
            blocks.add(tables.conversions());
            blocks.add(sights.trend());
            blocks.add(new Note(words.say("trend.gap")));
        }
        if (!figures.openNow().isEmpty()) {
            blocks.add(new Heading(2, words.say("open.heading")));
            blocks.add(tables.openNow());
        }
        blocks.addAll(new RestatedMonth(figures, words, numbers).blocks());
        blocks.add(new Heading(2, words.say("notes.heading")));
        new DataNotes(figures, words, numbers).texts().forEach(text -> blocks.add(new Note(text)));
        return blocks;
    }
}
