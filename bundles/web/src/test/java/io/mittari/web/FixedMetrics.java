package io.mittari.web;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.Sentence;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.Unit;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.api.query.Explanation;
import io.mittari.metrics.api.query.FunnelTable;
import io.mittari.metrics.api.query.Leak;
import io.mittari.metrics.api.query.MetricDefinition;
import io.mittari.metrics.api.query.MetricRow;
import io.mittari.metrics.api.query.Metrics;
import io.mittari.metrics.api.query.Question;
import io.mittari.metrics.api.query.Restatement;
import io.mittari.metrics.api.query.SettledCohort;
import io.mittari.metrics.api.query.Trend;
import io.mittari.metrics.api.tenant.TenantSettings;
import io.mittari.metrics.engine.admin.Restating;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Figures written by hand, whatever is asked. */
record FixedMetrics(TenantId tenant) implements Metrics {

    static final Measurement WIN_RATE = Measurement.of(new BigDecimal("63.15009"), Unit.PERCENT, "win-rate@1")
            .counts(4238, 6711)
            .ofN(6711)
            .between(new BigDecimal("61.98896"), new BigDecimal("64.29695"), "wilson")
            .on(Basis.CLOSED);
    private static final Measurement NONE =
            Measurement.noData(Unit.PERCENT, "conversion@1", "no opportunity entered lead in the period");

    @Override
    public long sequence() {
        return 123;
    }

    @Override
    public LocalDate today() {
        return LocalDate.of(2017, 12, 31);
    }

    @Override
    public TenantSettings settings() {
        return Fixed.settings(tenant);
    }

    @Override
    public List<Sentence> missing() {
        return tenant.value().equals("gap")
                ? List.of(Sentence.plain("3 facts are missing in every figure"))
                : List.of();
    }

    @Override
    public List<MetricRow> measure(Question question) throws BadRequest {
        if (!question.metric().equals("win-rate")) {
            throw new BadRequest("there is no metric '%s'; there are: win-rate".formatted(question.metric()));
        }
        return List.of(new MetricRow(question.by().isEmpty() ? Map.of() : Map.of("quarter", "2017-Q1"), WIN_RATE));
    }

    @Override
    public FunnelTable funnel(Question question) {
        var count = Measurement.count(30, "stage-count@1").noting(Measurement.Notes.NONE.skipped(2));
        var rate = Measurement.of(new BigDecimal("30"), Unit.PERCENT, "conversion@1")
                .counts(30, 100)
                .ofN(100)
                .on(Basis.COHORT)
                .noting(Measurement.Notes.NONE
                        .settled(new BigDecimal("62"))
                        .outOfOrder(1)
                        .partial(true));
        var conversion = new FunnelTable.Conversion(
                new FunnelTable.Rate(rate.on(Basis.PERIOD), trends(NONE)), new FunnelTable.Rate(rate, trends(NONE)));
        var stages = List.of(
                new FunnelTable.Step(
                        new Stage("lead"),
                        Measurement.noData(Unit.COUNT, "stage-count@1", "source csv does not cover it"),
                        null,
                        trends(NONE)),
                new FunnelTable.Step(new Stage("meeting"), count, conversion, trends(count)));
        return new FunnelTable(
                question.funnel(),
                question.period(),
                question.horizon(),
                true,
                List.of(new FunnelTable.Row(Map.of(), stages, 10, 12, 1, 55)));
    }

    private static Trend.Trends trends(Measurement before) {
        var trend = new Trend(before, before, Trend.Verdict.TOO_FEW_TO_SAY);
        return new Trend.Trends(trend, trend, trend);
    }

    @Override
    public Explanation explain(Question question, int limit) {
        var part = new Explanation.Part(
                "O-1",
                "won 1054.00 USD",
                LocalDate.of(2017, 3, 1),
                "won",
                "csv",
                new Origin("sales_pipeline.csv", 2),
                7);
        return new Explanation(WIN_RATE, 4238, List.of(part));
    }

    @Override
    public Optional<Restatement> restated(YearMonth month) {
        return Optional.empty();
    }

    /** One win that was taken back, and a setting. */
    static Restatement restatement(Restating asked) {
        var origin = new Origin("deals.csv", 2);
        var won = new Restatement.Fact("won 500.00 EUR", LocalDate.of(2017, 3, 9), "csv", origin, 2);
        var lead = new Restatement.Fact("stage lead", null, "csv", origin, 120);
        var at = Instant.parse("2017-04-06T09:00:00Z");
        return new Restatement(
                asked.month(),
                asked.funnel(),
                LocalDate.of(2017, 4, 6),
                new Restatement.Point(100, at),
                new Restatement.Point(123, at),
                List.of(new Restatement.Figure(
                        "won-count",
                        Basis.CLOSED,
                        Map.of(),
                        Measurement.count(2, "won-count@1"),
                        Measurement.count(1, "won-count@1"),
                        Measurement.of(new BigDecimal(-1), Unit.COUNT, "won-count@1"),
                        Measurement.of(new BigDecimal(-1), Unit.COUNT, "won-count@1"),
                        Measurement.of(new BigDecimal(0), Unit.COUNT, "won-count@1"),
                        7,
                        List.of(
                                new Restatement.Change("deal 1", "lead 7", won, null, 121),
                                new Restatement.Change("", "", null, lead, 0)))),
                0,
                28,
                List.of(new Restatement.Setting("zone", "UTC", "Europe/Paris", "api", "tenant apply", at, 110)));
    }

    @Override
    public List<Leak> leaks(Question question) {
        return List.of(new Leak(
                new Stage("lead"),
                new Stage("meeting"),
                Period.of(YearMonth.of(2017, 8)),
                30,
                WIN_RATE,
                70,
                true,
                2.34,
                Measurement.money(new BigDecimal("5000"), Unit.MONEY, Currency.getInstance("EUR"), "leak@1")));
    }

    @Override
    public List<SettledCohort> settled(Question question) {
        return List.of(new SettledCohort(new Stage("lead"), new Stage("meeting"), 30, null, null));
    }

    @Override
    public List<MetricDefinition> catalogue() {
        return List.of(new MetricDefinition(
                "win-rate",
                1,
                "Win rate",
                Unit.PERCENT,
                MetricDefinition.Direction.HIGHER_IS_BETTER,
                "won / (won + lost)",
                "C20",
                List.of(Basis.CLOSED, Basis.CREATED)));
    }

    @Override
    public List<String> dimensions() {
        return List.of("quarter");
    }
}
