package io.mittari.reports.funnel;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.query.FunnelTable.Step;
import io.mittari.metrics.api.query.Restatement;
import io.mittari.metrics.api.query.Restatement.Change;
import io.mittari.metrics.api.query.Restatement.Figure;
import io.mittari.metrics.api.query.Restatement.Kind;
import io.mittari.metrics.api.report.Block;
import io.mittari.metrics.api.report.Block.Column;
import io.mittari.metrics.api.report.Block.Heading;
import io.mittari.metrics.api.report.Block.Note;
import io.mittari.metrics.api.report.Block.Table;
import io.mittari.metrics.api.report.Block.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What has become of the month before since it was reported: the figures that this report tells, each with its cause. */
final class RestatedMonth {

    /** Causes of one figure that are named. */
    private static final int NAMED = 3;

    private final FunnelFigures figures;
    private final Words words;
    private final Numbers numbers;

    RestatedMonth(FunnelFigures figures, Words words, Numbers numbers) {
        this.figures = figures;
        this.words = words;
        this.numbers = numbers;
    }

    /** Empty where nothing that is told here differs. */
    List<Block> blocks() {
        var restated = figures.restated();
        if (restated == null) {
            return List.of();
        }
        var rows = new ArrayList<List<Value>>();
        for (var figure : restated.figures()) {
            name(figure)
                    .ifPresent(name -> rows.add(List.of(
                            Value.text(name),
                            Value.of(figure.reported()),
                            Value.of(figure.now()),
                            Value.text(because(figure)))));
        }
        return rows.isEmpty() ? List.of() : blocks(restated, rows);
    }

    private List<Block> blocks(Restatement restated, List<List<Value>> rows) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Heading(2, words.say("restated.heading", words.month(restated.month()))));
        blocks.add(new Table(
                words.say("table.restated", words.day(restated.today())),
                List.of(
                        new Column(words.say("col.figure"), false),
                        new Column(words.say("col.reported"), true),
                        new Column(words.say("col.now"), true),
                        new Column(words.say("col.because"), false)),
                rows));
        if (!restated.settings().isEmpty()) {
            blocks.add(new Note(words.say(
                    "restated.settings",
                    restated.settings().stream()
                            .map(setting ->
                                    "%s: %s → %s".formatted(setting.key(), or(setting.before()), or(setting.after())))
                            .collect(Collectors.joining("; ")))));
        }
        return blocks;
    }

    /** As the rest of the report calls it; empty for what it does not tell. */
    private Optional<String> name(Figure figure) {
        return switch (figure.metric()) {
            case "stage-count" -> stage(figure).map(words::stages);
            case "conversion" ->
                figure.basis() == Basis.PERIOD ? stage(figure).flatMap(this::conversion) : Optional.empty();
            case "won-count" -> Optional.of(words.say("key.won"));
            case "lost-count" -> Optional.of(words.say("restated.lost"));
            case "revenue" -> Optional.of(words.say("key.revenue"));
            case "win-rate" ->
                figure.basis() == Basis.CLOSED ? Optional.of(words.say("key.win-rate")) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Stage> stage(Figure figure) {
        return Optional.ofNullable(figure.by().get("stage")).map(Stage::new);
    }

    private Optional<String> conversion(Stage to) {
        var stages = figures.funnel().stages().stream().map(Step::stage).toList();
        int place = stages.indexOf(to);
        return place < 1 ? Optional.empty() : Optional.of(words.conversion(stages.get(place - 1), to));
    }

    /** {@code 2 taken back, 1 changed: deal 7 (deals.csv:12), …}. */
    private String because(Figure figure) {
        if (figure.changes().isEmpty()) {
            return words.say(figure.bySettings().measured() ? "restated.by-settings" : "restated.by-source");
        }
        var kinds = new ArrayList<String>();
        if (figure.total() > figure.changes().size()) {
            kinds.add(words.say("restated.many", numbers.count(figure.total())));
        } else {
            count(figure, Kind.ADDED, "restated.added", kinds);
            count(figure, Kind.TAKEN_BACK, "restated.taken-back", kinds);
            count(figure, Kind.CHANGED, "restated.changed", kinds);
        }
        var all = figure.changes().stream().map(RestatedMonth::named).distinct().toList();
        var named = all.stream().limit(NAMED).collect(Collectors.joining(", "));
        boolean more = all.size() > NAMED || figure.total() > figure.changes().size();
        var facts = "%s: %s%s".formatted(String.join(", ", kinds), named, more ? ", …" : "");
        return isChanged(figure.bySettings()) ? facts + "; " + words.say("restated.by-settings") : facts;
    }

    private static boolean isChanged(Measurement bySettings) {
        var value = bySettings.value();
        return value != null && value.signum() != 0;
    }

    private void count(Figure figure, Kind kind, String key, List<String> said) {
        long count = figure.changes().stream().filter(c -> c.kind() == kind).count();
        if (count > 0) {
            said.add(words.say(key, numbers.count(count)));
        }
    }

    private static String named(Change change) {
        var fact = change.after() == null ? change.before() : change.after();
        var origin = fact == null ? "" : fact.origin().toString();
        if (change.opportunity().isEmpty()) {
            return origin;
        }
        var renamed = change.renamed().isEmpty() ? "" : " → " + change.renamed();
        return "%s%s (%s)".formatted(change.opportunity(), renamed, origin);
    }

    private static String or(String value) {
        return value.isEmpty() ? "–" : value;
    }
}
