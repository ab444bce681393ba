package io.mittari.metrics.engine.query;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.Sentence;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.query.Explanation;
import io.mittari.metrics.api.query.FunnelTable;
import io.mittari.metrics.api.query.Leak;
import io.mittari.metrics.api.query.MetricDefinition;
import io.mittari.metrics.api.query.MetricRow;
import io.mittari.metrics.api.query.Metrics;
import io.mittari.metrics.api.query.Question;
import io.mittari.metrics.api.query.Restatement;
import io.mittari.metrics.api.query.SettledCohort;
import io.mittari.metrics.api.tenant.TenantSettings;
import io.mittari.metrics.engine.counting.Said;
import io.mittari.metrics.engine.formula.Catalogue;
import io.mittari.metrics.engine.formula.Evidence;
import io.mittari.metrics.engine.view.FactsView;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Answers from one view of a tenant's facts. Holds nothing but it, so any number of threads may ask. */
public final class MetricsHandle implements Metrics {

    /** Each is told once per stage. */
    private static final int ROWS_BY_STAGE = 30_000;

    private final FactsView view;
    private final LocalDate today;
    private final Restated restated;
    private final Catalogue catalogue = new Catalogue();

    /** Of one view alone: nothing is known of what was reported. */
    public MetricsHandle(FactsView view, LocalDate today) {
        this(view, today, month -> Optional.empty());
    }

    public MetricsHandle(FactsView view, LocalDate today, Restated restated) {
        this.view = view;
        this.today = today;
        this.restated = restated;
    }

    /** Compares what was reported with this view. */
    @FunctionalInterface
    public interface Restated {
        Optional<Restatement> of(YearMonth month) throws BadRequest, Unavailable;
    }

    @Override
    public TenantId tenant() {
        return view.settings().id();
    }

    @Override
    public long sequence() {
        return view.sequence();
    }

    @Override
    public LocalDate today() {
        return today;
    }

    @Override
    public TenantSettings settings() {
        return view.settings();
    }

    @Override
    public List<Sentence> missing() {
        var facts = view.missing();
        if (facts.isEmpty()) {
            return List.of();
        }
        return List.of(facts.getAsLong() == 0 ? Said.BLOCKS_MISSING.of() : Said.FACTS_MISSING.of(facts.getAsLong()));
    }

    @Override
    public List<MetricRow> measure(Question question) throws BadRequest {
        var formula = CheckedQuestion.formula(catalogue, question);
        var terms = CheckedQuestion.terms(formula, question);
        var asked = new CheckedQuestion(view, day(), question, formula.byStage());
        var grid = asked.grid(formula.facts(terms));
        var cells = formula.measure(formula.byStage() ? grid.atMost(ROWS_BY_STAGE) : grid, terms);
        var rows = new ArrayList<MetricRow>();
        for (var row : grid.rows(asked.by())) {
            if (!formula.byStage()) {
                rows.add(new MetricRow(row.by(), cells.get(row.cell())));
                continue;
            }
            var only = asked.stage();
            int stages = Math.max(0, asked.population().stages().size() - formula.firstStage());
            for (int s = 0; s < stages; s++) {
                int stage = s + formula.firstStage();
                if (only.isEmpty() || only.get() == stage) {
                    var by = new LinkedHashMap<>(row.by());
                    by.put(
                            CheckedQuestion.STAGE,
                            asked.population().stages().get(stage).name());
                    rows.add(new MetricRow(by, cells.get(row.cell() * stages + s)));
                }
            }
        }
        return rows;
    }

    @Override
    public FunnelTable funnel(Question question) throws BadRequest {
        return new FunnelAnswer(new CheckedQuestion(view, day(), question, false)).table(question);
    }

    @Override
    public Explanation explain(Question question, int limit) throws BadRequest {
        return explaining(question).explain(limit);
    }

    /** Hands over all facts behind a number, in no order. */
    public void explain(Question question, Evidence evidence) throws BadRequest {
        explaining(question).explain(evidence);
    }

    private Explaining explaining(Question question) throws BadRequest {
        var formula = CheckedQuestion.formula(catalogue, question);
        var terms = CheckedQuestion.terms(formula, question);
        var asked = new CheckedQuestion(view, day(), whole(question), formula.byStage());
        return new Explaining(asked, formula, terms);
    }

    @Override
    public Optional<Restatement> restated(YearMonth month) throws BadRequest, Unavailable {
        return restated.of(month);
    }

    @Override
    public List<SettledCohort> settled(Question question) throws BadRequest {
        return settledCohorts(question).all();
    }

    @Override
    public List<Leak> leaks(Question question) throws BadRequest {
        return new Leaks(settledCohorts(question)).all();
    }

    private SettledCohorts settledCohorts(Question question) throws BadRequest {
        var asked = new CheckedQuestion(view, day(), whole(question), false);
        return SettledCohorts.upTo(asked.span(), asked.population(), question.horizon());
    }

    @Override
    public List<MetricDefinition> catalogue() {
        return catalogue.definitions();
    }

    @Override
    public List<String> dimensions() {
        return view.dimensions().stream().sorted().toList();
    }

    /** Explanations, settled cohorts and leaks are of one row. */
    private static Question whole(Question question) {
        return question.by(new String[0]);
    }

    private int day() {
        return Math.toIntExact(today.toEpochDay());
    }
}
