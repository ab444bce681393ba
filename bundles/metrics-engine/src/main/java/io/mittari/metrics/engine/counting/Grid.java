package io.mittari.metrics.engine.counting;

import io.mittari.metrics.api.MetricsException.BadRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of an answer: each group of the population in each cut of time. The cells of a metric are numbered group by
 * group, cut by cut.
 */
public final class Grid {

    /** Rows that are told at once: each is in memory until all are told, and the memory is everybody's. */
    static final int ROWS = 120_000;

    /** Before every fact, cuts reach so many years back. */
    private static final int YEARS = 100;

    private final Population population;
    private final List<Slot> slots;
    private final Stretches stretches;
    private final int[] slotOf;
    private final boolean single;

    private Grid(Population population, List<Slot> slots) {
        this.population = population;
        this.slots = List.copyOf(slots);
        this.stretches = Stretches.of(slots.stream().map(Slot::span).toList());
        this.slotOf = new int[stretches.size()];
        Arrays.fill(slotOf, -1);
        for (int s = 0; s < slots.size(); s++) {
            var span = slots.get(s).span();
            Arrays.fill(slotOf, stretches.first(span), stretches.end(span), s);
        }
        this.single = slots.size() == 1 && slots.get(0).span().isAll();
    }

    /**
     * @param span what is asked about
     * @param times at most two; cuts that begin after today are left out
     * @throws BadRequest if that would be too many rows
     */
    public static Grid of(Population population, Span span, List<TimeDimension> times, Facts facts) throws BadRequest {
        var slots = List.of(new Slot(Map.of(), span));
        if (!times.isEmpty()) {
            var bounded =
                    span.and(cuttable(population, span, facts)).and(new Span(Span.ALL.from(), population.today()));
            for (var time : times) {
                slots = slots.stream()
                        .flatMap(slot -> cut(slot, bounded, span, time, fiscalStart(population)).stream())
                        .toList();
            }
        }
        return new Grid(population, slots).atMost(ROWS);
    }

    /** @throws BadRequest if it has more rows */
    public Grid atMost(int rows) throws BadRequest {
        long all = (long) population.groups().size() * slots.size();
        if (all > rows) {
            throw tooMany("%,d".formatted(all), rows);
        }
        return this;
    }

    static BadRequest tooMany(String rows, int most) {
        return new BadRequest(("that would be %s rows, and %,d are the most that are told at once: ask by one dimension"
                        + " instead of two, in longer cuts of time, for a shorter period, or for fewer with a filter")
                .formatted(rows, most));
    }

    public Population population() {
        return population;
    }

    public int cells() {
        return population.groups().size() * slots.size();
    }

    /** The cell that a fact of an opportunity counts in; -1 for none. */
    public int cell(int opportunity, int day) {
        int group = population.groups().of(opportunity);
        if (group < 0) {
            return -1;
        }
        if (single) {
            return group;
        }
        int stretch = stretches.at(day);
        int slot = stretch < 0 ? -1 : slotOf[stretch];
        return slot < 0 ? -1 : group * slots.size() + slot;
    }

    /** The cell in which an undated fact counts; -1 where a period is asked for (C5). */
    public int undated(int opportunity) {
        return single ? population.groups().of(opportunity) : -1;
    }

    /** The group in whose cells an undated fact is left out; -1 for none, and where it counts (C5). */
    public int leftOut(int opportunity) {
        return single ? -1 : population.groups().of(opportunity);
    }

    public int group(int cell) {
        return cell / slots.size();
    }

    public Span span(int cell) {
        return slots.get(cell % slots.size()).span();
    }

    /** Every span, one per cut. */
    public List<Span> spans() {
        return slots.stream().map(Slot::span).toList();
    }

    /**
     * Rows sorted by their values in the order asked for.
     *
     * @param by all dimensions in that order
     */
    public List<Row> rows(List<String> by) {
        var attributes = by.stream().filter(d -> TimeDimension.of(d).isEmpty()).toList();
        var rows = new ArrayList<Row>(cells());
        for (int cell = 0; cell < cells(); cell++) {
            var labels = population.groups().labels(group(cell));
            var times = slots.get(cell % slots.size()).labels();
            var values = new LinkedHashMap<String, String>();
            for (var dimension : by) {
                int attribute = attributes.indexOf(dimension);
                values.put(dimension, attribute < 0 ? times.getOrDefault(dimension, "") : labels.get(attribute));
            }
            rows.add(new Row(values, cell));
        }
        var order = Comparator.<Row>comparingInt(row -> 0);
        for (var dimension : by) {
            order = order.thenComparing(row -> row.by().getOrDefault(dimension, ""));
        }
        rows.sort(order);
        return rows;
    }

    /** The days that may be cut: where an end is open those with facts, else no more than a hundred years without any. */
    private static Span cuttable(Population population, Span span, Facts facts) {
        if (span.startsOpen() || span.endsOpen()) {
            return facts.span(population);
        }
        int back = Math.toIntExact(
                LocalDate.ofEpochDay(population.today()).minusYears(YEARS).toEpochDay());
        int from = span.from() >= back
                ? span.from()
                : Math.min(back, facts.span(population).from());
        return new Span(from, span.to());
    }

    private static List<Slot> cut(Slot slot, Span bounded, Span asked, TimeDimension time, int fiscalStart) {
        var within = slot.span().and(bounded);
        if (within.isEmpty()) {
            return List.of();
        }
        var cuts = new ArrayList<Slot>();
        int last = time.number(within.to(), fiscalStart);
        for (int number = time.number(within.from(), fiscalStart); number <= last; number++) {
            var labels = new LinkedHashMap<>(slot.labels());
            labels.put(time.word(), time.label(number));
            cuts.add(new Slot(labels, time.span(number, fiscalStart).and(asked).and(slot.span())));
        }
        return cuts;
    }

    private static int fiscalStart(Population population) {
        return population.view().settings().fiscalYearStart();
    }

    /** One row: its values, and its cell. */
    public record Row(Map<String, String> by, int cell) {}

    private record Slot(Map<String, String> labels, Span span) {}
}
