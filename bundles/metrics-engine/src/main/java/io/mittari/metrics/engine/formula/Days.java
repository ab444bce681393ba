package io.mittari.metrics.engine.formula;

import io.mittari.metrics.engine.counting.Grid;
import io.mittari.metrics.engine.counting.Path;
import java.math.BigDecimal;
import java.util.Arrays;

/** Numbers of days of one cell. */
final class Days {

    private long[] each = new long[0];
    private int count;
    private long without;

    static Days[] perCell(Grid grid) {
        var days = new Days[grid.cells()];
        for (int cell = 0; cell < days.length; cell++) {
            days[cell] = new Days();
        }
        return days;
    }

    /** Adds the days from {@code start} on, 0 if it came later; without a start they are counted as left out. */
    void add(int start, int end) {
        if (start == Path.NEVER) {
            without++;
        } else {
            addNumber(Math.max(0L, (long) end - start));
        }
    }

    void addNumber(long number) {
        each = count == each.length ? Arrays.copyOf(each, Math.max(16, count * 2)) : each;
        each[count++] = number;
    }

    void addWithout() {
        without++;
    }

    int count() {
        return count;
    }

    long without() {
        return without;
    }

    long[] numbers() {
        return Arrays.copyOf(each, count);
    }

    long[] sorted() {
        var sorted = numbers();
        Arrays.sort(sorted);
        return sorted;
    }

    BigDecimal mean() {
        return Saying.divided(BigDecimal.valueOf(Arrays.stream(numbers()).sum()), count);
    }
}
