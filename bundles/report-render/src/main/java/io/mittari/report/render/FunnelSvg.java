package io.mittari.report.render;

import static io.mittari.report.render.Svg.n;

import io.mittari.metrics.api.report.Block.Bar;
import io.mittari.metrics.api.report.Block.FunnelChart;
import java.util.List;

/**
 * Bars that narrow around one axis, each joined to the next; names on the left, counts on the right. The leak is where
 * the worst bar hangs on the one above: hatched and outlined, so that it shows without colour too.
 */
final class FunnelSvg {

    private static final double WIDTH = 720;
    private static final double BARS_FROM = 250;
    private static final double BARS_WIDE = 370;
    private static final double BAR_HIGH = 40;
    private static final double JOINT_HIGH = 22;

    private final FunnelChart chart;
    private final Numbers numbers;
    private final String id;
    private final long longest;

    FunnelSvg(FunnelChart chart, Numbers numbers, String id) {
        this.chart = chart;
        this.numbers = numbers;
        this.id = id;
        this.longest =
                Math.max(1, chart.bars().stream().mapToLong(Bar::count).max().orElse(1));
    }

    String write() {
        List<Bar> bars = chart.bars();
        double high = Math.max(1, bars.size()) * (BAR_HIGH + JOINT_HIGH) - JOINT_HIGH + 4;
        var svg = new Svg(id, WIDTH, high, chart.title(), chart.description());
        svg.raw(
                ("<defs><pattern id=\"%s-h\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
                                + "<rect width=\"7\" height=\"7\" fill=\"#fbeae8\"/><rect width=\"2.5\" height=\"7\" fill=\"#b3261e\"/></pattern></defs>")
                        .formatted(id));
        for (int i = 0; i < bars.size(); i++) {
            if (i > 0) {
                joint(svg, bars.get(i - 1), bars.get(i), top(i));
            }
            bar(svg, bars.get(i), top(i));
        }
        return svg.done();
    }

    private void bar(Svg svg, Bar bar, double top) {
        double wide = wide(bar);
        svg.rect(left(wide), top, wide, BAR_HIGH, "fill=\"#0b5c7a\"");
        boolean noted = !bar.note().isEmpty();
        svg.text(
                0,
                top + (noted ? 17 : 25),
                "font-size=\"15\" font-weight=\"600\" fill=\"#1f2933\"",
                Svg.shortened(bar.label(), 28));
        if (noted) {
            var style = bar.worst() ? "fill=\"#b3261e\" font-weight=\"600\"" : "fill=\"#52606d\"";
            svg.text(
                    0,
                    top + 34,
                    "font-size=\"12\" " + style,
                    (bar.worst() ? "▼ " : "") + Svg.shortened(bar.note(), bar.worst() ? 34 : 38));
        }
        svg.text(
                WIDTH,
                top + 26,
                "font-size=\"17\" font-weight=\"600\" text-anchor=\"end\" fill=\"#1f2933\"",
                numbers.count(bar.count()));
    }

    private void joint(Svg svg, Bar above, Bar below, double top) {
        double upper = wide(above);
        double lower = wide(below);
        var d = "M%s %sH%sL%s %sH%sZ"
                .formatted(
                        n(left(upper)),
                        n(top - JOINT_HIGH),
                        n(left(upper) + upper),
                        n(left(lower) + lower),
                        n(top),
                        n(left(lower)));
        svg.path(
                d,
                below.worst()
                        ? "fill=\"url(#%s-h)\" stroke=\"#b3261e\" stroke-width=\"1.5\"".formatted(id)
                        : "fill=\"#d3e3ea\"");
    }

    private static double top(int row) {
        return 2 + row * (BAR_HIGH + JOINT_HIGH);
    }

    private double wide(Bar bar) {
        return Math.max(3, BARS_WIDE * bar.count() / longest);
    }

    private static double left(double wide) {
        return BARS_FROM + (BARS_WIDE - wide) / 2;
    }
}
