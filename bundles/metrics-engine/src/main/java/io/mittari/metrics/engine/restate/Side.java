package io.mittari.metrics.engine.restate;

import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Sentence;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.query.MetricDefinition;
import io.mittari.metrics.api.query.Question;
import io.mittari.metrics.engine.counting.Said;
import io.mittari.metrics.engine.formula.Evidence;
import io.mittari.metrics.engine.query.MetricsHandle;
import io.mittari.metrics.engine.view.FactsView;
import io.mittari.metrics.engine.view.Traces;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of the points that are compared. What cannot be asked there is no data there, with the reason. For one thread. */
final class Side {

    private static final String STAGE = "stage";

    /** A value that nothing has: what is asked of it is asked of nobody. */
    private static final String NOBODY = "\u0000";

    final FactsView view;
    final Traces traces;
    private final MetricsHandle handle;

    Side(FactsView view, LocalDate today) {
        this.view = view.asOf(Math.toIntExact(today.toEpochDay()));
        this.traces = this.view.traces();
        this.handle = new MetricsHandle(this.view, today);
    }

    List<MetricDefinition> catalogue() {
        return handle.catalogue();
    }

    /** @throws BadRequest for a funnel or dimension there is not, or too many rows */
    void demandKnown(Question about) throws BadRequest {
        handle.measure(Question.of("open-now", about.period())
                .by(about.by().toArray(String[]::new))
                .where(about.where())
                .in(about.funnel()));
    }

    /** The value of an attribute. */
    String label(int opportunity, String dimension) {
        int code = view.codes(dimension)[opportunity];
        return code == FactsView.BLANK ? "(blank)" : view.label(dimension, code);
    }

    Cells cells(MetricDefinition metric, Question question) {
        var obstacle = obstacle(question);
        if (obstacle != null) {
            return new Cells(metric, question, Map.of(), obstacle);
        }
        try {
            var cells = new LinkedHashMap<Map<String, String>, Measurement>();
            handle.measure(question).forEach(row -> cells.put(row.by(), row.cell()));
            return new Cells(metric, question, cells, null);
        } catch (BadRequest refused) {
            return new Cells(metric, question, Map.of(), Said.REFUSED.of(String.valueOf(refused.getMessage())));
        }
    }

    /** Hands over the facts behind a number; what cannot be asked has none. */
    void facts(Question question, Map<String, String> by, Evidence evidence) {
        if (obstacle(question) == null) {
            try {
                handle.explain(question.where(by), evidence);
            } catch (BadRequest notThere) {
                // a stage that no source gave, or a total that tells the same: the number says why it is none
            }
        }
    }

    private @Nullable Sentence obstacle(Question question) {
        if (!view.settings().funnels().containsKey(question.funnel())) {
            return Said.NO_FUNNEL.of(question.funnel());
        }
        for (var dimension : question.by()) {
            if (!view.dimensions().contains(dimension)) {
                return Said.NO_ATTRIBUTE.of(dimension);
            }
        }
        return null;
    }

    /** The numbers of one question, by their dimensions. */
    final class Cells {

        private final MetricDefinition metric;
        private final Question question;
        private final Map<Map<String, String>, Measurement> cells;
        private final @Nullable Sentence obstacle;
        private final Map<String, Measurement> ofNobody = new LinkedHashMap<>();

        Cells(
                MetricDefinition metric,
                Question question,
                Map<Map<String, String>, Measurement> cells,
                @Nullable Sentence obstacle) {
            this.metric = metric;
            this.question = question;
            this.cells = cells;
            this.obstacle = obstacle;
        }

        Iterable<Map<String, String>> rows() {
            return cells.keySet();
        }

        /** Of a row that is not there it is the number of nobody. */
        Measurement get(Map<String, String> by) {
            var cell = cells.get(by);
            if (cell != null) {
                return cell;
            }
            return obstacle == null ? ofNobody(by.getOrDefault(STAGE, "")) : noData(obstacle);
        }

        private Measurement ofNobody(String stage) {
            if (ofNobody.isEmpty() && !question.by().isEmpty()) {
                var nobody =
                        question.by(new String[0]).where(Map.of(question.by().get(0), NOBODY));
                cells(metric, nobody).cells.forEach((by, cell) -> ofNobody.put(by.getOrDefault(STAGE, ""), cell));
            }
            var cell = ofNobody.get(stage);
            return cell != null ? cell : noData(isTold(stage) ? Said.NO_SOURCE.of() : Said.NO_SUCH_STAGE.of(stage));
        }

        private boolean isTold(String stage) {
            var funnel = view.settings().funnels().get(question.funnel());
            return stage.isEmpty() || (funnel != null && funnel.stages().contains(new Stage(stage)));
        }

        private Measurement noData(Sentence why) {
            return Measurement.noData(metric.unit(), metric.definition(), why);
        }
    }
}
