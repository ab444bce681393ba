package io.mittari.metrics.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.query.MetricDefinition;
import io.mittari.metrics.api.query.Metrics;
import io.mittari.metrics.api.query.Question;
import io.mittari.metrics.engine.admin.AsOf;
import io.mittari.metrics.store.derby.Derbies;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small random sales go through the whole engine, and every figure is explained. */
@NullUnmarked // what it looks up it has put there lines before; a mistake would fail the test
class ExplainedFiguresTest {

    private static final List<String> SETTINGS =
            List.of("", ", \"skipped\": \"not-passed\"", ", \"cycleFrom\": \"meeting\"");

    @TempDir
    static Path folder;

    @AfterAll
    static void close() {
        Derbies.close(folder);
    }

    @Test
    void everyFigureIsExplainedByAllThatItWasMadeOf() throws Exception {
        for (int seed = 0; seed < 12; seed++) {
            var acme = Acme.in(folder);
            acme.apply(Acme.FILE.replace(" }", SETTINGS.get(seed % SETTINGS.size()) + " }"), 1);
            var sales = new RandomSales(new Random(seed), false);
            acme.engine.ingest(Batch.of(Acme.CRM, "crm", sales.first(), List.of()));
            for (int i = 0; i < 3; i++) {
                acme.engine.ingest(Batch.of(Acme.CRM, "crm", sales.delivery(), List.of()));
            }
            explainAll(acme.engine.open(Acme.ID, AsOf.NOW, null), "seed " + seed);
            explainAll(acme.engine.open(Acme.ID, AsOf.NOW, LocalDate.of(2026, 5, 5)), "in May, seed " + seed);
            acme.engine.remove(Acme.ID);
        }
    }

    private static void explainAll(Metrics metrics, String which) throws Exception {
        for (var metric : metrics.catalogue()) {
            for (var basis : metric.bases()) {
                for (var period : List.of(Period.ALL, Period.parse("2026"), Period.parse("2026-04"))) {
                    var question = Question.of(metric.id(), period).on(basis);
                    for (var row : metrics.measure(question)) {
                        var explanation = metrics.explain(question.where(stage(row.by())), 1000);
                        var said = "%s %s of %s %s, %s".formatted(metric.id(), basis, period, row.by(), which);
                        assertThat(explanation.cell()).as(said).isEqualTo(row.cell());
                        assertThat(explanation.facts()).as(said).hasSize((int) explanation.total());
                        var facts = facts(metric, basis, row.cell());
                        assertThat(explanation.total()).as(said).isEqualTo(facts == null ? explanation.total() : facts);
                    }
                }
            }
        }
    }

    private static Map<String, String> stage(Map<String, String> by) {
        return by.containsKey("stage") ? Map.of("stage", by.get("stage")) : Map.of();
    }

    /** Of how many facts a number tells itself that it was made; null: it does not tell. */
    private static @Nullable Long facts(MetricDefinition metric, Basis basis, Measurement cell) {
        if (!cell.measured()) {
            return null;
        }
        return switch (metric.id()) {
            case "stage-count", "open-now", "won-count", "lost-count" ->
                cell.value().longValueExact();
            case "conversion" -> basis == Basis.PERIOD ? cell.numerator() + cell.denominator() : cell.denominator();
            case "cycle-won-mean", "cycle-won-median", "cycle-closed", "cycle-km-median" -> cell.n() + without(cell);
            case "deal-size-mean", "deal-size-median", "revenue" -> cell.n() + without(cell);
            default -> cell.n() == null ? null : cell.n() + without(cell);
        };
    }

    private static long without(Measurement cell) {
        var without = cell.notes().withoutValue();
        return without == null ? 0 : without;
    }
}
