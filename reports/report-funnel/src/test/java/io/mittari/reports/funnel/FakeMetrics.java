package io.mittari.reports.funnel;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.Measurement.Notes;
import io.mittari.metrics.api.Money;
import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.Sentence;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.Unit;
import io.mittari.metrics.api.query.Explanation;
import io.mittari.metrics.api.query.FunnelTable;
import io.mittari.metrics.api.query.FunnelTable.Conversion;
import io.mittari.metrics.api.query.FunnelTable.Rate;
import io.mittari.metrics.api.query.FunnelTable.Step;
import io.mittari.metrics.api.query.Leak;
import io.mittari.metrics.api.query.MetricDefinition;
import io.mittari.metrics.api.query.MetricRow;
import io.mittari.metrics.api.query.Metrics;
import io.mittari.metrics.api.query.Question;
import io.mittari.metrics.api.query.Restatement;
import io.mittari.metrics.api.query.SettledCohort;
import io.mittari.metrics.api.query.Trend;
import io.mittari.metrics.api.query.Trend.Trends;
import io.mittari.metrics.api.query.Trend.Verdict;
import io.mittari.metrics.api.tenant.TenantSettings;
import io.mittari.metrics.api.tenant.TenantSettings.Funnel;
import io.mittari.metrics.api.tenant.TenantSettings.Limit;
import io.mittari.metrics.api.tenant.TenantSettings.Revenue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Figures of one customer, made up: October 2026 as of 2 November. Monthly cohorts convert by {@code rates}, half of
 * them within 20 days and all within 40; the last month is not settled.
 *
 * @param counts per stage, the month's
 * @param rates percent per conversion, of every settled month
 */
record FakeMetrics(
        List<Stage> stages,
        List<Long> counts,
        List<Double> rates,
        Map<String, Limit> limits,
        List<Leak> leaks,
        LocalDate today,
        @Nullable Restatement restated,
        List<Sentence> missing)
        implements Metrics {

    static final Currency EUR = Currency.getInstance("EUR");
    static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final Period JULY_TO_SEPTEMBER =
            Period.between(Period.of(OCTOBER.minusMonths(3)), Period.of(OCTOBER.minusMonths(1)));
    static final Map<String, Limit> GUIDE = Map.of(
            "lead>meeting", new Limit(20, 40.0),
            "meeting>offer", new Limit(50, 70.0),
            "offer>deal", new Limit(30, 60.0));

    static FakeMetrics with(Map<String, Limit> limits, Leak... leaks) {
        return new FakeMetrics(
                List.of(new Stage("lead"), new Stage("meeting"), new Stage("offer"), new Stage("deal")),
                List.of(1204L, 171L, 98L, 31L),
                List.of(14.4, 57.3, 34.5),
                limits,
                List.of(leaks),
                LocalDate.of(2026, 11, 2),
                null,
                List.of());
    }

    FakeMetrics converting(Double... percent) {
        return new FakeMetrics(stages, counts, List.of(percent), limits, leaks, today, restated, missing);
    }

    FakeMetrics asOf(LocalDate day) {
        return new FakeMetrics(stages, counts, rates, limits, leaks, day, restated, missing);
    }

    FakeMetrics restating(Restatement restatement) {
        return new FakeMetrics(stages, counts, rates, limits, leaks, today, restatement, missing);
    }

    FakeMetrics without(Sentence... what) {
        return new FakeMetrics(stages, counts, rates, limits, leaks, today, restated, List.of(what));
    }

    static Leak leak(String from, String to, boolean certain, double deals, @Nullable Long euros) {
        return new Leak(
                new Stage(from),
                new Stage(to),
                Period.between(Period.of(OCTOBER.minusMonths(4)), Period.of(OCTOBER.minusMonths(2))),
                30,
                percent(14.4, 520, 3611).between(new BigDecimal("13.3"), new BigDecimal("15.6"), "wilson"),
                20,
                certain,
                deals,
                euros == null ? null : Measurement.sum(new Money(euros * 100, EUR), "leak@1"));
    }

    @Override
    public TenantId tenant() {
        return new TenantId("acme");
    }

    @Override
    public long sequence() {
        return 4711;
    }

    @Override
    public TenantSettings settings() {
        return new TenantSettings(
                tenant(),
                "Acme Oy",
                Locale.forLanguageTag("fi-FI"),
                ZoneId.of("Europe/Helsinki"),
                EUR,
                1,
                Set.of(),
                Map.of(TenantSettings.MAIN, new Funnel(TenantSettings.MAIN, stages)),
                stages.get(1),
                90,
                true,
                Revenue.BOOKED,
                List.of(),
                Set.of(),
                6,
                null,
                List.of(),
                Map.of(TenantSettings.MAIN, limits));
    }

    @Override
    public FunnelTable funnel(Question question) {
        var steps = new ArrayList<Step>();
        for (int i = 0; i < stages.size(); i++) {
            long count = counts.get(i);
            var trends = new Trends(
                    trend(count, count - 12, Verdict.UP),
                    trend(count, count + 3, Verdict.TOO_FEW_TO_SAY),
                    new Trend(none("2025-10 is not covered"), none("2025-10 is not covered"), Verdict.NO_DATA));
            steps.add(new Step(
                    stages.get(i),
                    Measurement.count(count, "stage-count@1").noting(Notes.NONE.skipped(i == 1 ? 9 : 0)),
                    i == 0 ? null : conversion(i, trends),
                    trends));
        }
        return new FunnelTable(
                "main", question.period(), null, true, List.of(new FunnelTable.Row(Map.of(), steps, 31, 46, 5, 388)));
    }

    @Override
    public List<MetricRow> measure(Question question) {
        return switch (question.metric()) {
            case "won-count" -> one(Measurement.count(31, "won-count@1"));
            case "revenue" ->
                one(Measurement.sum(
                        new Money(question.period().equals(Period.of(OCTOBER)) ? 38_412_050 : 35_100_000, EUR),
                        "revenue@1"));
            case "win-rate" ->
                one(Measurement.of(new BigDecimal("40.2597"), Unit.PERCENT, "win-rate@1")
                        .counts(31, 77)
                        .between(new BigDecimal("30.0"), new BigDecimal("51.4"), "wilson"));
            case "open-now" -> openNow();
            case "conversion" -> conversions(question);
            default -> throw new AssertionError("the report asked for " + question.metric());
        };
    }

    @Override
    public Optional<Restatement> restated(YearMonth month) {
        return Optional.ofNullable(restated);
    }

    @Override
    public List<Leak> leaks(Question question) {
        return leaks;
    }

    @Override
    public Explanation explain(Question question, int limit) {
        throw new AssertionError("a report explains nothing");
    }

    /** October is not settled, so they are judged by the three months before. */
    @Override
    public List<SettledCohort> settled(Question question) {
        var settled = new ArrayList<SettledCohort>();
        for (int i = 1; i < stages.size(); i++) {
            settled.add(new SettledCohort(
                    stages.get(i - 1), stages.get(i), 36, JULY_TO_SEPTEMBER, cohort(i, question.within(36), 0)));
        }
        for (var leak : leaks) {
            settled.replaceAll(s -> s.to().equals(leak.to())
                    ? new SettledCohort(leak.from(), leak.to(), leak.horizon(), leak.cohort(), leak.rate())
                    : s);
        }
        return settled;
    }

    @Override
    public List<MetricDefinition> catalogue() {
        return List.of();
    }

    @Override
    public List<String> dimensions() {
        return List.of();
    }

    private Conversion conversion(int i, Trends trends) {
        long from = counts.get(i - 1);
        long to = counts.get(i);
        var period = percent(100.0 * to / from, to, from)
                .between(BigDecimal.valueOf(90.0 * to / from), BigDecimal.valueOf(110.0 * to / from), "ratio")
                .on(Basis.PERIOD);
        var cohort = percent(5, from / 20, from)
                .on(Basis.COHORT)
                .noting(Notes.NONE.settled(new BigDecimal("41.5")).outOfOrder(i == 2 ? 17 : 0));
        return new Conversion(new Rate(period, trends), new Rate(cohort, trends));
    }

    private List<MetricRow> conversions(Question question) {
        var rows = new ArrayList<MetricRow>();
        for (int i = 1; i < stages.size(); i++) {
            var stage = stages.get(i).name();
            if (question.by().isEmpty()) {
                rows.add(new MetricRow(Map.of("stage", stage), cohort(i, question, 0)));
            } else {
                for (var month : Cohorts.twelve(OCTOBER)) {
                    rows.add(new MetricRow(
                            Map.of("month", month.toString(), "stage", stage),
                            cohort(i, question, month.getMonthValue())));
                }
            }
        }
        return rows;
    }

    private Measurement cohort(int i, Question question, int month) {
        var horizon = question.horizon();
        double share = horizon == null || horizon >= 40 ? 1 : horizon >= 20 ? 0.5 + (horizon - 20) / 40.0 : 0.5;
        double wave = month == 0 ? 0 : ((month * 7 + i * 5) % 11 - 5) * 0.4;
        double rate = (rates.get(i - 1) + wave) * share;
        long converted = Math.round(rate * 10);
        boolean settled = month != 10;
        return percent(rate, converted, 1000)
                .on(Basis.COHORT)
                .between(BigDecimal.valueOf(rate - 2), BigDecimal.valueOf(rate + 2), "wilson")
                .noting(Notes.NONE.settled(settled ? new BigDecimal("97") : new BigDecimal("41")));
    }

    private List<MetricRow> openNow() {
        var rows = new ArrayList<MetricRow>();
        long open = 240;
        for (var stage : stages) {
            rows.add(new MetricRow(Map.of("stage", stage.name()), Measurement.count(open, "open-now@1")));
            open /= 2;
        }
        return rows;
    }

    private static Trend trend(long now, long before, Verdict verdict) {
        return new Trend(
                Measurement.count(before, "stage-count@1"),
                Measurement.of(BigDecimal.valueOf(now - before), Unit.COUNT, "stage-count@1"),
                verdict);
    }

    private static Measurement percent(double value, long numerator, long denominator) {
        return Measurement.of(BigDecimal.valueOf(value), Unit.PERCENT, "conversion@1")
                .counts(numerator, denominator);
    }

    private static Measurement none(String reason) {
        return Measurement.noData(Unit.COUNT, "stage-count@1", reason);
    }

    private static List<MetricRow> one(Measurement cell) {
        return List.of(new MetricRow(Map.of(), cell));
    }
}
