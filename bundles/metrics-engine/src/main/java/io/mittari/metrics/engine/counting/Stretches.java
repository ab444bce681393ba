package io.mittari.metrics.engine.counting;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.IntStream;

/**
 * Time cut at every end of the spans asked about, so that each of them is a run of whole stretches: facts are counted
 * once per stretch, and any span is a sum.
 */
public final class Stretches {

    /** Over so many days a table says where each lies; over more they are searched for. */
    private static final int TABLE = 200_000;

    private final int[] starts;
    private final int[] table;
    private final int from;

    private Stretches(int[] starts, int[] table, int from) {
        this.starts = starts;
        this.table = table;
        this.from = from;
    }

    public static Stretches of(Collection<Span> spans) {
        var full = spans.stream().filter(s -> !s.isEmpty()).toList();
        var starts = IntStream.concat(
                        full.stream().mapToInt(Span::from),
                        full.stream().filter(s -> !s.endsOpen()).mapToInt(s -> s.to() + 1))
                .sorted()
                .distinct()
                .toArray();
        int open = starts.length > 0 && starts[0] == Span.ALL.from() ? 1 : 0;
        if (starts.length <= open) {
            return new Stretches(starts, new int[0], Integer.MAX_VALUE);
        }
        int from = starts[open];
        long days = (long) starts[starts.length - 1] - from + 1;
        if (days > TABLE) {
            return new Stretches(starts, new int[0], from);
        }
        var table = new int[(int) days];
        for (int i = open; i < starts.length - 1; i++) {
            Arrays.fill(table, starts[i] - from, starts[i + 1] - from, i);
        }
        table[table.length - 1] = starts.length - 1;
        return new Stretches(starts, table, from);
    }

    public int size() {
        return starts.length;
    }

    /** The stretch in which a day lies; -1 before the first. */
    public int at(int day) {
        if (day < from) {
            return starts.length > 0 && starts[0] == Span.ALL.from() ? 0 : -1;
        }
        if (table.length == 0) {
            int found = Arrays.binarySearch(starts, day);
            return found < 0 ? -found - 2 : found;
        }
        return table[Math.min(day - from, table.length - 1)];
    }

    /** The first stretch of a span that was asked about. */
    public int first(Span span) {
        return span.isEmpty() ? 0 : Arrays.binarySearch(starts, span.from());
    }

    /** One past its last stretch. */
    public int end(Span span) {
        if (span.isEmpty()) {
            return 0;
        }
        return span.endsOpen() ? starts.length : Arrays.binarySearch(starts, span.to() + 1);
    }
}
