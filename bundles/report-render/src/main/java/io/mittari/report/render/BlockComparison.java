package io.mittari.report.render;

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
import java.util.List;

/** The blocks of two documents, each beside the one that it has become. */
final class BlockComparison {

    private final List<Block> before;
    private final List<Block> after;
    private final Findings findings;
    private String section = "";
    private int paragraphs;
    private int notes;

    BlockComparison(List<Block> before, List<Block> after, Findings findings) {
        this.before = before;
        this.after = after;
        this.findings = findings;
    }

    void compare() {
        var pairs = Alignment.of(
                before, after, BlockComparison::sameName, (one, other) -> one.getClass() == other.getClass());
        for (var pair : pairs) {
            if (pair.before() < 0) {
                var block = after.get(pair.after());
                findings.onlyAfter(spot(block, pair), BlockText.of(block, findings.after()));
            } else if (pair.after() < 0) {
                var block = before.get(pair.before());
                findings.onlyBefore(spot(block, pair), BlockText.of(block, findings.before()));
            } else {
                var block = before.get(pair.before());
                compare(spot(block, pair), block, after.get(pair.after()));
            }
        }
    }

    /** The same block, whatever else is in it. */
    private static boolean sameName(Block one, Block other) {
        return one.getClass() == other.getClass() && BlockText.name(one).equals(BlockText.name(other));
    }

    private Spot spot(Block block, Alignment.Pair pair) {
        return new Spot(words(block), "block" + pair.before(), "block" + pair.after());
    }

    private String words(Block block) {
        if (block instanceof Heading heading) {
            section = " under " + heading.text();
            paragraphs = 0;
            notes = 0;
            return "heading " + heading.text();
        }
        if (block instanceof Paragraph) {
            paragraphs++;
            return numbered("paragraph", paragraphs);
        }
        if (block instanceof Note) {
            notes++;
            return numbered("note", notes);
        }
        return BlockText.kind(block) + (block instanceof KeyFigures ? "" : " " + BlockText.name(block));
    }

    private String numbered(String text, int number) {
        return number == 1 ? text + section : "%s %d%s".formatted(text, number, section);
    }

    private void compare(Spot spot, Block one, Block other) {
        if (one instanceof Heading from && other instanceof Heading to) {
            findings.compare(spot, from.text(), to.text());
            findings.compare(spot.part("level", "level"), (Object) from.level(), to.level());
        } else if (one instanceof Paragraph from && other instanceof Paragraph to) {
            findings.compare(spot, from.text(), to.text());
        } else if (one instanceof Note from && other instanceof Note to) {
            findings.compare(spot, from.text(), to.text());
        } else if (one instanceof Actions from && other instanceof Actions to) {
            findings.compare(spot.part("heading", "heading"), from.heading(), to.heading());
            findings.compare(spot.part("if there is none", "none"), from.ifNone(), to.ifNone());
        } else if (one instanceof KeyFigures from && other instanceof KeyFigures to) {
            figures(spot, from.figures(), to.figures());
        } else if (one instanceof Table from && other instanceof Table to) {
            new TableComparison(spot, from, to, findings).compare();
        } else if (one instanceof FunnelChart from && other instanceof FunnelChart to) {
            new ChartComparison(spot, findings).compare(from, to);
        } else if (one instanceof TrendChart from && other instanceof TrendChart to) {
            new ChartComparison(spot, findings).compare(from, to);
        } else {
            throw new IllegalStateException("%s beside %s".formatted(one, other));
        }
    }

    private void figures(Spot spot, List<KeyFigure> from, List<KeyFigure> to) {
        var pairs = Alignment.of(from, to, (one, other) -> one.label().equals(other.label()), (one, other) -> false);
        for (var pair : pairs) {
            var label = pair.before() < 0
                    ? to.get(pair.after()).label()
                    : from.get(pair.before()).label();
            var figure = new Spot(
                    "key figure " + label,
                    spot.before() + "/figure" + pair.before(),
                    spot.after() + "/figure" + pair.after());
            if (pair.before() < 0) {
                findings.onlyAfter(
                        figure, findings.after().of(to.get(pair.after()).value()));
            } else if (pair.after() < 0) {
                findings.onlyBefore(
                        figure, findings.before().of(from.get(pair.before()).value()));
            } else {
                var one = from.get(pair.before());
                var other = to.get(pair.after());
                findings.compare(figure, one.value(), other.value());
                findings.compare(figure.part("remark", "remark"), one.remark(), other.remark());
            }
        }
    }
}
