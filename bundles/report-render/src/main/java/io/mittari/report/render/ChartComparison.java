package io.mittari.report.render;

import io.mittari.metrics.api.report.Block.Bar;
import io.mittari.metrics.api.report.Block.FunnelChart;
import io.mittari.metrics.api.report.Block.Line;
import io.mittari.metrics.api.report.Block.TrendChart;
import java.util.List;

/** Two charts: bars by their label, lines by their name and points by their month. */
final class ChartComparison {

    private final Spot spot;
    private final Findings findings;

    ChartComparison(Spot spot, Findings findings) {
        this.spot = spot;
        this.findings = findings;
    }

    void compare(FunnelChart from, FunnelChart to) {
        words(from.title(), to.title(), from.description(), to.description());
        var pairs = Alignment.of(
                from.bars(), to.bars(), (one, other) -> one.label().equals(other.label()), (one, other) -> false);
        for (var pair : pairs) {
            if (pair.before() < 0) {
                var bar = to.bars().get(pair.after());
                findings.onlyAfter(bar(bar, pair), String.valueOf(bar.count()));
            } else if (pair.after() < 0) {
                var bar = from.bars().get(pair.before());
                findings.onlyBefore(bar(bar, pair), String.valueOf(bar.count()));
            } else {
                var one = from.bars().get(pair.before());
                var other = to.bars().get(pair.after());
                var place = bar(one, pair);
                findings.compare(place, (Object) one.count(), other.count());
                findings.compare(place.part("note", "note"), one.note(), other.note());
                findings.compare(place.part("told apart", "worst"), yes(one.worst()), yes(other.worst()));
            }
        }
    }

    void compare(TrendChart from, TrendChart to) {
        words(from.title(), to.title(), from.description(), to.description());
        findings.compare(spot.part("labels", "labels"), (Object) from.labels(), to.labels());
        var pairs = Alignment.of(
                from.lines(), to.lines(), (one, other) -> one.name().equals(other.name()), (one, other) -> false);
        for (var pair : pairs) {
            if (pair.before() < 0) {
                var line = to.lines().get(pair.after());
                findings.onlyAfter(line(line, pair), line.values().toString());
            } else if (pair.after() < 0) {
                var line = from.lines().get(pair.before());
                findings.onlyBefore(line(line, pair), line.values().toString());
            } else {
                points(pair, from.lines().get(pair.before()), to.lines().get(pair.after()), from.labels());
            }
        }
    }

    private void points(Alignment.Pair pair, Line one, Line other, List<String> labels) {
        var place = line(one, pair);
        findings.compare(place.part("floor", "floor"), one.floor(), other.floor());
        if (one.values().size() != other.values().size()) {
            findings.compare(place, (Object) one.values(), other.values());
            return;
        }
        for (int i = 0; i < one.values().size(); i++) {
            var label = i < labels.size() ? labels.get(i) : "point " + (i + 1);
            findings.compare(
                    place.part(label, "point" + i),
                    one.values().get(i),
                    other.values().get(i));
        }
    }

    private void words(String title, String otherTitle, String description, String otherDescription) {
        findings.compare(spot.part("title", "title"), title, otherTitle);
        findings.compare(spot.part("description", "description"), description, otherDescription);
    }

    private Spot bar(Bar bar, Alignment.Pair pair) {
        return spot.part("bar " + bar.label(), "bar", pair);
    }

    private Spot line(Line line, Alignment.Pair pair) {
        return spot.part("line " + line.name(), "line", pair);
    }

    private static String yes(boolean is) {
        return is ? "yes" : "no";
    }
}
