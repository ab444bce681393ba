package io.mittari.reports.funnel;

import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.query.FunnelTable;
import io.mittari.metrics.api.query.FunnelTable.Conversion;
import io.mittari.metrics.api.query.FunnelTable.Step;
import io.mittari.metrics.api.query.MetricRow;
import io.mittari.metrics.api.query.Trend;
import io.mittari.metrics.api.report.Block.Column;
import io.mittari.metrics.api.report.Block.Table;
import io.mittari.metrics.api.report.Block.Value;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The figures in full. */
final class FunnelTables {

    private final FunnelFigures figures;
    private final Words words;
    private final Numbers numbers;

    FunnelTables(FunnelFigures figures, Words words, Numbers numbers) {
        this.figures = figures;
        this.words = words;
        this.numbers = numbers;
    }

    Table stages() {
        return new Table(
                words.say("table.stages"),
                List.of(
                        text("col.stage"),
                        number("col.entered"),
                        number("col.passed"),
                        number("col.before"),
                        number("col.mean3"),
                        number("col.year")),
                figures.funnel().stages().stream().map(this::stage).toList());
    }

    Table conversions() {
        return new Table(
                words.say("table.conversion"),
                List.of(
                        text("col.conversion"),
                        number("col.period"),
                        number("col.cohort"),
                        text("col.which"),
                        number("col.range"),
                        text("col.judged")),
                figures.conversions().stream().map(this::conversion).toList());
    }

    Table openNow() {
        return new Table(
                words.say("table.open"),
                List.of(text("col.stage"), number("col.open")),
                figures.openNow().stream().map(this::open).toList());
    }

    private List<Value> stage(Step step) {
        var passed = step.count().notes().skipped();
        return List.of(
                Value.text(words.stages(step.stage())),
                Value.of(step.count()),
                Value.text(passed == null || passed == 0 ? "–" : numbers.count(passed)),
                change(step.trend().before()),
                change(step.trend().mean3()),
                change(step.trend().yearAgo()));
    }

    /** {@code 52 (+12, up)} on two lines: what it was, and what may be said of the difference. */
    private Value change(Trend trend) {
        return Value.text(
                trend.value().measured()
                        ? "%s\n(%s, %s)"
                                .formatted(
                                        numbers.of(trend.value()),
                                        numbers.signed(trend.difference()),
                                        words.say("verdict." + trend.verdict().name()))
                        : "–");
    }

    private List<Value> conversion(SettledConversion conversion) {
        var settled = conversion.cohort();
        var rate = settled.rate();
        var months = settled.months();
        var period = period(settled.to());
        return List.of(
                Value.text(words.conversion(settled.from(), settled.to())),
                period == null ? Value.text("–") : Value.of(period),
                rate == null ? Value.text("–") : Value.of(rate),
                Value.text(
                        months == null
                                ? "–"
                                : words.say(
                                        "months.days", words.months(months), numbers.count((long) settled.horizon()))),
                Value.text(range(conversion)),
                Value.text(words.say(conversion.judgement().key())));
    }

    private @Nullable Measurement period(Stage to) {
        return figures.funnel().stages().stream()
                .filter(step -> step.stage().equals(to))
                .map(Step::conversion)
                .flatMap(Stream::ofNullable)
                .map(Conversion::period)
                .map(FunnelTable.Rate::cell)
                .findFirst()
                .orElse(null);
    }

    private String range(SettledConversion conversion) {
        var limit = conversion.limit();
        if (limit == null) {
            return "–";
        }
        return numbers.limit(limit.floor()) + (limit.upper() == null ? "" : "–" + numbers.limit(limit.upper()));
    }

    private List<Value> open(MetricRow row) {
        var stage = row.by().getOrDefault("stage", "");
        return List.of(Value.text(name(stage)), Value.of(row.cell()));
    }

    private String name(String stage) {
        return figures.funnel().stages().stream()
                .map(Step::stage)
                .filter(s -> s.name().equals(stage))
                .findFirst()
                .map(words::stages)
                .orElse(stage);
    }

    private Column text(String key) {
        return new Column(words.say(key), false);
    }

    private Column number(String key) {
        return new Column(words.say(key), true);
    }
}
