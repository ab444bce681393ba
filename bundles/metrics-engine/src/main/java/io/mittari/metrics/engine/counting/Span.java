package io.mittari.metrics.engine.counting;

import io.mittari.metrics.api.Period;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days from one to another as epoch days, both included; nothing where {@code to} is before {@code from}. An end left
 * open lies beyond every fact.
 */
public record Span(int from, int to) {

    private static final int FIRST = Integer.MIN_VALUE + 1;
    private static final int LAST = Integer.MAX_VALUE;

    /** No period is asked for: undated facts count too (C5). */
    public static final Span ALL = new Span(FIRST, LAST);

    public static Span of(Period period) {
        return new Span(bound(period.from(), FIRST), bound(period.to(), LAST));
    }

    public boolean isAll() {
        return equals(ALL);
    }

    public boolean isEmpty() {
        return to < from;
    }

    public boolean startsOpen() {
        return from == FIRST;
    }

    public boolean endsOpen() {
        return to == LAST;
    }

    public boolean contains(int day) {
        return from <= day && day <= to;
    }

    public Span and(Span other) {
        return new Span(Math.max(from, other.from), Math.min(to, other.to));
    }

    public Period period() {
        return new Period(
                startsOpen() ? null : LocalDate.ofEpochDay(from), endsOpen() ? null : LocalDate.ofEpochDay(to));
    }

    @Override
    public String toString() {
        var period = period();
        return isAll() ? "all time" : from == to ? "" + period.from() : period.from() + " to " + period.to();
    }

    private static int bound(@Nullable LocalDate day, int open) {
        return day == null ? open : Math.toIntExact(day.toEpochDay());
    }
}
