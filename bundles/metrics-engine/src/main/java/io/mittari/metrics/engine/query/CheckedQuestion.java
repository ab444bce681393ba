package io.mittari.metrics.engine.query;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.query.Question;
import io.mittari.metrics.engine.counting.Facts;
import io.mittari.metrics.engine.counting.Grid;
import io.mittari.metrics.engine.counting.Population;
import io.mittari.metrics.engine.counting.Span;
import io.mittari.metrics.engine.counting.TimeDimension;
import io.mittari.metrics.engine.formula.Catalogue;
import io.mittari.metrics.engine.formula.Formula;
import io.mittari.metrics.engine.view.FactsView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A question, checked: each word of it means something for this tenant. */
final class CheckedQuestion {

    /** Metrics per stage have it in every row; it may be filtered by. */
    static final String STAGE = "stage";

    private final FactsView view;
    private final Question question;
    private final List<String> by;
    private final Map<String, String> attributes = new HashMap<>();
    private final Population population;
    private final Span span;
    private final @Nullable String stage;

    /** @param stages whether the answer has rows per stage */
    CheckedQuestion(FactsView view, int today, Question question, boolean stages) throws BadRequest {
        this.view = view;
        this.question = question;
        this.by =
                question.by().stream().filter(d -> !(stages && d.equals(STAGE))).toList();
        this.stage = stages ? question.where().get(STAGE) : null;
        this.span = check(stages);
        var funnel = view.settings().funnels().get(question.funnel());
        if (funnel == null) {
            throw unknown("funnel", question.funnel(), view.settings().funnels().keySet());
        }
        var split = by.stream().filter(d -> TimeDimension.of(d).isEmpty()).toList();
        this.population = Population.of(view, today, funnel, split, attributes);
    }

    Population population() {
        return population;
    }

    Span span() {
        return span;
    }

    /** Dimensions of the rows, in the order asked. */
    List<String> by() {
        return by;
    }

    Grid grid(Facts facts) throws BadRequest {
        var times = by.stream().flatMap(d -> TimeDimension.of(d).stream()).toList();
        return Grid.of(population, span, times, facts);
    }

    /** The number of the only stage wanted, if one is named. */
    Optional<Integer> stage() throws BadRequest {
        if (stage == null) {
            return Optional.empty();
        }
        var names = population.stages().stream().map(Stage::name).toList();
        if (!names.contains(stage)) {
            throw unknown(STAGE, stage, names);
        }
        return Optional.of(names.indexOf(stage));
    }

    static Formula formula(Catalogue catalogue, Question question) throws BadRequest {
        var found = catalogue.find(question.metric());
        if (found.isEmpty()) {
            throw unknown(
                    "metric",
                    question.metric(),
                    catalogue.definitions().stream().map(d -> d.id()).toList());
        }
        return found.get();
    }

    static Formula.Terms terms(Formula formula, Question question) throws BadRequest {
        var fit = formula.definition().bases();
        var basis = question.basis() == null ? fit.get(0) : question.basis();
        if (!fit.contains(basis)) {
            throw new BadRequest("basis '%s' does not fit %s: fit are %s"
                    .formatted(
                            basis.word(),
                            formula.definition().id(),
                            String.join(", ", fit.stream().map(Basis::word).toList())));
        }
        var timed = question.by().stream()
                .filter(d -> TimeDimension.of(d).isPresent())
                .toList();
        if (formula.timeless() && !timed.isEmpty()) {
            throw new BadRequest("%s tells of today only and cannot be told by %s"
                    .formatted(formula.definition().id(), timed.get(0)));
        }
        return new Formula.Terms(basis, question.horizon());
    }

    private Span check(boolean stages) throws BadRequest {
        if (by.size() > 2) {
            throw new BadRequest("two dimensions at most, not %d: %s".formatted(by.size(), String.join(", ", by)));
        }
        if (by.size() == 2 && by.get(0).equals(by.get(1))) {
            throw new BadRequest("dimension '%s' is asked for twice".formatted(by.get(0)));
        }
        for (var dimension : by) {
            if (TimeDimension.of(dimension).isEmpty() && !view.dimensions().contains(dimension)) {
                throw unknown("dimension", dimension, dimensions());
            }
        }
        var within = Span.of(question.period());
        for (var only : question.where().entrySet()) {
            var time = TimeDimension.of(only.getKey());
            if (time.isPresent()) {
                within = within.and(cut(time.get(), only.getValue()));
            } else if (view.dimensions().contains(only.getKey())) {
                attributes.put(only.getKey(), only.getValue());
            } else if (!stages || !only.getKey().equals(STAGE)) {
                throw unknown("dimension", only.getKey(), dimensions());
            }
        }
        return within;
    }

    private Span cut(TimeDimension time, String label) throws BadRequest {
        return time.parse(label, view.settings().fiscalYearStart())
                .orElseThrow(() -> new BadRequest(
                        "'%s' is no %s: write it like %s".formatted(label, time.word(), time.example())));
    }

    private List<String> dimensions() {
        var all = new ArrayList<>(new TreeSet<>(view.dimensions()));
        Arrays.stream(TimeDimension.values()).map(TimeDimension::word).forEach(all::add);
        return all;
    }

    private static BadRequest unknown(String kind, String asked, Collection<String> existing) {
        return new BadRequest(
                "there is no %s '%s'; there are: %s".formatted(kind, asked, Existing.nearestFirst(asked, existing)));
    }
}
