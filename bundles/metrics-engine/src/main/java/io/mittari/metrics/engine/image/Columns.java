package io.mittari.metrics.engine.image;

import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.engine.view.FactsView;
import io.mittari.metrics.engine.view.FactsView.ReEntries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Slots as arrays with one element per opportunity, each laid out when it is first asked for. */
final class Columns {

    final Column<int[]> funnel;
    final Column<boolean[]> further;
    final Column<int[]> closeDay;
    final Column<@Nullable Outcome[]> outcome;
    final Column<long[]> closeValue;
    final Column<byte[]> closeCurrency;
    final Column<long[]> openValue;
    final Column<byte[]> openCurrency;
    final Column<int[]> expectedDay;
    final Column<double[]> probability;
    final Column<long[]> valueBeforeClose;

    private final Slots slots;
    private final int @Nullable [] live;
    private final int size;
    private final List<Column<?>> all = new ArrayList<>();
    private final Map<Integer, Column<int[]>> entered = new HashMap<>();
    private final Map<Integer, Column<boolean[]>> undated = new HashMap<>();
    private final Map<Integer, Column<ReEntries>> later = new HashMap<>();
    private final Column<int[]> never;
    private final Column<boolean[]> no;
    private final Column<Integer> latest;

    /**
     * @param live the slots that are opportunities; null: all
     * @param funnels numbers of funnels by what {@link Slots#funnels} holds
     */
    Columns(Slots slots, int @Nullable [] live, Function<Integer, Integer> funnels) {
        this.slots = slots;
        this.live = live;
        this.size = slots.size();
        this.never = ints(new SlotInts(FactsView.NEVER));
        this.no = column(1, () -> new boolean[size]);
        this.funnel = column(4, () -> layOutFunnel(funnels));
        this.further = slots.parents.isEmpty() ? no : column(1, this::layOutFurther);
        this.closeDay = ints(slots.closeDays);
        this.outcome = column(4, this::layOutOutcome);
        this.closeValue = longs(slots.closeValues);
        this.closeCurrency = bytes(slots.closeCurrencies);
        this.openValue = longs(slots.openValues);
        this.openCurrency = bytes(slots.openCurrencies);
        this.expectedDay = ints(slots.expected);
        this.probability = column(8, this::layOutProbability);
        this.valueBeforeClose = longs(slots.valuesBeforeClose);
        this.latest = new Column<>(0, this::findLatest);
        slots.stages.forEach((stage, of) -> {
            entered.put(stage, ints(of.days()));
            undated.put(stage, of.undated().isEmpty() ? no : column(1, () -> layOutUndated(of.undated())));
            if (of.later().size() > 0) {
                var column = new Column<>(8L * of.later().size(), () -> layOutLater(of.later()));
                all.add(column);
                later.put(stage, column);
            }
        });
    }

    /** @param stage number of the name */
    int[] entered(int stage) {
        return entered.getOrDefault(stage, never).get();
    }

    /** @param stage number of the name */
    boolean[] undated(int stage) {
        return undated.getOrDefault(stage, no).get();
    }

    /** @param stage number of the name */
    ReEntries later(int stage) {
        var of = later.get(stage);
        return of == null ? new ReEntries(new int[0], new int[0]) : of.get();
    }

    /** The latest day of any entry or close. */
    int latest() {
        return latest.get();
    }

    long heapBytes() {
        long bytes = 500 + (live == null ? 0 : 4L * live.length) + 60L * all.size();
        for (var column : all) {
            bytes += column.heapBytes();
        }
        return bytes;
    }

    private Column<int[]> ints(SlotInts of) {
        return column(4, () -> Flat.of(of, slots.count(), live));
    }

    private Column<long[]> longs(SlotLongs of) {
        return column(8, () -> Flat.of(of, slots.count(), live));
    }

    private Column<byte[]> bytes(SlotBytes of) {
        return column(1, () -> Flat.of(of, slots.count(), live));
    }

    private <T> Column<T> column(int width, Supplier<T> made) {
        var column = new Column<>(1L * width * size, made);
        all.add(column);
        return column;
    }

    private int[] layOutFunnel(Function<Integer, Integer> numbers) {
        var funnels = Flat.of(slots.funnels, slots.count(), live);
        int last = 0;
        int number = 0;
        for (int i = 0; i < size; i++) {
            if (funnels[i] != 0 && funnels[i] != last) {
                last = funnels[i];
                number = numbers.apply(last);
            }
            funnels[i] = funnels[i] == 0 ? 0 : number;
        }
        return funnels;
    }

    private boolean[] layOutFurther() {
        var parents = Flat.of(slots.parents, slots.count(), live);
        var further = new boolean[size];
        for (int i = 0; i < size; i++) {
            further[i] = parents[i] != Slots.NONE;
        }
        return further;
    }

    private boolean[] layOutUndated(SlotBytes of) {
        var bytes = Flat.of(of, slots.count(), live);
        var undatedOnes = new boolean[size];
        for (int i = 0; i < size; i++) {
            undatedOnes[i] = bytes[i] != 0;
        }
        return undatedOnes;
    }

    private ReEntries layOutLater(SlotDays of) {
        var opportunities = new int[of.size()];
        var days = new int[of.size()];
        int found = 0;
        for (int i = 0; i < size && found < days.length; i++) {
            var some = of.get(live == null ? i : live[i]);
            for (int d = 0; some != null && d < some.length; d++) {
                opportunities[found] = i;
                days[found++] = some[d];
            }
        }
        return new ReEntries(opportunities, days);
    }

    private @Nullable Outcome[] layOutOutcome() {
        var codes = Flat.of(slots.outcomes, slots.count(), live);
        var outcomes = new @Nullable Outcome[size];
        for (int i = 0; i < size; i++) {
            outcomes[i] = codes[i] == Slots.NOT_CLOSED ? null : Outcomes.of(codes[i]);
        }
        return outcomes;
    }

    private double[] layOutProbability() {
        var bits = Flat.of(slots.probabilities, slots.count(), live);
        var probabilities = new double[size];
        for (int i = 0; i < size; i++) {
            probabilities[i] = Double.longBitsToDouble(bits[i]);
        }
        return probabilities;
    }

    private int findLatest() {
        int found = FactsView.NEVER;
        for (int slot = 0; slot < slots.count(); slot++) {
            found = Math.max(found, slots.latest.get(slot));
        }
        return found;
    }
}
