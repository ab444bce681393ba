package io.mittari.metrics.engine.query;

import io.mittari.metrics.api.Money;
import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.fact.Context;
import io.mittari.metrics.api.fact.Total;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.api.tenant.TenantSettings;
import io.mittari.metrics.api.tenant.TenantSettings.Funnel;
import io.mittari.metrics.api.tenant.TenantSettings.Limit;
import io.mittari.metrics.api.tenant.TenantSettings.RateSetting;
import io.mittari.metrics.api.tenant.TenantSettings.Revenue;
import io.mittari.metrics.engine.view.FactsView;
import io.mittari.metrics.engine.view.Traces;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Facts written as rows: {@code opportunity("a", "lead 2026-03-02", "meeting ?", "won 2026-04-01 1000 EUR", "owner=Ann")}. */
final class HandMadeFacts implements FactsView {

    private final List<Row> rows = new ArrayList<>();
    private final List<TotalFact> totals = new ArrayList<>();
    private final List<Coverage> coverage = new ArrayList<>();
    private final List<Currency> currencies = new ArrayList<>();
    private final Map<String, List<String>> labels = new LinkedHashMap<>();
    private final Map<String, Map<String, Integer>> numbers = new LinkedHashMap<>();
    private final Map<String, Map<String, Limit>> limits = new LinkedHashMap<>();
    private final Map<String, Funnel> funnels = new LinkedHashMap<>();
    private final List<RateSetting> rates = new ArrayList<>();
    private final Set<LocalDate> holidays = new TreeSet<>();
    private final Map<String, int[]> ints = new LinkedHashMap<>();
    private final Map<String, long[]> longs = new LinkedHashMap<>();
    private @Nullable Outcome[] outcomes = new Outcome[0];
    private byte[] closeCurrency = new byte[0];
    private String currency = "EUR";
    private int fiscalYearStart = 1;
    private int horizon = 90;
    private boolean passed = true;
    private Revenue revenue = Revenue.BOOKED;
    private @Nullable Stage cycleFrom;

    private HandMadeFacts() {}

    /** Of one source that has given every stage of the funnel lead, meeting, offer, deal for all time. */
    static HandMadeFacts facts() {
        return new HandMadeFacts().funnel("main", "lead", "meeting", "offer", "deal");
    }

    HandMadeFacts funnel(String name, String... stages) {
        funnels.put(
                name, new Funnel(name, List.of(stages).stream().map(Stage::new).toList()));
        return this;
    }

    HandMadeFacts opportunity(String key, String... facts) {
        var row = new Row(key);
        for (var fact : facts) {
            row.take(fact);
        }
        rows.add(row);
        ints.clear();
        longs.clear();
        return this;
    }

    /** So many alike. */
    HandMadeFacts opportunities(int count, String key, String... facts) {
        for (int i = 0; i < count; i++) {
            opportunity(key + i, facts);
        }
        return this;
    }

    HandMadeFacts total(String what, long count, String at, Total.Per per, @Nullable String value, boolean estimate) {
        var outcome =
                List.of("won", "lost", "none").contains(what) ? Outcome.valueOf(what.toUpperCase(Locale.ROOT)) : null;
        var money = value == null ? null : Money.of(new BigDecimal(value), Currency.getInstance(currency));
        totals.add(new TotalFact(
                new Total(
                        outcome == null ? new Stage(what) : null,
                        outcome,
                        null,
                        count,
                        LocalDate.parse(at),
                        per,
                        money,
                        estimate,
                        Context.NONE),
                new Provenance("months", new Origin("months.csv", 2), 1),
                totals.size()));
        return this;
    }

    HandMadeFacts source(String name, @Nullable String firstFact, String lastDelivery, String... stages) {
        coverage.add(new Coverage(
                name,
                Set.copyOf(List.of(stages).stream().map(Stage::new).toList()),
                true,
                firstFact == null ? null : LocalDate.parse(firstFact),
                LocalDate.parse(lastDelivery)));
        return this;
    }

    HandMadeFacts currency(String code) {
        currency = code;
        return this;
    }

    HandMadeFacts rate(String from, String on, String value) {
        rates.add(new RateSetting(Currency.getInstance(from), LocalDate.parse(on), new BigDecimal(value)));
        return this;
    }

    HandMadeFacts fiscalYearStart(int month) {
        fiscalYearStart = month;
        return this;
    }

    HandMadeFacts horizon(int days) {
        horizon = days;
        return this;
    }

    HandMadeFacts notPassed() {
        passed = false;
        return this;
    }

    HandMadeFacts invoiced() {
        revenue = Revenue.INVOICED;
        return this;
    }

    HandMadeFacts cycleFrom(String stage) {
        cycleFrom = new Stage(stage);
        return this;
    }

    HandMadeFacts holiday(String day) {
        holidays.add(LocalDate.parse(day));
        return this;
    }

    HandMadeFacts limit(String conversion, double floor) {
        limits.computeIfAbsent("main", any -> new LinkedHashMap<>()).put(conversion, new Limit(floor, null));
        return this;
    }

    MetricsHandle on(String today) {
        return new MetricsHandle(this, LocalDate.parse(today));
    }

    @Override
    public long sequence() {
        return 7;
    }

    /** Nothing made by hand is ever reopened. */
    @Override
    public HandMadeFacts asOf(int today) {
        return this;
    }

    @Override
    public FactsView under(TenantSettings settings) {
        throw new UnsupportedOperationException("has settings of its own");
    }

    @Override
    public int number(int opportunity) {
        return opportunity;
    }

    @Override
    public Traces traces() {
        throw new UnsupportedOperationException("made by hand");
    }

    @Override
    public TenantSettings settings() {
        return new TenantSettings(
                new TenantId("acme"),
                "Acme Oy",
                Locale.ENGLISH,
                ZoneId.of("Europe/Helsinki"),
                Currency.getInstance(currency),
                fiscalYearStart,
                Set.of(),
                funnels,
                new Stage("meeting"),
                horizon,
                passed,
                revenue,
                List.of(),
                holidays,
                6,
                cycleFrom,
                rates,
                limits);
    }

    @Override
    public OptionalLong missing() {
        return OptionalLong.empty();
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public String key(int opportunity) {
        return rows.get(opportunity).key;
    }

    @Override
    public int[] funnel() {
        return ints("funnel", row -> funnels().indexOf(row.funnel));
    }

    @Override
    public List<String> funnels() {
        return List.copyOf(funnels.keySet());
    }

    @Override
    public boolean[] further() {
        var further = new boolean[size()];
        for (int i = 0; i < further.length; i++) {
            further[i] = rows.get(i).further;
        }
        return further;
    }

    @Override
    public Set<Stage> stages() {
        var stages = new TreeSet<Stage>();
        rows.forEach(row -> stages.addAll(row.entered.keySet()));
        rows.forEach(row -> stages.addAll(row.undated));
        return stages;
    }

    @Override
    public int[] entered(Stage stage) {
        return rows.stream()
                .mapToInt(row -> row.entered.getOrDefault(stage, NEVER))
                .toArray();
    }

    @Override
    public ReEntries reEntries(Stage stage) {
        var opportunities = new ArrayList<Integer>();
        var days = new ArrayList<Integer>();
        for (int i = 0; i < rows.size(); i++) {
            for (int day : rows.get(i).later.getOrDefault(stage, List.of())) {
                opportunities.add(i);
                days.add(day);
            }
        }
        return new ReEntries(
                opportunities.stream().mapToInt(Integer::intValue).toArray(),
                days.stream().mapToInt(Integer::intValue).toArray());
    }

    @Override
    public boolean[] undated(Stage stage) {
        var undated = new boolean[size()];
        for (int i = 0; i < undated.length; i++) {
            undated[i] = rows.get(i).undated.contains(stage);
        }
        return undated;
    }

    @Override
    public int[] closeDay() {
        return ints("closeDay", row -> row.closeDay);
    }

    @Override
    public @Nullable Outcome[] outcome() {
        if (outcomes.length != size()) {
            outcomes = rows.stream().map(row -> row.outcome).toArray(Outcome[]::new);
        }
        return outcomes;
    }

    @Override
    public long[] closeValue() {
        return longs("value", row -> row.value);
    }

    @Override
    public byte[] closeCurrency() {
        if (closeCurrency.length != size()) {
            closeCurrency = new byte[size()];
            for (int i = 0; i < closeCurrency.length; i++) {
                closeCurrency[i] = rows.get(i).currency;
            }
        }
        return closeCurrency;
    }

    @Override
    public long[] openValue() {
        throw new UnsupportedOperationException("no metric here asks for it");
    }

    @Override
    public byte[] openCurrency() {
        return new byte[size()];
    }

    @Override
    public int[] expectedDay() {
        throw new UnsupportedOperationException("no metric here asks for it");
    }

    @Override
    public double[] probability() {
        throw new UnsupportedOperationException("no metric here asks for it");
    }

    @Override
    public long[] valueBeforeClose() {
        return longs("before", row -> row.before);
    }

    @Override
    public List<Currency> currencies() {
        return List.copyOf(currencies);
    }

    @Override
    public Set<String> dimensions() {
        return new TreeSet<>(labels.keySet());
    }

    @Override
    public int[] codes(String dimension) {
        return ints("dimension " + dimension, row -> row.codes.getOrDefault(dimension, BLANK));
    }

    @Override
    public String label(String dimension, int code) {
        return labels.getOrDefault(dimension, List.of()).get(code);
    }

    @Override
    public Optional<BigDecimal> rate(Currency currency, LocalDate day) {
        return rates.stream()
                .filter(r -> r.from().equals(currency) && !r.on().isAfter(day))
                .reduce((older, newer) -> newer)
                .map(RateSetting::rate);
    }

    @Override
    public List<TotalFact> totals() {
        return List.copyOf(totals);
    }

    @Override
    public List<CostFact> costs() {
        return List.of();
    }

    @Override
    public List<Coverage> coverage() {
        if (!coverage.isEmpty()) {
            return List.copyOf(coverage);
        }
        var all = new TreeSet<Stage>();
        funnels.values().forEach(funnel -> all.addAll(funnel.stages()));
        return List.of(new Coverage("crm", all, true, LocalDate.of(2020, 1, 1), LocalDate.of(2030, 1, 1)));
    }

    @Override
    public Provenance entryProvenance(int opportunity, Stage stage) {
        var row = rows.get(opportunity);
        if (!row.entered.containsKey(stage) && !row.undated.contains(stage)) {
            throw new IllegalArgumentException("%s has no entry into %s".formatted(row.key, stage));
        }
        return new Provenance("crm", new Origin(stage + "s.csv", opportunity + 2L), 3);
    }

    @Override
    public Provenance closeProvenance(int opportunity) {
        if (rows.get(opportunity).outcome == null) {
            throw new IllegalArgumentException("%s is not closed".formatted(rows.get(opportunity).key));
        }
        return new Provenance("crm", new Origin("closes.csv", opportunity + 2L), 3);
    }

    private int[] ints(String column, ToIntFunction<Row> value) {
        return ints.computeIfAbsent(column, any -> rows.stream().mapToInt(value).toArray());
    }

    private long[] longs(String column, ToLongFunction<Row> value) {
        return longs.computeIfAbsent(
                column, any -> rows.stream().mapToLong(value).toArray());
    }

    private final class Row {

        private final String key;
        private final Map<Stage, Integer> entered = new LinkedHashMap<>();
        private final Map<Stage, List<Integer>> later = new LinkedHashMap<>();
        private final Set<Stage> undated = new TreeSet<>();
        private final Map<String, Integer> codes = new LinkedHashMap<>();
        private String funnel = TenantSettings.MAIN;
        private boolean further;
        private int closeDay = NEVER;
        private @Nullable Outcome outcome;
        private long value = NO_VALUE;
        private byte currency;
        private long before = NO_VALUE;

        Row(String key) {
            this.key = key;
        }

        void take(String fact) {
            int equals = fact.indexOf('=');
            if (equals > 0) {
                describe(fact.substring(0, equals), fact.substring(equals + 1));
                return;
            }
            var words = List.of(fact.split(" "));
            switch (words.get(0)) {
                case "won", "lost", "none" -> close(words);
                case "further" -> further = true;
                case "before" -> before = money(words.get(1), "EUR");
                default -> enter(new Stage(words.get(0)), words.get(1));
            }
        }

        private void describe(String dimension, String value) {
            if (dimension.equals("funnel")) {
                funnel = value;
                return;
            }
            var known = labels.computeIfAbsent(dimension, any -> new ArrayList<>());
            codes.put(
                    dimension,
                    numbers.computeIfAbsent(dimension, any -> new HashMap<>()).computeIfAbsent(value, unknown -> {
                        known.add(value);
                        return known.size() - 1;
                    }));
        }

        private void close(List<String> words) {
            outcome = Outcome.valueOf(words.get(0).toUpperCase(Locale.ROOT));
            closeDay = day(words.get(1));
            if (words.size() > 2) {
                value = money(words.get(2), words.size() > 3 ? words.get(3) : "EUR");
            }
        }

        private void enter(Stage stage, String day) {
            if (day.equals("?")) {
                undated.add(stage);
            } else {
                var first = entered.putIfAbsent(stage, day(day));
                if (first != null) {
                    later.computeIfAbsent(stage, any -> new ArrayList<>()).add(day(day));
                }
            }
        }

        private long money(String major, String code) {
            var of = Currency.getInstance(code);
            if (!currencies.contains(of)) {
                currencies.add(of);
            }
            currency = (byte) currencies.indexOf(of);
            return Money.of(new BigDecimal(major), of).minor();
        }

        private int day(String text) {
            return Math.toIntExact(LocalDate.parse(text).toEpochDay());
        }
    }
}
