package io.mittari.metrics.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.SourceRecord;
import io.mittari.metrics.api.query.Metrics;
import io.mittari.metrics.api.query.Question;
import io.mittari.metrics.engine.admin.AsOf;
import io.mittari.metrics.store.derby.Derbies;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was told once is told again, whatever came since. */
class AsOfFiguresTest {

    private static final List<String> FILES = List.of(
            Acme.FILE,
            Acme.FILE.replace("Europe/Helsinki", "America/Los_Angeles"),
            Acme.FILE.replace(" }", ", \"skipped\": \"not-passed\" }"));

    private static final LocalDate MAY = LocalDate.of(2026, 5, 5);

    @TempDir
    static Path folder;

    @AfterAll
    static void close() {
        Derbies.close(folder);
    }

    @Test
    void noLaterImportOrSettingChangesAFigureOfAnEarlierPoint() throws Exception {
        for (int seed = 0; seed < 6; seed++) {
            var random = new Random(seed);
            var acme = Acme.in(folder);
            var sales = new RandomSales(random, true);
            var told = new LinkedHashMap<Long, Map<String, Object>>();
            var delivered = sales.first();
            for (int step = 0; step < 8; step++) {
                long sequence = acme.engine
                        .ingest(Batch.of(Acme.CRM, "crm", delivered, List.of()))
                        .sequence();
                told.put(sequence, told(acme, sequence));
                acme.pass(Duration.ofHours(random.nextInt(60)));
                if (random.nextInt(3) == 0) {
                    long changed = acme.apply(FILES.get(random.nextInt(FILES.size())), 1);
                    told.put(changed, told(acme, changed));
                }
                delivered = next(random, delivered, sales);
            }
            for (var point : told.entrySet()) {
                var which = "seed %d, #%d".formatted(seed, point.getKey());
                assertSame(which, point.getValue(), told(acme, point.getKey()));
                assertSame(which + " by an image made anew", point.getValue(), told(acme.anew(), point.getKey()));
            }
            acme.engine.remove(Acme.ID);
        }
    }

    /** What comes next: the same once more on another day, or something else. */
    private static List<SourceRecord> next(Random random, List<SourceRecord> before, RandomSales sales) {
        return random.nextInt(4) == 0 ? before : sales.delivery();
    }

    private static void assertSame(String which, Map<String, Object> then, Map<String, Object> again) {
        assertThat(again.keySet()).as(which).isEqualTo(then.keySet());
        for (var one : then.entrySet()) {
            assertThat(again.get(one.getKey()))
                    .as("%s, %s", which, one.getKey())
                    .isEqualTo(one.getValue());
        }
    }

    /** Every metric on every basis, whole, by month and by channel, with its facts; and the funnel. */
    private static Map<String, Object> told(Acme acme, long sequence) throws MetricsException {
        var told = new LinkedHashMap<String, Object>();
        var point = new AsOf.AtSequence(sequence);
        tell(acme.engine.open(Acme.ID, point, null), told);
        tell(acme.engine.open(Acme.ID, point, MAY), told);
        return told;
    }

    private static void tell(Metrics metrics, Map<String, Object> told) throws MetricsException {
        for (var metric : metrics.catalogue()) {
            for (var basis : metric.bases()) {
                for (var asked : questions(metric.id(), metrics)) {
                    var question = asked.on(basis);
                    told.put(metrics.today() + " " + question, metrics.measure(question));
                }
                explain(
                        metrics,
                        Question.of(metric.id(), Period.parse("2026-04")).on(basis),
                        told);
            }
        }
        told.put(metrics.today() + " funnel", metrics.funnel(Question.of("", Period.parse("2026-04"))));
    }

    private static List<Question> questions(String metric, Metrics metrics) {
        var questions = new ArrayList<Question>();
        questions.add(Question.of(metric, Period.ALL));
        if (!metric.equals("open-now")) {
            questions.add(Question.of(metric, Period.parse("2026")).by("month"));
        }
        if (metrics.dimensions().contains("channel")) {
            questions.add(Question.of(metric, Period.parse("2026-04")).by("channel"));
        }
        return questions;
    }

    private static void explain(Metrics metrics, Question question, Map<String, Object> told) throws MetricsException {
        for (var row : metrics.measure(question)) {
            var stage = row.by().get("stage");
            var one = stage == null ? question : question.where(Map.of("stage", stage));
            told.put(metrics.today() + " why " + one, metrics.explain(one, 1000));
        }
    }
}
