package io.mittari.metrics.engine.restate;

import io.mittari.metrics.api.Stage;
import io.mittari.metrics.engine.formula.Evidence;
import io.mittari.metrics.engine.view.FactsView;
import io.mittari.metrics.engine.view.FactsView.TotalFact;
import io.mittari.metrics.engine.view.Traces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The facts behind a number at one point, in some twenty bytes each: a month may have very many, of which few differ.
 * A fact that counts in the same way on the same day is the same at another point.
 */
final class Rows implements Evidence {

    private static final int DAYS = 24;
    private static final int ROLES = 8;
    private static final int DAY_0 = 1 << (DAYS - 1);

    private final Side side;
    private final Map<String, Integer> roles;
    private final List<TotalFact> totals = new ArrayList<>();
    private final Map<Stage, Slot> stages = new HashMap<>();
    private int[] opportunities = new int[64];
    private Slot[] slots = new Slot[64];
    private long[] facts = new long[64];
    private int size;

    private Rows(Side side, Map<String, Integer> roles) {
        this.side = side;
        this.roles = roles;
    }

    static Rows of(Side side) {
        return new Rows(side, new HashMap<>());
    }

    /** Of the same number at the other point. */
    Rows at(Side other) {
        return new Rows(other, roles);
    }

    /** One fact behind the number. */
    record Row(int opportunity, Slot slot, int fact) {}

    List<TotalFact> totals() {
        return totals;
    }

    /** Visits those that the other does not have; returns how many they are. */
    long without(Rows other, Consumer<Row> visitor) {
        var theirs = Arrays.copyOf(other.facts, other.size);
        Arrays.sort(theirs);
        long found = 0;
        for (int i = 0; i < size; i++) {
            if (Arrays.binarySearch(theirs, facts[i]) < 0) {
                found++;
                visitor.accept(new Row(opportunities[i], slots[i], (int) (facts[i] >>> (DAYS + ROLES))));
            }
        }
        return found;
    }

    @Override
    public void entry(int opportunity, Stage stage, int day, String role) {
        var view = side.view;
        boolean entered =
                view.stages().contains(stage) && (day == FactsView.NEVER || view.entered(stage)[opportunity] == day);
        var slot = entered ? stages.computeIfAbsent(stage, Slot::of) : Slot.CLOSE;
        add(opportunity, slot, slot.fact(side.traces, opportunity), day, role);
    }

    @Override
    public void close(int opportunity, String role) {
        add(opportunity, Slot.CLOSE, side.traces.close(opportunity), side.view.closeDay()[opportunity], role);
    }

    @Override
    public void valueBefore(int opportunity) {
        add(opportunity, Slot.VALUE, side.traces.value(opportunity), 0, "value");
    }

    @Override
    public void total(TotalFact fact, String role) {
        totals.add(fact);
    }

    private void add(int opportunity, Slot slot, int fact, int day, String role) {
        if (fact == Traces.NONE) {
            throw new IllegalStateException("%s has no %s".formatted(side.view.key(opportunity), slot));
        }
        if (size == facts.length) {
            opportunities = Arrays.copyOf(opportunities, size * 2);
            slots = Arrays.copyOf(slots, size * 2);
            facts = Arrays.copyOf(facts, size * 2);
        }
        int number = roles.computeIfAbsent(role, any -> roles.size());
        long within = day == FactsView.NEVER ? 0 : Math.max(1 - DAY_0, Math.min(DAY_0 - 1, day)) + DAY_0;
        opportunities[size] = opportunity;
        slots[size] = slot;
        facts[size++] = ((long) fact << DAYS | within) << ROLES | number;
    }
}
