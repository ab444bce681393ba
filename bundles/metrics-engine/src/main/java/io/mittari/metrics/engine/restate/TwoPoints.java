package io.mittari.metrics.engine.restate;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.Sentence;
import io.mittari.metrics.api.query.MetricDefinition;
import io.mittari.metrics.api.query.Question;
import io.mittari.metrics.api.query.Restatement.Figure;
import io.mittari.metrics.engine.counting.Said;
import io.mittari.metrics.engine.counting.TimeDimension;
import io.mittari.metrics.engine.view.FactsView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A tenant's figures at two points of its journal, as of one day. Between the two stands a third: the facts of now,
 * counted with the settings of then; so what facts did is told apart from what settings did. For one thread.
 */
public final class TwoPoints {

    /** More numbers that differ are counted and not told. */
    private static final int TOLD = 1_000;

    private final Side then;
    private final Side between;
    private final Side now;

    /**
     * @param today the day of both
     * @throws Unavailable if there is no room for what stands between them
     */
    public TwoPoints(FactsView then, FactsView now, LocalDate today) throws Unavailable {
        this.then = new Side(then, today);
        this.now = new Side(now, today);
        this.between = ToldSettings.alike(then.settings(), now.settings())
                ? this.now
                : new Side(now.under(then.settings()), today);
    }

    /**
     * What differs.
     *
     * @param more how many others differ that are not told
     */
    public record Found(List<Figure> figures, long more, long same) {}

    /**
     * Compares all metrics on all bases.
     *
     * @param about period, funnel, attributes to tell apart by, and filter
     * @param limit of the changes of facts told of each
     */
    public Found compare(Question about, int limit) throws BadRequest {
        for (var dimension : about.by()) {
            if (TimeDimension.of(dimension).isPresent()) {
                throw new BadRequest("a month is restated by attributes, not by '%s'".formatted(dimension));
            }
        }
        now.demandKnown(about);
        var figures = new ArrayList<Figure>();
        long more = 0;
        long same = 0;
        for (var metric : now.catalogue()) {
            for (var basis : metric.bases()) {
                var question = asked(metric, basis, about);
                var reported = then.cells(metric, question);
                var counted = now.cells(metric, question);
                var half = between == now ? counted : between.cells(metric, question);
                for (var row : rows(counted, reported)) {
                    if (Difference.none(reported.get(row), counted.get(row))) {
                        same++;
                    } else if (figures.size() == TOLD) {
                        more++;
                    } else {
                        figures.add(figure(question, row, reported.get(row), half.get(row), counted.get(row), limit));
                    }
                }
            }
        }
        return new Found(figures, more, same);
    }

    private static Question asked(MetricDefinition metric, Basis basis, Question about) {
        return new Question(
                metric.id(), about.period(), about.by(), about.where(), basis, about.horizon(), about.funnel());
    }

    private static Iterable<Map<String, String>> rows(Side.Cells counted, Side.Cells reported) {
        var rows = new LinkedHashSet<Map<String, String>>();
        counted.rows().forEach(rows::add);
        reported.rows().forEach(rows::add);
        return rows;
    }

    private Figure figure(
            Question question,
            Map<String, String> by,
            Measurement reported,
            Measurement half,
            Measurement counted,
            int limit) {
        var causes = new Causes(then, between, question.by());
        if (!Difference.none(reported, half)) {
            var before = Rows.of(then);
            var after = before.at(between);
            then.facts(question, by, before);
            between.facts(question, by, after);
            causes.of(before, after);
            var to = question.period().to();
            if (to != null && (usesRates(reported) || usesRates(half))) {
                causes.rates(to);
            }
        }
        return new Figure(
                question.metric(),
                question.basis(),
                by,
                reported,
                counted,
                Difference.between(reported, counted),
                Difference.between(reported, half),
                Difference.between(half, counted),
                causes.total(),
                causes.changes(limit));
    }

    private static boolean usesRates(Measurement cell) {
        var said = List.of(Said.RATES_USED.key(), Said.RATES_USED_AND_MORE.key(), Said.RATE_MISSING.key());
        return Stream.concat(Stream.ofNullable(cell.why()), cell.notes().remarks().stream())
                .map(Sentence::key)
                .anyMatch(said::contains);
    }
}
