package io.mittari.report.render;

import io.mittari.metrics.api.report.Block;
import io.mittari.metrics.api.report.Block.Actions;
import io.mittari.metrics.api.report.Block.FunnelChart;
import io.mittari.metrics.api.report.Block.Heading;
import io.mittari.metrics.api.report.Block.KeyFigures;
import io.mittari.metrics.api.report.Block.Note;
import io.mittari.metrics.api.report.Block.Paragraph;
import io.mittari.metrics.api.report.Block.Table;
import io.mittari.metrics.api.report.Block.TrendChart;
import java.util.stream.Collectors;

/** What a block is called, and what it says where the other document has none like it. */
final class BlockText {

    private BlockText() {}

    /** Texts have none but themselves. */
    static String name(Block block) {
        if (block instanceof Heading heading) {
            return heading.text();
        } else if (block instanceof Paragraph paragraph) {
            return paragraph.text();
        } else if (block instanceof Note note) {
            return note.text();
        } else if (block instanceof Table table) {
            return table.caption();
        } else if (block instanceof FunnelChart chart) {
            return chart.title();
        } else if (block instanceof TrendChart chart) {
            return chart.title();
        } else if (block instanceof Actions actions) {
            return actions.heading();
        }
        return "";
    }

    static String kind(Block block) {
        if (block instanceof Table) {
            return "table";
        } else if (block instanceof FunnelChart || block instanceof TrendChart) {
            return "chart";
        }
        return block instanceof Actions ? "actions" : "key figures";
    }

    static String of(Block block, ValueText values) {
        if (block instanceof Table table) {
            return table.rows().stream()
                    .map(row -> row.stream().map(values::of).collect(Collectors.joining(" | ")))
                    .collect(Collectors.joining("; ", table.caption() + ": ", ""));
        } else if (block instanceof KeyFigures figures) {
            return figures.figures().stream()
                    .map(each -> "%s %s".formatted(each.label(), values.of(each.value())))
                    .collect(Collectors.joining("; "));
        } else if (block instanceof FunnelChart chart) {
            return chart.bars().stream()
                    .map(each -> "%s %d".formatted(each.label(), each.count()))
                    .collect(Collectors.joining("; ", chart.title() + ": ", ""));
        } else if (block instanceof TrendChart chart) {
            return chart.lines().stream()
                    .map(each -> each.name() + " " + each.values())
                    .collect(Collectors.joining("; ", chart.title() + ": ", ""));
        }
        return name(block);
    }
}
