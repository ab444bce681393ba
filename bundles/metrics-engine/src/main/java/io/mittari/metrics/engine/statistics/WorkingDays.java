package io.mittari.metrics.engine.statistics;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/** Monday to Friday less the holidays (C41). Days are epoch days. */
public final class WorkingDays {

    private final Set<LocalDate> holidays;

    public WorkingDays(Set<LocalDate> holidays) {
        this.holidays = Set.copyOf(holidays);
    }

    /** How many there are, both ends included. */
    public int between(int from, int to) {
        int count = 0;
        for (int day = from; day <= to; day++) {
            count += is(day) ? 1 : 0;
        }
        return count;
    }

    /** The {@code k}-th one from {@code from} on; {@code to} if there are fewer up to it. */
    public int nth(int k, int from, int to) {
        int left = k;
        for (int day = from; day < to; day++) {
            if (is(day) && --left == 0) {
                return day;
            }
        }
        return to;
    }

    private boolean is(int epochDay) {
        var day = LocalDate.ofEpochDay(epochDay);
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.contains(day);
    }
}
