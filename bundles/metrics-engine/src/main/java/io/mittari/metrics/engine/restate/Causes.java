package io.mittari.metrics.engine.restate;

import io.mittari.metrics.api.Money;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.query.Restatement.Change;
import io.mittari.metrics.api.query.Restatement.Fact;
import io.mittari.metrics.engine.query.FactText;
import io.mittari.metrics.engine.restate.Rows.Row;
import io.mittari.metrics.engine.view.FactsView;
import io.mittari.metrics.engine.view.FactsView.Provenance;
import io.mittari.metrics.engine.view.Traces;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The changes of facts for which a number is made of other facts than it was. Where a fact stands as it did and counts in
 * another way, the cause is another one of its opportunity: its owner, a later stage, a link. For one number.
 */
final class Causes {

    /** More facts that differ than these are counted and not told, each for itself. */
    private static final int MOST = 10_000;

    private final Side then;
    private final Side now;
    private final List<String> by;
    private final Map<Pair, Change> found = new LinkedHashMap<>();
    private long untold;

    /** @param by the attributes that the number is told by */
    Causes(Side then, Side now, List<String> by) {
        this.then = then;
        this.now = now;
        this.by = by;
    }

    /** Looks for the causes of what differs. */
    Causes of(Rows before, Rows after) {
        var gone = new ArrayList<Row>();
        var come = new ArrayList<Row>();
        untold += before.without(after, row -> keep(row, gone)) - gone.size();
        untold += after.without(before, row -> keep(row, come)) - come.size();
        for (var row : gone) {
            int there = now.traces.holder(then.traces.key(row.opportunity()));
            int instead = there < 0 ? Traces.NONE : row.slot().fact(now.traces, there);
            find(row.opportunity(), there, row.slot(), row.fact(), instead);
        }
        for (var row : come) {
            int there = then.traces.holder(now.traces.key(row.opportunity()));
            int instead = there < 0 ? Traces.NONE : row.slot().fact(then.traces, there);
            find(there, row.opportunity(), row.slot(), instead, row.fact());
        }
        new Unkeyed(now.traces, this::add).totals(before.totals(), after.totals());
        return this;
    }

    /** Rates that were changed. */
    Causes rates(LocalDate until) {
        new Unkeyed(now.traces, this::add).rates(then.traces.rates(), now.traces.rates(), until);
        return this;
    }

    long total() {
        return found.size() + untold;
    }

    /** The newest first. */
    List<Change> changes(int limit) {
        return found.values().stream()
                .sorted(Comparator.comparingLong(Change::sequence).reversed().thenComparing(Change::opportunity))
                .limit(limit)
                .toList();
    }

    private static void keep(Row row, List<Row> rows) {
        if (rows.size() < MOST) {
            rows.add(row);
        }
    }

    /** @param was opportunity then, {@code is} now; either may be {@link Traces#NONE}, and so the facts */
    private void find(int was, int is, Slot slot, int before, int after) {
        if (isChanged(was, is, slot, before, after)) {
            return;
        }
        boolean both = was >= 0 && is >= 0;
        if (both && isDescribedAnew(was, is)) {
            return;
        }
        boolean any = isLinkedAnew(was, is);
        any |= both && isChangedElsewhere(was, is);
        if (!any) {
            add(
                    new Pair(before, after),
                    was,
                    is,
                    before == Traces.NONE ? null : fact(then, was, slot, before),
                    after == Traces.NONE ? null : fact(now, is, slot, after),
                    0);
        }
    }

    private boolean isChangedElsewhere(int was, int is) {
        var stages = new TreeSet<Stage>(then.view.stages());
        stages.addAll(now.view.stages());
        var slots = new ArrayList<>(List.of(Slot.CLOSE, Slot.VALUE));
        stages.forEach(stage -> slots.add(Slot.of(stage)));
        boolean any = false;
        for (var slot : slots) {
            any |= isChanged(was, is, slot, slot.fact(then.traces, was), slot.fact(now.traces, is));
        }
        return any;
    }

    /** Whether the fact of a slot was taken back, or another came; keeps the change. */
    private boolean isChanged(int was, int is, Slot slot, int before, int after) {
        boolean went = before != Traces.NONE && now.traces.ended(before) != 0;
        boolean came = isNew(after);
        if (went || came) {
            add(
                    new Pair(went ? before : Traces.NONE, came ? after : Traces.NONE),
                    was,
                    is,
                    went ? fact(then, was, slot, before) : null,
                    came ? fact(now, is, slot, after) : null,
                    went ? now.traces.ended(before) : 0);
        }
        return went || came;
    }

    private boolean isDescribedAnew(int was, int is) {
        boolean any = false;
        for (var dimension : by) {
            var before = then.label(was, dimension);
            var after = now.label(is, dimension);
            int old = then.traces.description(was, dimension);
            int fresh = now.traces.description(is, dimension);
            boolean went = old != Traces.NONE && now.traces.ended(old) != 0;
            if (!before.equals(after) && (went || isNew(fresh))) {
                add(
                        new Pair(old, fresh),
                        was,
                        is,
                        old == Traces.NONE ? null : described(then, dimension + " " + before, old),
                        fresh == Traces.NONE ? null : described(now, dimension + " " + after, fresh),
                        old == Traces.NONE ? 0 : now.traces.ended(old));
                any = true;
            }
        }
        return any;
    }

    private boolean isLinkedAnew(int was, int is) {
        int old = was < 0 ? Traces.NONE : then.traces.link(was);
        int fresh = is < 0 ? Traces.NONE : now.traces.link(is);
        boolean went = old != Traces.NONE && now.traces.ended(old) != 0;
        boolean came = isNew(fresh);
        if (went || came) {
            add(
                    new Pair(went ? old : Traces.NONE, came ? fresh : Traces.NONE),
                    was,
                    is,
                    went ? described(then, "one with " + then.view.key(was), old) : null,
                    came ? described(now, "one with " + now.view.key(is), fresh) : null,
                    went ? now.traces.ended(old) : 0);
        }
        return went || came;
    }

    private boolean isNew(int fact) {
        return fact != Traces.NONE && now.traces.provenance(fact).sequence() > then.view.sequence();
    }

    private void add(Pair facts, int was, int is, @Nullable Fact before, @Nullable Fact after, long ended) {
        if (before != null || after != null) {
            var reported = was < 0 ? "" : then.view.key(was);
            var present = is < 0 ? "" : now.view.key(is);
            var name = was < 0 ? present : reported;
            found.putIfAbsent(facts, change(name, present.equals(name) ? "" : present, before, after, ended));
        }
    }

    private void add(@Nullable Fact before, @Nullable Fact after, long ended) {
        found.put(new Pair(found.size(), -2), change("", "", before, after, ended));
    }

    private static Change change(
            String opportunity, String renamed, @Nullable Fact before, @Nullable Fact after, long ended) {
        return new Change(opportunity, renamed, before, after, Math.max(ended, after == null ? 0 : after.sequence()));
    }

    private static Fact described(Side side, String text, int fact) {
        return fact(text, FactsView.NEVER, side.traces.provenance(fact));
    }

    private static Fact fact(Side side, int opportunity, Slot slot, int fact) {
        var view = side.view;
        var from = side.traces.provenance(fact);
        if (slot.stage().isPresent()) {
            return fact(slot.name(), view.entered(slot.stage().get())[opportunity], from);
        }
        if (slot.equals(Slot.CLOSE)) {
            return fact(FactText.close(view, opportunity), view.closeDay()[opportunity], from);
        }
        var currency = view.currencies().get(view.openCurrency()[opportunity]);
        return fact("open " + new Money(view.valueBeforeClose()[opportunity], currency), FactsView.NEVER, from);
    }

    private static Fact fact(String text, int day, Provenance from) {
        var on = day == FactsView.NEVER ? null : LocalDate.ofEpochDay(day);
        return new Fact(text, on, from.source(), from.origin(), from.sequence());
    }

    /** The same change may be behind several rows. */
    private record Pair(int before, int after) {}
}
