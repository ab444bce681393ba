package io.mittari.reports.funnel;

import io.mittari.metrics.api.query.FunnelTable.Step;
import io.mittari.metrics.api.query.Trend;
import io.mittari.metrics.api.report.Block.Bar;
import io.mittari.metrics.api.report.Block.FunnelChart;
import io.mittari.metrics.api.report.Block.KeyFigure;
import io.mittari.metrics.api.report.Block.KeyFigures;
import io.mittari.metrics.api.report.Block.Line;
import io.mittari.metrics.api.report.Block.TrendChart;
import io.mittari.metrics.api.report.Block.Value;
import java.util.ArrayList;
import java.util.Objects;
import java.util.stream.Collectors;

/** What is seen at a glance: key figures and the two pictures, each with what it shows in words. */
final class FunnelSights {

    private final FunnelFigures figures;
    private final Words words;
    private final Numbers numbers;

    FunnelSights(FunnelFigures figures, Words words, Numbers numbers) {
        this.figures = figures;
        this.words = words;
        this.numbers = numbers;
    }

    KeyFigures keyFigures() {
        var shown = new ArrayList<KeyFigure>();
        figures.funnel().stages().stream()
                .findFirst()
                .ifPresent(first -> shown.add(new KeyFigure(
                        words.stages(first.stage()),
                        Value.of(first.count()),
                        before(first.trend().before()))));
        shown.add(new KeyFigure(
                words.say("key.won"),
                Value.of(figures.won()),
                words.say(
                        "key.won.remark",
                        numbers.count(figures.funnel().lost()),
                        numbers.count(figures.funnel().none()))));
        shown.add(new KeyFigure(
                words.say("key.revenue"),
                Value.of(figures.revenue()),
                words.say("key.before", numbers.of(figures.revenueBefore()))));
        shown.add(new KeyFigure(words.say("key.win-rate"), Value.of(figures.winRate()), winRateRemark()));
        return new KeyFigures(shown);
    }

    FunnelChart funnel() {
        var stages = figures.funnel().stages();
        return new FunnelChart(
                words.say("funnel.title", words.month(figures.month())),
                stages.stream()
                        .map(s -> words.say("funnel.text", words.stages(s.stage()), numbers.of(s.count())))
                        .collect(Collectors.joining("; ")),
                stages.stream().map(this::bar).toList());
    }

    TrendChart trend() {
        var months = Cohorts.twelve(figures.month());
        return new TrendChart(
                words.say("trend.title"),
                figures.conversions().stream().map(this::newest).collect(Collectors.joining("; ")),
                months.stream()
                        .map(m -> words.shortMonth(m, m.equals(months.get(0))))
                        .toList(),
                figures.conversions().stream().map(this::line).toList());
    }

    private Bar bar(Step step) {
        var value = step.count().value();
        var worst = figures.leaks().stream()
                .findFirst()
                .filter(leak -> leak.to().equals(step.stage()))
                .orElse(null);
        var conversion = step.conversion();
        var note = "";
        if (conversion != null) {
            var ratio = numbers.of(conversion.period().cell());
            note = worst == null
                    ? words.say("funnel.note", ratio)
                    : words.say(worst.certain() ? "funnel.worst" : "funnel.worst.possible", ratio);
        }
        return new Bar(words.stages(step.stage()), value == null ? 0 : value.longValue(), note, worst != null);
    }

    private Line line(SettledConversion conversion) {
        var limit = conversion.limit();
        return new Line(
                words.conversion(conversion.cohort().from(), conversion.cohort().to()),
                conversion.year(),
                limit == null ? null : limit.floor());
    }

    private String newest(SettledConversion conversion) {
        var last = conversion.year().stream().filter(Objects::nonNull).reduce((a, b) -> b);
        return words.say(
                "trend.text",
                words.conversion(conversion.cohort().from(), conversion.cohort().to()),
                last.map(numbers::limit).orElse("–"));
    }

    private String before(Trend trend) {
        return trend.value().measured()
                ? words.say(
                        "key.before.verdict",
                        numbers.of(trend.value()),
                        words.say("verdict." + trend.verdict().name()))
                : words.say("key.before", "–");
    }

    private String winRateRemark() {
        var rate = figures.winRate();
        return rate.measured()
                ? words.say(
                        "key.win-rate.remark",
                        numbers.count(rate.numerator()),
                        numbers.count(rate.denominator()),
                        numbers.end(rate.low()),
                        numbers.end(rate.high()))
                : "";
    }
}
