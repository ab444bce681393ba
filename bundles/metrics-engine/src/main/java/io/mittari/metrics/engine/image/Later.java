package io.mittari.metrics.engine.image;

import io.mittari.metrics.engine.column.LongColumn;
import io.mittari.metrics.engine.view.FactsView.ReEntries;
import java.util.stream.LongStream;

/** Entries into one stage by those who had entered it on an earlier day (C8). */
final class Later {

    private final LongColumn found = new LongColumn();

    void add(int opportunity, int day) {
        found.add((long) opportunity << 32 | day - (long) Integer.MIN_VALUE);
    }

    /** Each day of an opportunity once, whatever number of records tell of it. */
    ReEntries all() {
        var sorted = LongStream.range(0, found.size())
                .map(i -> found.get((int) i))
                .sorted()
                .distinct()
                .toArray();
        var opportunities = new int[sorted.length];
        var days = new int[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            opportunities[i] = (int) (sorted[i] >>> 32);
            days[i] = (int) ((sorted[i] & 0xffff_ffffL) + Integer.MIN_VALUE);
        }
        return new ReEntries(opportunities, days);
    }
}
