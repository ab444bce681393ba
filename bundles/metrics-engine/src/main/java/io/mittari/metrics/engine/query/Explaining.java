package io.mittari.metrics.engine.query;

import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.Sentence;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.query.Explanation;
import io.mittari.metrics.api.query.Explanation.Part;
import io.mittari.metrics.engine.counting.Grid;
import io.mittari.metrics.engine.counting.Path;
import io.mittari.metrics.engine.counting.Said;
import io.mittari.metrics.engine.counting.Totals;
import io.mittari.metrics.engine.formula.Evidence;
import io.mittari.metrics.engine.formula.Formula;
import io.mittari.metrics.engine.view.FactsView;
import io.mittari.metrics.engine.view.FactsView.Provenance;
import io.mittari.metrics.engine.view.FactsView.TotalFact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Why a number is what it is: its facts, the newest first, without making more parts than are wanted. */
final class Explaining {

    private static final Sentence ONLY_TOTALS = Said.ONLY_TOTALS.of();
    private static final String UNTOLD = "a total: tells of no single one";

    private final CheckedQuestion asked;
    private final Formula formula;
    private final Formula.Terms terms;
    private final FactsView view;

    Explaining(CheckedQuestion asked, Formula formula, Formula.Terms terms) {
        this.asked = asked;
        this.formula = formula;
        this.terms = terms;
        this.view = asked.population().view();
    }

    Explanation explain(int limit) throws BadRequest {
        var newest = new Newest(limit);
        var cell = explain(newest);
        return new Explanation(cell, newest.total, newest.parts());
    }

    /** Hands over all facts, in no order. */
    Measurement explain(Evidence evidence) throws BadRequest {
        var grid = asked.grid(formula.facts(terms));
        int stage = stage();
        var cells = formula.measure(grid, terms);
        var cell = cells.get(stage < 0 ? 0 : stage - formula.firstStage());
        if (ONLY_TOTALS.equals(cell.why())) {
            standingInTheWay(grid, evidence);
        } else {
            formula.explain(grid, terms, stage, evidence);
        }
        return cell;
    }

    /** The totals for which nothing can be told of single opportunities (C19). */
    private void standingInTheWay(Grid grid, Evidence evidence) {
        for (var outcome : Outcome.values()) {
            Totals.of(asked.population(), outcome).touching(grid.spans()).forEach(fact -> evidence.total(fact, UNTOLD));
        }
        for (var stage : asked.population().stages()) {
            Totals.ofStage(asked.population(), stage)
                    .touching(grid.spans())
                    .forEach(fact -> evidence.total(fact, UNTOLD));
        }
    }

    /** The stage that is asked about, of a metric with one number per stage; else -1. */
    private int stage() throws BadRequest {
        if (!formula.byStage()) {
            return -1;
        }
        var stages = asked.population().stages().stream().map(Stage::name).toList();
        var told = stages.subList(Math.min(formula.firstStage(), stages.size()), stages.size());
        var stage = asked.stage();
        if (stage.isEmpty() || stage.get() < formula.firstStage()) {
            throw new BadRequest("%s is told per stage: say which one, by stage=%s"
                    .formatted(formula.definition().id(), String.join(" or stage=", told)));
        }
        return stage.get();
    }

    /** Keeps the newest facts; of one day in the order of their keys, whichever way they are met. */
    private final class Newest implements Evidence {

        private final int limit;
        private final PriorityQueue<Found> kept = new PriorityQueue<>(Comparator.comparingInt(Found::day)
                .thenComparing(Comparator.comparingInt(Found::key).reversed())
                .thenComparing(Comparator.comparingLong(Found::number).reversed()));
        private long total;

        Newest(int limit) {
            this.limit = limit;
        }

        @Override
        public void entry(int opportunity, Stage stage, int day, String role) {
            add(opportunity, stage, day, role, null);
        }

        @Override
        public void close(int opportunity, String role) {
            add(opportunity, null, view.closeDay()[opportunity], role, null);
        }

        @Override
        public void total(TotalFact fact, String role) {
            add(-1, null, Totals.day(fact), role, fact);
        }

        private void add(int opportunity, @Nullable Stage stage, int day, String role, @Nullable TotalFact fact) {
            total++;
            int key = opportunity < 0 ? -1 : view.number(opportunity);
            var oldest = kept.peek();
            boolean goes = oldest != null && (day > oldest.day() || (day == oldest.day() && key < oldest.key()));
            if (kept.size() >= limit && goes) {
                kept.remove();
            }
            if (kept.size() < limit) {
                kept.add(new Found(opportunity, key, stage, day, role, total, fact));
            }
        }

        List<Part> parts() {
            var parts = new ArrayList<Part>();
            while (!kept.isEmpty()) {
                parts.add(part(kept.remove()));
            }
            Collections.reverse(parts);
            return parts;
        }
    }

    private Part part(Found found) {
        var fact = found.total();
        if (fact != null) {
            return part("", FactText.total(fact), found, fact.provenance());
        }
        int i = found.opportunity();
        var stage = found.stage();
        if (stage == null) {
            return part(view.key(i), FactText.close(view, i), found, view.closeProvenance(i));
        }
        boolean entered =
                view.stages().contains(stage) && (found.day() == Path.NEVER || view.entered(stage)[i] == found.day());
        return entered
                ? part(view.key(i), "stage " + stage, found, view.entryProvenance(i, stage))
                : part(view.key(i), FactText.close(view, i), found, view.closeProvenance(i));
    }

    private static Part part(String key, String fact, Found found, Provenance from) {
        var day = found.day() == Path.NEVER ? null : LocalDate.ofEpochDay(found.day());
        return new Part(key, fact, day, found.role(), from.source(), from.origin(), from.sequence());
    }

    /** @param number in which it was met */
    private record Found(
            int opportunity,
            int key,
            @Nullable Stage stage,
            int day,
            String role,
            long number,
            @Nullable TotalFact total) {}
}
