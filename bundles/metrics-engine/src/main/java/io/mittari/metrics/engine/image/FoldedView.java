package io.mittari.metrics.engine.image;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.tenant.TenantSettings;
import io.mittari.metrics.engine.people.Names;
import io.mittari.metrics.engine.view.FactsView;
import io.mittari.metrics.engine.view.Traces;
import io.mittari.metrics.store.DeliveryStamp;
import java.lang.ref.WeakReference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An image folded at one point. What became of each opportunity is worked out when it is made; columns are laid out as
 * arrays, and dimensions worked out, when they are asked for.
 */
final class FoldedView implements FactsView {

    private final Point point;
    private final TenantSettings settings;
    private final int today;
    private final Slots slots;
    private final int @Nullable [] live;
    private final Tallies tallies;
    private final Others others;
    private final Currencies currencies;
    private final Dimensions dimensions;
    private final Rates rates;
    private final List<DeliveryStamp> stamps;
    private final List<String> funnels;
    private final Map<Stage, Integer> stages = new TreeMap<>();
    private final Columns columns;
    private final long missing;
    private final Room room;

    /** The same as of an earlier day, as it was asked last. */
    private volatile @Nullable FoldedView earlier;

    /** The same counted with other settings, as it was asked last, if anybody still has it. */
    private volatile WeakReference<FoldedView> otherwise = new WeakReference<>(null);

    private FoldedView(
            Point point,
            TenantSettings settings,
            int today,
            Slots slots,
            Tallies tallies,
            Others others,
            Currencies currencies,
            Dimensions dimensions,
            List<DeliveryStamp> stamps,
            Room room) {
        this.room = room;
        this.point = point;
        this.settings = settings;
        this.today = today;
        this.slots = slots;
        this.live = slots.live();
        this.tallies = tallies;
        this.others = others;
        this.currencies = currencies;
        this.dimensions = dimensions;
        this.rates = new Rates(settings, others.rates);
        this.stamps = stamps;
        this.missing = point.image.losses.facts(point.sequence);
        tallies.stages.keySet().forEach(name -> stages.put(point.image.stage(name), name));
        var named = new TreeSet<String>();
        tallies.funnels.keySet().forEach(name -> named.add(point.image.texts.text(name)));
        named.remove(TenantSettings.MAIN);
        var all = new ArrayList<String>(List.of(TenantSettings.MAIN));
        all.addAll(named);
        this.funnels = List.copyOf(all);
        this.columns = new Columns(slots, live, f -> funnels.indexOf(point.image.texts.text(f - 1)));
    }

    /**
     * Folds all there is. The image must not grow until this returns; then it may.
     *
     * @param names of the tenant's people
     */
    static FoldedView of(
            Image image, long sequence, TenantSettings settings, List<DeliveryStamp> stamps, Names names, Room room)
            throws Unavailable {
        return of(new Point(image, sequence, settings.zone()), settings, stamps, names, room);
    }

    private static FoldedView of(
            Point point, TenantSettings settings, List<DeliveryStamp> stamps, Names names, Room room)
            throws Unavailable {
        var slots = new Slots();
        var currencies = new Currencies(point.image.texts);
        new Folding(point, null, settings, Integer.MAX_VALUE, slots, currencies).all(room);
        var tallies = Tallies.of(point);
        return new FoldedView(
                point,
                settings,
                Integer.MAX_VALUE,
                slots,
                tallies,
                new Others(point),
                currencies,
                new Dimensions(point, slots, tallies, names),
                stamps,
                room);
    }

    /**
     * The same image at a later point, at a cost that follows what happened in between. The image must not grow until
     * this returns; then it may.
     */
    FoldedView next(long sequence, TenantSettings then, List<DeliveryStamp> stamps) {
        var later = new Point(point.image, sequence, then.zone());
        var tallied = tallies.copy();
        var delta = new Delta(point, later, tallied);
        var filled = slots.copy();
        var codes = currencies.copy();
        var folding = new Folding(later, point, then, Integer.MAX_VALUE, filled, codes);
        folding.keys(delta.keys);
        tallied = tallied.isDoubtful() ? Tallies.of(later) : tallied;
        return new FoldedView(
                later,
                then,
                Integer.MAX_VALUE,
                filled,
                tallied,
                delta.hasOthers() ? new Others(later) : others,
                codes,
                dimensions.next(later, filled, tallied, folding.changed(), delta),
                stamps,
                room);
    }

    /** Whether {@link #next} may go on from here: what changes all opportunities at once is folded anew. */
    boolean leadsTo(Image image, long sequence, TenantSettings then) {
        return point.image == image && point.sequence <= sequence && foldsLike(then);
    }

    private boolean foldsLike(TenantSettings other) {
        return settings.zone().equals(other.zone()) && settings.funnels().equals(other.funnels());
    }

    @Override
    public FactsView under(TenantSettings other) throws Unavailable {
        var counted = today == Integer.MAX_VALUE && foldsLike(other)
                ? new FoldedView(point, other, today, slots, tallies, others, currencies, dimensions, stamps, room)
                : folded(other);
        otherwise = new WeakReference<>(counted);
        return counted;
    }

    private FoldedView folded(TenantSettings other) throws Unavailable {
        long own = heapBytes();
        Room rest = bytes -> room.demand(own + bytes);
        var folded = of(point.in(other.zone()), other, stamps, dimensions.people(), rest);
        rest.demand(folded.heapBytes());
        return folded;
    }

    @Override
    public Traces traces() {
        return new FoldedTraces(point, settings, today, slots, live, stages, dimensions);
    }

    @Override
    public FactsView asOf(int day) {
        if (day >= columns.latest()) {
            return this;
        }
        var known = earlier;
        if (known == null || known.today != day) {
            var filled = slots.copy();
            var codes = currencies.copy();
            new Folding(point, null, settings, day, filled, codes).later();
            known = new FoldedView(point, settings, day, filled, tallies, others, codes, dimensions, stamps, room);
            earlier = known;
        }
        return known;
    }

    /** The same, which asks for the names of people again. */
    FoldedView unnamed() {
        return new FoldedView(
                point, settings, today, slots, tallies, others, currencies, dimensions.unnamed(), stamps, room);
    }

    /** Bytes of the heap that it takes. */
    long heapBytes() {
        return slots.heapBytes() + dimensions.heapBytes() + others.heapBytes() + columns.heapBytes() + derivedBytes();
    }

    /** Bytes of the heap that it takes besides another. */
    long heapBytesBeside(FoldedView other) {
        return slots.heapBytesBeside(other.slots)
                + dimensions.heapBytesBeside(other.dimensions)
                + columns.heapBytes()
                + derivedBytes();
    }

    /** Of the views that were made of it. */
    private long derivedBytes() {
        var known = earlier;
        var other = otherwise.get();
        return (known == null ? 0 : known.slots.heapBytesBeside(slots) + known.columns.heapBytes())
                + (other == null ? 0 : other.heapBytesBeside(this));
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
        return slots.size();
    }

    @Override
    public int number(int opportunity) {
        return slots.keys.get(slot(opportunity));
    }

    @Override
    public String key(int opportunity) {
        return point.image.name(slots.keys.get(slot(opportunity)));
    }

    @Override
    public int[] funnel() {
        return columns.funnel.get();
    }

    @Override
    public List<String> funnels() {
        return funnels;
    }

    @Override
    public boolean[] further() {
        return columns.further.get();
    }

    @Override
    public Set<Stage> stages() {
        return Collections.unmodifiableSet(stages.keySet());
    }

    @Override
    public int[] entered(Stage stage) {
        return columns.entered(stages.getOrDefault(stage, Texts.NONE));
    }

    @Override
    public ReEntries reEntries(Stage stage) {
        return columns.later(stages.getOrDefault(stage, Texts.NONE));
    }

    @Override
    public boolean[] undated(Stage stage) {
        return columns.undated(stages.getOrDefault(stage, Texts.NONE));
    }

    @Override
    public int[] closeDay() {
        return columns.closeDay.get();
    }

    @Override
    public @Nullable Outcome[] outcome() {
        return columns.outcome.get();
    }

    @Override
    public long[] closeValue() {
        return columns.closeValue.get();
    }

    @Override
    public byte[] closeCurrency() {
        return columns.closeCurrency.get();
    }

    @Override
    public long[] openValue() {
        return columns.openValue.get();
    }

    @Override
    public byte[] openCurrency() {
        return columns.openCurrency.get();
    }

    @Override
    public int[] expectedDay() {
        return columns.expectedDay.get();
    }

    @Override
    public double[] probability() {
        return columns.probability.get();
    }

    @Override
    public long[] valueBeforeClose() {
        return columns.valueBeforeClose.get();
    }

    @Override
    public List<Currency> currencies() {
        return currencies.all();
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
        return Collections.unmodifiableList(others.totals);
    }

    @Override
    public List<CostFact> costs() {
        return Collections.unmodifiableList(others.costs);
    }

    @Override
    public List<Coverage> coverage() {
        return new Covering(point, tallies, others).of(stamps);
    }

    @Override
    public Provenance entryProvenance(int opportunity, Stage stage) {
        int entry = story(opportunity).entry(stages.getOrDefault(stage, Texts.NONE));
        if (entry == Story.NOTHING) {
            throw new IllegalArgumentException("%s has no entry into %s".formatted(key(opportunity), stage));
        }
        return point.provenance(point.image.stages, entry);
    }

    @Override
    public Provenance closeProvenance(int opportunity) {
        var story = story(opportunity);
        int close = story.close(today, Folding.last(point.image, settings, story.funnel));
        if (close == Story.NOTHING) {
            throw new IllegalArgumentException("%s is not closed".formatted(key(opportunity)));
        }
        return point.provenance(point.image.closes, close);
    }

    private Story story(int opportunity) {
        var story = new Story(point, point.image.texts.find(TenantSettings.MAIN));
        Folding.tell(slots, slot(opportunity), point, new Ties(point, null, story), story);
        return story;
    }

    private int slot(int opportunity) {
        return live == null ? opportunity : live[opportunity];
    }
}
