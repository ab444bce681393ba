package io.mittari.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.report.Block.Line;
import io.mittari.metrics.api.report.Block.TrendChart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TrendSvgTest {

    @Test
    void leavesAGapWhereAMonthHasNoDataAndDashesTheFloor() {
        var line = new Line("Lead → Offer", Arrays.asList(10.0, 20.0, null, 30.0), 25.0);

        var svg = written("Nov 2025", List.of(line));

        assertThat(svg)
                .contains("<path d=\"M99.4 180L218.1 96M455.6 12\" fill=\"none\" stroke=\"#0b5c7a\"")
                .contains(
                        "<line x1=\"40\" y1=\"54\" x2=\"515\" y2=\"54\" stroke=\"#0b5c7a\" stroke-width=\"1.2\" stroke-dasharray=\"5 4\"")
                .contains(">30 · floor 25</text>");
    }

    @Test
    void writesTheYearUnderItsMonth() {
        var svg = written("Nov 2025", List.of(new Line("a", Arrays.asList(1.0, 1.0, 1.0, 1.0), null)));

        assertThat(svg)
                .contains(
                        "<text x=\"99.4\" y=\"281\" font-size=\"11\" text-anchor=\"middle\" fill=\"#52606d\">Nov</text>")
                .contains(
                        "<text x=\"99.4\" y=\"294\" font-size=\"11\" text-anchor=\"middle\" fill=\"#52606d\">2025</text>");
    }

    @Test
    void movesNamesApartWhereLinesEndTogether() {
        var lines = new ArrayList<Line>();
        for (int i = 0; i < 5; i++) {
            lines.add(new Line("A rather long name of a conversion " + i, Arrays.asList(1.0, 2.0, 3.0, 40.0), 39.0));
        }

        var heights = textsRightOfTheLines(written("Nov", lines));

        assertThat(heights).hasSize(15);
        for (int i = 1; i < heights.size(); i++) {
            assertThat(heights.get(i) - heights.get(i - 1)).isGreaterThanOrEqualTo(12);
        }
        assertThat(heights.get(0)).isGreaterThan(10);
        assertThat(heights.get(heights.size() - 1)).isLessThan(310);
    }

    @Test
    void drawsLinesWithoutAnyValue() {
        var svg = written("Nov", List.of(new Line("Lead → Offer", Arrays.asList(null, null, null, null), null)));

        assertThat(svg).contains(">–</text>").doesNotContain("NaN");
    }

    private static List<Double> textsRightOfTheLines(String svg) {
        return Pattern.compile("<text x=\"552\" y=\"([0-9.]+)\"")
                .matcher(svg)
                .results()
                .map(r -> Double.parseDouble(r.group(1)))
                .sorted()
                .toList();
    }

    private static String written(String first, List<Line> lines) {
        var chart = new TrendChart("Share, %", "", List.of(first, "Dec", "Jan 2026", "Feb"), lines);
        return new TrendSvg(
                        chart, new Numbers(Locale.ENGLISH, new Words(Locale.ENGLISH)), new Words(Locale.ENGLISH), "c1")
                .write();
    }
}
