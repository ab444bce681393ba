package io.mittari.metrics.engine.query;

import io.mittari.metrics.engine.counting.Span;
import io.mittari.metrics.engine.statistics.WorkingDays;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a period is compared with (C41). Of a running one, every span ends on its k-th working day, k being the working
 * days so far.
 *
 * @param now the period itself, or as much of it as is compared
 * @param three the three periods before it, the newest first
 */
record Comparisons(Span now, List<Span> three, Span yearAgo, boolean running) {

    /** Empty where there is nothing to compare: all time, a period to come, or one without a working day so far. */
    static Optional<Comparisons> of(Span span, int today, WorkingDays working) {
        if (span.startsOpen() || span.endsOpen() || span.isEmpty() || span.from() > today) {
            return Optional.empty();
        }
        var three = new ArrayList<Span>();
        for (int back = 1; back <= 3; back++) {
            three.add(before(span, back));
        }
        var whole = new Comparisons(span, List.copyOf(three), yearBefore(span), span.to() > today);
        int k = working.between(span.from(), today);
        return whole.running ? whole.firstWorkingDays(k, working) : Optional.of(whole);
    }

    /** Everything that has to be counted. */
    List<Span> spans() {
        var all = new ArrayList<>(three);
        all.add(now);
        all.add(yearAgo);
        return all;
    }

    private Optional<Comparisons> firstWorkingDays(int k, WorkingDays working) {
        return k == 0
                ? Optional.empty()
                : Optional.of(new Comparisons(
                        first(now, k, working),
                        three.stream().map(s -> first(s, k, working)).toList(),
                        first(yearAgo, k, working),
                        true));
    }

    private static Span first(Span span, int k, WorkingDays working) {
        return new Span(span.from(), working.nth(k, span.from(), span.to()));
    }

    private static Span before(Span span, int back) {
        int length = months(span);
        return length > 0 ? monthsBack(span, length * back) : days(span, -back * (span.to() - span.from() + 1));
    }

    private static Span yearBefore(Span span) {
        if (months(span) > 0) {
            return monthsBack(span, 12);
        }
        var from = LocalDate.ofEpochDay(span.from()).minusYears(1);
        return days(span, Math.toIntExact(from.toEpochDay()) - span.from());
    }

    private static Span monthsBack(Span span, int months) {
        var from = YearMonth.from(LocalDate.ofEpochDay(span.from())).minusMonths(months);
        var to = YearMonth.from(LocalDate.ofEpochDay(span.to())).minusMonths(months);
        return new Span(
                Math.toIntExact(from.atDay(1).toEpochDay()),
                Math.toIntExact(to.atEndOfMonth().toEpochDay()));
    }

    private static Span days(Span span, int by) {
        return new Span(span.from() + by, span.to() + by);
    }

    /** Its length if it is made of whole months, else 0. */
    private static int months(Span span) {
        var from = LocalDate.ofEpochDay(span.from());
        var after = LocalDate.ofEpochDay(span.to() + 1L);
        return from.getDayOfMonth() == 1 && after.getDayOfMonth() == 1
                ? Math.toIntExact(ChronoUnit.MONTHS.between(from, after))
                : 0;
    }
}
