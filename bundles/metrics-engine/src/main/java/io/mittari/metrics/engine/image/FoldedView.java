package io.mittari.metrics.engine.image;

import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.fact.Cost;
import io.mittari.metrics.api.fact.Rate;
import io.mittari.metrics.api.fact.Total;
import io.mittari.metrics.api.tenant.TenantSettings;
import io.mittari.metrics.engine.people.Names;
import io.mittari.metrics.engine.view.FactsView;
import io.mittari.metrics.engine.view.Traces;
import io.mittari.metrics.store.DeliveryStamp;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An image folded at one point. Dimensions are worked out when asked for, all else at once. */
final class FoldedView implements FactsView {

    private final Point point;
    private final TenantSettings settings;
    private final Opportunities opportunities;
    private final Entries entries;
    private final Closings closings;
    private final Openings openings;
    private final Funnels funnels;
    private final Dimensions dimensions;
    private final Rates rates;
    private final List<Currency> currencies;
    private final List<TotalFact> totals = new ArrayList<>();
    private final List<CostFact> costs = new ArrayList<>();
    private final List<Coverage> coverage;
    private final List<DeliveryStamp> stamps;
    private final Names names;
    private final long missing;

    /** The image must not grow until this returns; then it may. */
    FoldedView(Image image, long sequence, TenantSettings settings, List<DeliveryStamp> stamps, Names names) {
        this(new Point(image, sequence, settings.zone()), settings, stamps, names);
    }

    private FoldedView(Point point, TenantSettings settings, List<DeliveryStamp> stamps, Names names) {
        this.settings = settings;
        this.stamps = stamps;
        this.names = names;
        this.point = point;
        this.opportunities = new Opportunities(point);
        this.funnels = new Funnels(point, opportunities);
        this.entries = new Entries(point, opportunities, funnels, settings, Integer.MAX_VALUE);
        var codes = new Currencies(point.image.texts);
        this.closings = new Closings(point, opportunities, entries, codes, Integer.MAX_VALUE);
        this.openings = new Openings(point, opportunities, closings, codes);
        this.currencies = codes.all();
        this.dimensions = new Dimensions(point, opportunities, names);
        this.rates = new Rates(settings, others());
        this.coverage = new Sources(point).coverage(stamps);
        this.missing = point.image.losses.facts(point.sequence);
    }

    /** The same as of an earlier day: what stood open then, and what was closed then and reopened since (C16). */
    private FoldedView(FoldedView newest, int today) {
        this.settings = newest.settings;
        this.point = newest.point;
        this.opportunities = newest.opportunities;
        this.funnels = newest.funnels;
        this.entries = new Entries(point, opportunities, funnels, settings, today);
        var codes = new Currencies(point.image.texts);
        this.closings = new Closings(point, opportunities, entries, codes, today);
        this.openings = new Openings(point, opportunities, closings, codes);
        this.currencies = codes.all();
        this.dimensions = newest.dimensions;
        this.rates = newest.rates;
        this.totals.addAll(newest.totals);
        this.costs.addAll(newest.costs);
        this.coverage = newest.coverage;
        this.stamps = newest.stamps;
        this.names = newest.names;
        this.missing = newest.missing;
    }

    @Override
    public FactsView asOf(int today) {
        return entries.latest() > today || closings.latest() > today ? new FoldedView(this, today) : this;
    }

    @Override
    public FactsView under(TenantSettings other) {
        return new FoldedView(point.in(other.zone()), other, stamps, names);
    }

    @Override
    public Traces traces() {
        return new FoldedTraces(point, opportunities, entries, closings, openings, dimensions);
    }

    /** Keeps totals and costs; returns the rates. */
    private List<Rate> others() {
        var image = point.image;
        var found = new ArrayList<Rate>();
        int rows = point.rows(image.others);
        for (int i = 0; i < rows; i++) {
            if (!point.stands(image.others, i)) {
                continue;
            }
            var fact = image.otherFacts.get(i);
            if (fact instanceof Total total) {
                totals.add(new TotalFact(total, point.provenance(image.others, i), image.others.ordinals.get(i)));
            } else if (fact instanceof Cost cost) {
                costs.add(new CostFact(cost, cost.at().day(point.zone), point.provenance(image.others, i)));
            } else if (fact instanceof Rate rate) {
                found.add(rate);
            }
        }
        return found;
    }

    @Override
    public long sequence() {
        return point.sequence;
    }

    @Override
    public TenantSettings settings() {
        return settings;
    }

    @Override
    public OptionalLong missing() {
        return missing < 0 ? OptionalLong.empty() : OptionalLong.of(missing);
    }

    @Override
    public int size() {
        return opportunities.size();
    }

    @Override
    public String key(int opportunity) {
        return opportunities.name(opportunity);
    }

    @Override
    public int[] funnel() {
        return funnels.codes;
    }

    @Override
    public List<String> funnels() {
        return Collections.unmodifiableList(funnels.names);
    }

    @Override
    public boolean[] further() {
        return opportunities.further();
    }

    @Override
    public Set<Stage> stages() {
        return Collections.unmodifiableSet(entries.stages());
    }

    @Override
    public int[] entered(Stage stage) {
        return entries.days(stage);
    }

    @Override
    public ReEntries reEntries(Stage stage) {
        return entries.later(stage);
    }

    @Override
    public boolean[] undated(Stage stage) {
        return entries.undated(stage);
    }

    @Override
    public int[] closeDay() {
        return closings.days;
    }

    @Override
    public @Nullable Outcome[] outcome() {
        return closings.outcomes;
    }

    @Override
    public long[] closeValue() {
        return closings.values;
    }

    @Override
    public byte[] closeCurrency() {
        return closings.currencies;
    }

    @Override
    public long[] openValue() {
        return openings.values;
    }

    @Override
    public byte[] openCurrency() {
        return openings.currencies;
    }

    @Override
    public int[] expectedDay() {
        return openings.expected;
    }

    @Override
    public double[] probability() {
        return openings.probabilities;
    }

    @Override
    public long[] valueBeforeClose() {
        return openings.beforeClose;
    }

    @Override
    public List<Currency> currencies() {
        return currencies;
    }

    @Override
    public Set<String> dimensions() {
        return dimensions.names();
    }

    @Override
    public int[] codes(String dimension) {
        return dimensions.of(dimension).codes();
    }

    @Override
    public String label(String dimension, int code) {
        return dimensions.of(dimension).labels().get(code);
    }

    @Override
    public Optional<BigDecimal> rate(Currency currency, LocalDate day) {
        return rates.rate(currency, day);
    }

    @Override
    public List<TotalFact> totals() {
        return Collections.unmodifiableList(totals);
    }

    @Override
    public List<CostFact> costs() {
        return Collections.unmodifiableList(costs);
    }

    @Override
    public List<Coverage> coverage() {
        return coverage;
    }

    @Override
    public Provenance entryProvenance(int opportunity, Stage stage) {
        int row = entries.row(stage, opportunity);
        if (row < 0) {
            throw new IllegalArgumentException("%s has no entry into %s".formatted(key(opportunity), stage));
        }
        return point.provenance(point.image.stages, row);
    }

    @Override
    public Provenance closeProvenance(int opportunity) {
        int row = closings.row(opportunity);
        if (row < 0) {
            throw new IllegalArgumentException("%s is not closed".formatted(key(opportunity)));
        }
        return point.provenance(point.image.closes, row);
    }
}
