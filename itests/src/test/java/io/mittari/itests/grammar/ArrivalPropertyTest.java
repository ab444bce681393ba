package io.mittari.itests.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.query.Metrics;
import io.mittari.metrics.api.query.Question;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * How exports arrive changes no figure: in which order and parts, in batches of which sizes, how often, through two
 * instances in turn, links before or after what they join, with writers that are gone in the middle.
 */
class ArrivalPropertyTest extends OnFiles {

    private static final int SEEDS = Integer.getInteger("mittari.seeds", 6);
    private static final int ARRIVALS = 2;
    private static final String SETTINGS = """
        "funnels": { "main": ["lead", "meeting", "offer", "deal"], "renewals": ["offer", "renewed"] }\
        """;

    /** A file that an instance imports. */
    private record Export(String instance, String name, String content) {}

    @Test
    void howExportsArriveChangesNoFigure() throws Exception {
        for (int seed = 0; seed < SEEDS; seed++) {
            var random = new Random(seed);
            var rows = new RandomExports(random).rows();
            acme.set(SETTINGS);
            for (var kind : rows.keySet()) {
                acme.file(kind + ".csv", String.join("\n", rows.get(kind)) + "\n")
                        .imports(RandomExports.instance(kind), RandomExports.MAPPING);
            }
            assertThat(acme.rejected()).isEmpty();
            var told = told(acme.metrics());
            assertThat(told).as("seed %d: figures there are", seed).hasSizeGreaterThan(200);
            for (int arrival = 0; arrival < ARRIVALS; arrival++) {
                removeTenant();
                makeTenant();
                acme.set(SETTINGS);
                arrive(rows, random);
                assertSame("seed %d, arrival %d".formatted(seed, arrival), told, told(acme.metrics()));
                acme.forget();
                assertSame(
                        "seed %d, arrival %d, from the journal".formatted(seed, arrival), told, told(acme.metrics()));
            }
            removeTenant();
            makeTenant();
        }
    }

    private static void assertSame(String which, Map<String, String> told, Map<String, String> again) {
        assertThat(again.keySet()).as(which).isEqualTo(told.keySet());
        told.forEach((question, figure) ->
                assertThat(again.get(question)).as("%s, %s", which, question).isEqualTo(figure));
    }

    /** Two queues, one for each instance; a file of either comes next, and may come to its end, break off, or come again. */
    private void arrive(Map<String, List<String>> rows, Random random) throws Exception {
        var crm = new ArrayDeque<Export>();
        var erp = new ArrayDeque<Export>();
        for (var export : shuffled(rows, random)) {
            (export.instance().equals("crm") ? crm : erp).add(export);
        }
        var done = new ArrayList<Export>();
        while (!crm.isEmpty() || !erp.isEmpty()) {
            boolean both = random.nextInt(3) == 0 && !crm.isEmpty() && !erp.isEmpty();
            if (both) {
                var one = crm.remove();
                var other = erp.remove();
                together(one, other, random);
                done.add(one);
                done.add(other);
            } else {
                Queue<Export> next = erp.isEmpty() || (!crm.isEmpty() && random.nextBoolean()) ? crm : erp;
                var export = next.remove();
                if (random.nextInt(4) == 0) {
                    breakOff(export, random);
                    acme.forget();
                }
                whole(export, random);
                done.add(export);
            }
            if (random.nextInt(5) == 0) {
                whole(done.get(random.nextInt(done.size())), random);
            }
        }
        Collections.shuffle(done, random);
        for (var export : done) {
            whole(export, random);
        }
    }

    /** Each kind's rows in another order, in one to four files; the files of all kinds in any order. */
    private static List<Export> shuffled(Map<String, List<String>> rows, Random random) {
        var exports = new ArrayList<Export>();
        for (var kind : rows.keySet()) {
            var lines = rows.get(kind);
            var body = new ArrayList<>(lines.subList(1, lines.size()));
            Collections.shuffle(body, random);
            int files = 1 + random.nextInt(4);
            for (int file = 0; file < files; file++) {
                var part = body.subList(body.size() * file / files, body.size() * (file + 1) / files);
                exports.add(new Export(
                        RandomExports.instance(kind),
                        "%s %d.csv".formatted(kind, file),
                        lines.get(0) + "\n" + String.join("\n", part) + "\n"));
            }
        }
        Collections.shuffle(exports, random);
        return exports;
    }

    private void whole(Export export, Random random) throws Exception {
        try (var parts = parts(export, random)) {
            while (parts.hasNext()) {
                parts.take();
            }
        }
    }

    private void breakOff(Export export, Random random) throws Exception {
        try (var parts = parts(export, random)) {
            for (int left = random.nextInt(3); left > 0 && parts.hasNext(); left--) {
                parts.take();
            }
        }
    }

    private void together(Export one, Export other, Random random) throws Exception {
        try (var first = parts(one, random);
                var second = parts(other, random)) {
            while (first.hasNext() || second.hasNext()) {
                (!second.hasNext() || (first.hasNext() && random.nextBoolean()) ? first : second).take();
            }
        }
    }

    private Parts parts(Export export, Random random) throws Exception {
        acme.file(export.name(), export.content());
        return new Parts(acme, acme.open(export.instance(), RandomExports.MAPPING), random);
    }

    /** Every metric on every basis in both funnels: whole, by time, by dimension. */
    private static Map<String, String> told(Metrics metrics) throws Exception {
        var told = new LinkedHashMap<String, String>();
        told.put("dimensions", metrics.dimensions().toString());
        for (var funnel : List.of("main", "renewals")) {
            told.put(
                    funnel,
                    metrics.funnel(Question.of("", Period.parse("2026"))
                                    .in(funnel)
                                    .by("quarter"))
                            .toString());
            for (var metric : metrics.catalogue()) {
                for (var basis : metric.bases()) {
                    for (var asked : questions(metric.id(), metrics.dimensions())) {
                        var question = asked.on(basis).in(funnel);
                        for (var row : metrics.measure(question)) {
                            told.put(question + " " + row.by(), row.cell().toString());
                        }
                    }
                }
            }
        }
        return told;
    }

    private static List<Question> questions(String metric, List<String> dimensions) {
        var questions = new ArrayList<Question>();
        questions.add(Question.of(metric, Period.ALL));
        for (var dimension : List.of("channel", "owner", "industry")) {
            if (dimensions.contains(dimension)) {
                questions.add(Question.of(metric, Period.parse("2026")).by(dimension));
            }
        }
        if (!metric.equals("open-now")) {
            questions.add(Question.of(metric, Period.parse("2026")).by("month"));
        }
        return questions;
    }
}
