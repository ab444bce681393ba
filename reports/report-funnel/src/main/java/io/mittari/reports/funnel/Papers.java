package io.mittari.reports.funnel;

import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.query.FunnelTable.Step;
import io.mittari.metrics.api.query.MetricRow;
import io.mittari.metrics.api.query.SettledCohort;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the figures were made, so that another can make them again. */
final class Papers {

    private final FunnelFigures figures;
    private final Words words;
    private final Numbers numbers;

    Papers(FunnelFigures figures, Words words, Numbers numbers) {
        this.figures = figures;
        this.words = words;
        this.numbers = numbers;
    }

    List<String> lines() {
        var settings = figures.settings();
        return List.of(
                words.say(
                        "paper.point",
                        "#" + figures.sequence(),
                        words.day(figures.today()),
                        settings.zone().getId()),
                words.say("paper.period"),
                words.say(
                        "paper.cohort",
                        numbers.count((long) Math.min(SettledCohort.SHORTEST_HORIZON, settings.horizon())),
                        numbers.count((long) settings.horizon())),
                words.say(settings.skippedPassed() ? "paper.passed" : "paper.not-passed"),
                words.say("paper.chance"),
                words.say("paper.revenue." + settings.revenue().name()),
                words.say("paper.definitions", definitions()));
    }

    private String definitions() {
        var stages = figures.funnel().stages().stream()
                .flatMap(step -> Stream.concat(Stream.of(step.count()), conversions(step)));
        var others = Stream.of(figures.won(), figures.revenue(), figures.winRate());
        var open = figures.openNow().stream().map(MetricRow::cell);
        return Stream.of(stages, others, open)
                .flatMap(s -> s)
                .map(Measurement::definition)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static Stream<Measurement> conversions(Step step) {
        var conversion = step.conversion();
        return conversion == null
                ? Stream.of()
                : Stream.of(conversion.period().cell(), conversion.cohort().cell());
    }
}
