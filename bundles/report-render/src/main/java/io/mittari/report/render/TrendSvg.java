package io.mittari.report.render;

import static io.mittari.report.render.Svg.n;

import io.mittari.metrics.api.report.Block.Line;
import io.mittari.metrics.api.report.Block.TrendChart;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Lines over months: each with a colour and a marker of its own and its name at its end, so that no legend has to be
 * looked up. A month without data is a gap.
 */
final class TrendSvg {

    private static final double WIDTH = 720;
    private static final double HEIGHT = 310;
    private static final double LEFT = 40;
    private static final double RIGHT = 515;
    private static final double TOP = 12;
    private static final double BOTTOM = 264;
    private static final int NAME_LONG = 21;
    private static final List<String> COLOURS =
            List.of("#0b5c7a", "#a8500a", "#5b3f8c", "#3f6b2a", "#8a2458", "#3d4852");

    private final TrendChart chart;
    private final Numbers numbers;
    private final Words words;
    private final String id;
    private final Ticks ticks;

    TrendSvg(TrendChart chart, Numbers numbers, Words words, String id) {
        this.chart = chart;
        this.numbers = numbers;
        this.words = words;
        this.id = id;
        this.ticks = Ticks.upTo(chart.lines().stream()
                .flatMapToDouble(line -> DoubleStream.concat(
                        line.values().stream().filter(Objects::nonNull).mapToDouble(v -> v),
                        DoubleStream.of(line.floor() == null ? 0 : line.floor())))
                .filter(Double::isFinite)
                .max()
                .orElse(1));
    }

    String write() {
        var svg = new Svg(id, WIDTH, HEIGHT, chart.title(), chart.description());
        scale(svg);
        months(svg);
        for (int i = 0; i < chart.lines().size(); i++) {
            line(svg, chart.lines().get(i), i);
        }
        names(svg);
        return svg.done();
    }

    private void scale(Svg svg) {
        for (var tick : ticks.values()) {
            double y = y(tick.doubleValue());
            svg.line(LEFT, y, RIGHT, y, "stroke=\"%s\"".formatted(tick.signum() == 0 ? "#7b8794" : "#e4e7eb"));
            svg.text(LEFT - 7, y + 4, "font-size=\"11\" text-anchor=\"end\" fill=\"#52606d\"", numbers.plain(tick, 2));
        }
    }

    private void months(Svg svg) {
        int count = chart.labels().size();
        int every = Math.max(1, (int) Math.ceil(count / 13.0));
        for (int i = 0; i < count; i += every) {
            var words = chart.labels().get(i).split(" ", 2);
            for (int row = 0; row < words.length; row++) {
                svg.text(
                        x(i),
                        BOTTOM + 17 + 13 * row,
                        "font-size=\"11\" text-anchor=\"middle\" fill=\"#52606d\"",
                        Svg.shortened(words[row], 8));
            }
        }
    }

    private void line(Svg svg, Line line, int index) {
        var colour = colour(index);
        if (line.floor() != null && Double.isFinite(line.floor())) {
            double y = y(line.floor());
            svg.line(
                    LEFT,
                    y,
                    RIGHT,
                    y,
                    "stroke=\"%s\" stroke-width=\"1.2\" stroke-dasharray=\"5 4\" opacity=\"0.75\"".formatted(colour));
        }
        var d = new StringBuilder();
        boolean joined = false;
        for (int i = 0; i < line.values().size(); i++) {
            var value = line.values().get(i);
            if (value != null && Double.isFinite(value)) {
                d.append(joined ? 'L' : 'M').append(n(x(i))).append(' ').append(n(y(value)));
            }
            joined = value != null && Double.isFinite(value);
        }
        if (d.length() > 0) {
            svg.path(
                    d.toString(),
                    "fill=\"none\" stroke=\"%s\" stroke-width=\"2.2\" stroke-linejoin=\"round\"".formatted(colour));
        }
        for (int i = 0; i < line.values().size(); i++) {
            var value = line.values().get(i);
            if (value != null && Double.isFinite(value)) {
                marker(svg, index, x(i), y(value));
            }
        }
    }

    private void marker(Svg svg, int index, double x, double y) {
        var style = "fill=\"%s\" stroke=\"#fff\"".formatted(colour(index));
        switch (index % 4) {
            case 0 -> svg.raw("<circle cx=\"%s\" cy=\"%s\" r=\"3.8\" %s/>".formatted(n(x), n(y), style));
            case 1 -> svg.rect(x - 3.5, y - 3.5, 7, 7, style);
            case 2 -> svg.path("M%s %sl4.6 8h-9.2Z".formatted(n(x), n(y - 5)), style);
            default -> svg.path("M%s %sl4.8 4.8l-4.8 4.8l-4.8 -4.8Z".formatted(n(x), n(y - 4.8)), style);
        }
    }

    /** Names at the lines' ends, moved apart where lines end close together. */
    private void names(Svg svg) {
        var ends = new ArrayList<End>();
        for (int i = 0; i < chart.lines().size(); i++) {
            ends.add(end(i));
        }
        ends.sort(Comparator.comparingDouble(End::y).thenComparingInt(End::index));
        double apart = Math.min(
                chart.lines().stream()
                                .anyMatch(l -> Svg.wrapped(l.name(), NAME_LONG).size() > 1)
                        ? 45
                        : 32,
                (BOTTOM - TOP - 16) / Math.max(1, ends.size() - 1));
        double[] at = ends.stream().mapToDouble(End::y).toArray();
        for (int i = 0; i < at.length; i++) {
            at[i] = Math.max(at[i], i == 0 ? TOP + 6 : at[i - 1] + apart);
        }
        for (int i = at.length - 1; i >= 0; i--) {
            at[i] = Math.min(at[i], i == at.length - 1 ? BOTTOM - 10 : at[i + 1] - apart);
        }
        for (int i = 0; i < at.length; i++) {
            name(svg, ends.get(i), at[i]);
        }
    }

    private void name(Svg svg, End end, double y) {
        var line = chart.lines().get(end.index());
        var colour = colour(end.index());
        svg.path(
                "M%s %sL%s %s".formatted(n(end.x() + 6), n(end.y()), n(RIGHT + 22), n(y)),
                "fill=\"none\" stroke=\"%s\" stroke-width=\"0.8\" opacity=\"0.6\"".formatted(colour));
        marker(svg, end.index(), RIGHT + 28, y);
        var rows = Svg.wrapped(line.name(), NAME_LONG);
        for (int row = 0; row < rows.size(); row++) {
            svg.text(
                    RIGHT + 37,
                    y + 4 + 13 * row,
                    "font-size=\"12\" font-weight=\"600\" fill=\"%s\"".formatted(colour),
                    rows.get(row));
        }
        var beneath = beneath(end.last(), line.floor());
        if (!beneath.isEmpty()) {
            svg.text(RIGHT + 37, y + 4 + 13 * rows.size(), "font-size=\"11\" fill=\"#52606d\"", beneath);
        }
    }

    private String beneath(@Nullable Double last, @Nullable Double floor) {
        var value = last == null ? Numbers.NONE : numbers.plain(BigDecimal.valueOf(last), 1);
        return floor == null
                ? value
                : value + " · " + words.of("floor") + " " + numbers.plain(BigDecimal.valueOf(floor), 1);
    }

    private End end(int index) {
        var values = chart.lines().get(index).values();
        for (int i = values.size() - 1; i >= 0; i--) {
            var value = values.get(i);
            if (value != null && Double.isFinite(value)) {
                return new End(index, x(i), y(value), value);
            }
        }
        return new End(index, RIGHT, BOTTOM, null);
    }

    private double x(int month) {
        int count = chart.labels().size();
        double room = RIGHT - LEFT;
        return LEFT + room * (month + 0.5) / Math.max(1, count);
    }

    private double y(double value) {
        return BOTTOM - (BOTTOM - TOP) * Math.max(0, value) / ticks.highest();
    }

    private static String colour(int index) {
        return COLOURS.get(index % COLOURS.size());
    }

    private record End(
            int index, double x, double y, @Nullable Double last) {}
}
