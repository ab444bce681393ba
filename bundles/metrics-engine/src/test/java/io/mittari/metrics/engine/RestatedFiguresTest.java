package io.mittari.metrics.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.query.Explanation.Part;
import io.mittari.metrics.api.query.Metrics;
import io.mittari.metrics.api.query.Question;
import io.mittari.metrics.api.query.Restatement;
import io.mittari.metrics.api.query.Restatement.Change;
import io.mittari.metrics.api.query.Restatement.Figure;
import io.mittari.metrics.engine.admin.AsOf;
import io.mittari.metrics.engine.admin.Restating;
import io.mittari.metrics.store.derby.Derbies;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random sales at two points: what is restated is what two questions answer differently, and each has its causes. */
class RestatedFiguresTest {

    private static final YearMonth APRIL = YearMonth.of(2026, 4);
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

    @TempDir
    static Path folder;

    @AfterAll
    static void close() {
        Derbies.close(folder);
    }

    @Test
    void everyFigureThatDiffersIsToldWithItsPartsAndCausesAndNoOther() throws Exception {
        for (int seed = 0; seed < 8; seed++) {
            var acme = Acme.in(folder);
            var sales = new RandomSales(new Random(seed), false);
            acme.engine.ingest(Batch.of(Acme.CRM, "crm", sales.first(), List.of()));
            long then = deliver(acme, sales, 4);
            long now = deliver(acme, sales, 1 + seed % 3);
            if (seed % 2 == 1) {
                now = acme.apply(Acme.FILE.replace(" }", ", \"skipped\": \"not-passed\" }"), 1);
            }
            check(acme, then, now, List.of(), "seed " + seed);
            check(acme, then, now, List.of("channel"), "by channel, seed " + seed);
            acme.engine.remove(Acme.ID);
        }
    }

    private static long deliver(Acme acme, RandomSales sales, int times) throws Exception {
        long sequence = 0;
        for (int i = 0; i < times; i++) {
            sequence = acme.engine
                    .ingest(Batch.of(Acme.CRM, "crm", sales.delivery(), List.of()))
                    .sequence();
        }
        return sequence;
    }

    private static void check(Acme acme, long then, long now, List<String> by, String which) throws Exception {
        var earlier = acme.engine.open(Acme.ID, new AsOf.AtSequence(then), TODAY);
        var later = acme.engine.open(Acme.ID, new AsOf.AtSequence(now), TODAY);
        var restated = acme.engine.restate(
                Acme.ID,
                new Restating(
                        APRIL,
                        by,
                        "main",
                        null,
                        new AsOf.AtSequence(then),
                        new AsOf.AtSequence(now),
                        TODAY,
                        Integer.MAX_VALUE));
        var told = new HashSet<Object>();
        for (var figure : restated.figures()) {
            var said = "%s %s %s, %s".formatted(figure.metric(), figure.basis(), figure.by(), which);
            told.add(List.of(figure.metric(), String.valueOf(figure.basis()), figure.by()));
            checkParts(figure, said);
            checkCauses(figure, restated, said);
            checkRows(figure, earlier, later, said);
        }
        assertThat(told).as(which).containsAll(differing(earlier, later, by));
    }

    /** What is there at both points and has another value. */
    private static Set<Object> differing(Metrics earlier, Metrics later, List<String> by) throws Exception {
        var differing = new HashSet<Object>();
        for (var metric : earlier.catalogue()) {
            for (var basis : metric.bases()) {
                var question = Question.of(metric.id(), Period.of(APRIL))
                        .by(by.toArray(String[]::new))
                        .on(basis);
                var before = new HashMap<Map<String, String>, Measurement>();
                earlier.measure(question).forEach(row -> before.put(row.by(), row.cell()));
                for (var row : later.measure(question)) {
                    var cell = before.get(row.by());
                    if (cell != null
                            && !String.valueOf(cell.value())
                                    .equals(String.valueOf(row.cell().value()))) {
                        differing.add(List.of(metric.id(), basis.toString(), row.by()));
                    }
                }
            }
        }
        return differing;
    }

    private static void checkParts(Figure figure, String said) {
        if (figure.byFacts().value() != null && figure.bySettings().value() != null) {
            assertThat(figure.byFacts().value().add(figure.bySettings().value()))
                    .as(said)
                    .isEqualByComparingTo(String.valueOf(figure.difference().value()));
        }
    }

    private static void checkCauses(Figure figure, Restatement restated, String said) {
        assertThat(figure.changes()).as(said).hasSize((int) figure.total());
        var facts = figure.byFacts().value();
        if (facts != null && facts.signum() != 0) {
            assertThat(figure.changes()).as(said).isNotEmpty();
        }
        for (var change : figure.changes()) {
            assertThat(change.sequence())
                    .as("%s, %s", said, change)
                    .isBetween(
                            restated.reported().sequence() + 1, restated.now().sequence());
        }
    }

    /**
     * A row that is told at one point only has its opportunity among the causes, under the name that it has there. A row
     * is the same at both if its record and what it counts as are: links that only rename its opportunity restate nothing.
     */
    private static void checkRows(Figure figure, Metrics earlier, Metrics later, String said) throws Exception {
        if (!earlier.settings().equals(later.settings())) {
            return;
        }
        var question = Question.of(figure.metric(), Period.of(APRIL))
                .on(figure.basis())
                .where(figure.by());
        var then = earlier.explain(question, Integer.MAX_VALUE).facts();
        var now = later.explain(question, Integer.MAX_VALUE).facts();
        assertThat(figure.changes()).as(said).extracting(Change::opportunity).containsAll(without(then, now));
        assertThat(figure.changes())
                .as(said)
                .extracting(change -> change.renamed().isEmpty() ? change.opportunity() : change.renamed())
                .containsAll(without(now, then));
    }

    /** Whose rows the others do not have. */
    private static Set<String> without(List<Part> rows, List<Part> others) {
        var known = others.stream().map(RestatedFiguresTest::row).collect(Collectors.toSet());
        return rows.stream()
                .filter(part -> !known.contains(row(part)))
                .map(Part::opportunity)
                .collect(Collectors.toSet());
    }

    /** The sales of these tests give every record a line of its own, so the origin tells which one it is. */
    private static Object row(Part part) {
        return List.of(part.fact(), String.valueOf(part.day()), part.role(), part.origin(), part.sequence());
    }
}
