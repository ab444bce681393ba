package io.mittari.metrics.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.fact.Rate;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.api.ingest.SourceRecord;
import io.mittari.metrics.api.query.Metrics;
import io.mittari.metrics.api.query.Question;
import io.mittari.metrics.engine.Reckoning.Expected;
import io.mittari.metrics.engine.admin.AsOf;
import io.mittari.metrics.store.derby.Derbies;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small random sales go through the whole engine, and every figure is worked out again by hand ({@link Reckoning}): at
 * the newest point and at earlier ones, as of the newest day and of earlier ones.
 */
@NullUnmarked // what it looks up it has put there lines before; a mistake would fail the test
class ReckonedByHandTest {

    private static final int DELIVERIES = 5;

    @TempDir
    static Path folder;

    @AfterAll
    static void close() {
        Derbies.close(folder);
    }

    @Test
    void everyFigureIsTheOneReckonedByHandFromTheRules() throws Exception {
        var disagreements = new ArrayList<String>();
        for (int seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            boolean passed = seed % 3 != 2;
            var acme = Acme.in(folder);
            acme.apply(file(passed), 1);
            var sales = new RandomSales(random, seed % 2 == 1);
            var then = new LinkedHashMap<Long, List<Sale>>();
            acme.take(dollars());
            for (int i = 0; i < DELIVERIES; i++) {
                var records = i == 0 ? sales.first() : sales.delivery();
                long sequence = acme.engine
                        .ingest(Batch.of(Acme.CRM, "crm", records, List.of()))
                        .sequence();
                then.put(sequence, sales.sales());
            }
            long newest = then.keySet().stream().max(Long::compare).orElseThrow();
            for (var point : then.entrySet()) {
                if (point.getKey() == newest || random.nextInt(3) == 0) {
                    check(acme, seed, point.getKey(), point.getValue(), passed, null, disagreements);
                    var earlier = LocalDate.of(2026, 3, 1).plusDays(random.nextInt(180));
                    check(acme, seed, point.getKey(), point.getValue(), passed, earlier, disagreements);
                }
            }
            acme.engine.remove(Acme.ID);
        }
        assertThat(disagreements).isEmpty();
    }

    private static void check(
            Acme acme,
            int seed,
            long sequence,
            List<Sale> sales,
            boolean passed,
            @Nullable LocalDate today,
            List<String> disagreements)
            throws Exception {
        var metrics = acme.engine.open(Acme.ID, new AsOf.AtSequence(sequence), today);
        int day = (int) metrics.today().toEpochDay();
        for (var period : List.of(Period.ALL, Period.parse("2026"), Period.parse("2026-Q2"), Period.parse("2026-05"))) {
            for (var by : List.of("", "month", "quarter", "channel")) {
                var hand = new Reckoning(sales, day, passed, period, by);
                var asked = new Asking(metrics, "seed %d, #%d".formatted(seed, sequence), period, by, disagreements);
                compare(asked, hand);
            }
        }
    }

    private static void compare(Asking asked, Reckoning hand) throws Exception {
        for (int stage = 0; stage < 4; stage++) {
            asked.of("stage-count", null, stage, null, hand.stageCount(stage));
            if (!asked.by.equals("month") && !asked.by.equals("quarter")) {
                asked.of("open-now", null, stage, null, hand.openNow(stage));
            }
            if (stage > 0) {
                asked.of("conversion", Basis.PERIOD, stage, null, hand.periodConversion(stage));
                asked.of("conversion", Basis.COHORT, stage, null, hand.cohortConversion(stage, null));
                asked.of("conversion", Basis.COHORT, stage, 30, hand.cohortConversion(stage, 30));
            }
        }
        asked.of("won-count", null, null, null, hand.closes(Outcome.WON));
        asked.of("lost-count", null, null, null, hand.closes(Outcome.LOST));
        asked.of("win-rate", null, null, null, hand.winRate(false));
        asked.of("win-rate-broad", null, null, null, hand.winRate(true));
        asked.of("win-rate", Basis.CREATED, null, null, hand.winRateOfCreated(false));
        asked.of("win-rate-broad", Basis.CREATED, null, null, hand.winRateOfCreated(true));
        asked.of("revenue", null, null, null, hand.revenue(ReckonedByHandTest::euros));
        asked.of("deal-size-mean", null, null, null, hand.dealSizeMean(ReckonedByHandTest::euros));
        asked.of("deal-size-median", null, null, null, hand.dealSizeMedian(ReckonedByHandTest::euros));
        asked.of("cycle-won-mean", null, null, null, hand.cycleWonMean());
        asked.of("cycle-won-median", null, null, null, hand.cycleWonMedian());
        asked.of("cycle-closed", null, null, null, hand.cycleClosed());
        asked.of("cycle-km-median", null, null, null, hand.kaplanMeierMedian());
    }

    /** The figures of one handle, as one person would ask for them. */
    private record Asking(Metrics metrics, String point, Period period, String by, List<String> disagreements) {

        void of(
                String metric,
                @Nullable Basis basis,
                @Nullable Integer stage,
                @Nullable Integer horizon,
                Map<String, Expected> expected)
                throws Exception {
            var where = stage == null ? Map.<String, String>of() : Map.of("stage", RandomSales.STAGES.get(stage));
            var question = Question.of(metric, period).on(basis).within(horizon).where(where);
            var found = new LinkedHashMap<String, Measurement>();
            for (var row : metrics.measure(by.isEmpty() ? question : question.by(by))) {
                found.put(row.by().getOrDefault(by, ""), row.cell());
            }
            var rows = new ArrayList<>(expected.keySet());
            found.keySet().stream().filter(key -> !expected.containsKey(key)).forEach(rows::add);
            for (var key : rows) {
                var said = "%s, as of %s: %s %s of %s by %s=%s, stage %s, horizon %s"
                        .formatted(point, metrics.today(), metric, basis, period, by, key, stage, horizon);
                var cell = found.get(key);
                var hand = expected.getOrDefault(key, Expected.of(null));
                if (!expected.containsKey(key) || cell == null) {
                    boolean nothing = hand.value() == null || hand.value() == 0;
                    boolean none =
                            cell == null || !cell.measured() || cell.value().signum() == 0;
                    agree(nothing && none, said, "a row", hand, cell);
                } else if (hand.value() == null || !cell.measured()) {
                    agree(hand.value() == null && !cell.measured(), said, "a number", hand, cell);
                } else {
                    agree(near(hand.value(), cell.value()), said, "its value", hand, cell);
                    agree(same(hand.numerator(), cell.numerator()), said, "its numerator", hand, cell);
                    agree(same(hand.denominator(), cell.denominator()), said, "its denominator", hand, cell);
                    agree(same(hand.skipped(), cell.notes().skipped()), said, "passed ones", hand, cell);
                    agree(same(hand.outOfOrder(), cell.notes().outOfOrder()), said, "out of order", hand, cell);
                    agree(same(hand.withoutValue(), cell.notes().withoutValue()), said, "without value", hand, cell);
                    agree(near(hand.settled(), cell.notes().settled()), said, "settled", hand, cell);
                }
            }
        }

        private void agree(boolean agreed, String said, String on, Expected hand, @Nullable Measurement cell) {
            if (!agreed) {
                disagreements.add("%s%n  disagree on %s%n  by hand %s%n  engine  %s".formatted(said, on, hand, cell));
            }
        }

        private static boolean near(@Nullable Double hand, @Nullable BigDecimal found) {
            return hand == null || (found != null && Math.abs(hand - found.doubleValue()) < 0.00006);
        }

        private static boolean same(@Nullable Long hand, @Nullable Long found) {
            return hand == null || hand == (found == null ? 0 : found);
        }
    }

    /** Dollars since January, better since June; yen since March; no pounds. */
    private static @Nullable BigDecimal euros(BigDecimal amount, String currency, int day) {
        var date = LocalDate.ofEpochDay(day);
        return switch (currency) {
            case "EUR" -> amount;
            case "USD" ->
                Reckoning.cents(amount.multiply(
                        new BigDecimal(date.isBefore(LocalDate.of(2026, 6, 10)) ? "0.9137" : "0.8711")));
            case "JPY" ->
                date.isBefore(LocalDate.of(2026, 3, 5))
                        ? null
                        : Reckoning.cents(amount.multiply(new BigDecimal("0.00613")));
            default -> null;
        };
    }

    private static SourceRecord dollars() {
        return new SourceRecord(
                "rates",
                3,
                "usd",
                "main",
                null,
                List.of(),
                null,
                null,
                List.of(Acme.slot(
                        "rate/USD",
                        new Rate(Currency.getInstance("USD"), LocalDate.of(2026, 6, 10), new BigDecimal("0.8711")))),
                new Origin("rates.csv", 2));
    }

    private static String file(boolean passed) {
        return """
                { "tenant": 1, "id": "acme", "name": "Acme Oy", "locale": "fi-FI", "zone": "Europe/Helsinki",
                  "currency": "EUR", "funnels": { "main": ["lead", "meeting", "offer", "deal"] }, "skipped": "%s",
                  "rates": [ { "from": "USD", "on": "2026-01-01", "rate": "0.9137" },
                             { "from": "JPY", "on": "2026-03-05", "rate": "0.00613" } ] }""".formatted(passed ? "passed" : "not-passed");
    }
}
