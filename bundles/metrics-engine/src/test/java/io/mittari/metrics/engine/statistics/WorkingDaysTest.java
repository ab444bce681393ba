package io.mittari.metrics.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {

    private final WorkingDays working = new WorkingDays(Set.of(LocalDate.of(2026, 12, 25)));

    @Test
    void weekendsAndHolidaysAreNone() {
        // December 2026 has 23 days from Monday to Friday, Christmas Day is a Friday
        assertThat(working.between(day("2026-12-01"), day("2026-12-31"))).isEqualTo(22);
    }

    @Test
    void theNthIsCountedFromTheFirstDayOn() {
        // 1 November 2026 is a Sunday
        assertThat(working.nth(5, day("2026-11-01"), day("2026-11-30"))).isEqualTo(day("2026-11-06"));
        assertThat(working.nth(6, day("2026-11-01"), day("2026-11-30"))).isEqualTo(day("2026-11-09"));
    }

    @Test
    void whereThereAreFewerItIsTheLastDay() {
        assertThat(working.nth(30, day("2026-11-01"), day("2026-11-30"))).isEqualTo(day("2026-11-30"));
    }

    private static int day(String text) {
        return Math.toIntExact(LocalDate.parse(text).toEpochDay());
    }
}
