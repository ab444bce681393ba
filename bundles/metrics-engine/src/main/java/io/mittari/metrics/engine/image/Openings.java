package io.mittari.metrics.engine.image;

import io.mittari.metrics.engine.view.FactsView;
import java.util.Arrays;

/** What is, or last was, expected of each opportunity. */
final class Openings {

    final long[] values;
    final byte[] currencies;
    final int[] expected;
    final double[] probabilities;
    final long[] beforeClose;
    private final int[] last;

    Openings(Point point, Opportunities opportunities, Closings closings, Currencies codes) {
        var image = point.image;
        int size = opportunities.size();
        values = new long[size];
        currencies = new byte[size];
        expected = new int[size];
        probabilities = new double[size];
        beforeClose = new long[size];
        Arrays.fill(values, FactsView.NO_VALUE);
        Arrays.fill(expected, FactsView.NEVER);
        Arrays.fill(probabilities, Double.NaN);
        Arrays.fill(beforeClose, FactsView.NO_VALUE);
        var newest = none(size);
        last = none(size);
        int count = point.rows(image.opens);
        for (int i = 0; i < count; i++) {
            int opportunity = opportunities.of(image.opens, i);
            if (opportunity == Opportunities.NONE) {
                continue;
            }
            if (point.stands(image.opens, i) && isNewer(point, i, newest[opportunity])) {
                newest[opportunity] = i;
            }
            // the close itself took the fact back, so those that stand no more are looked at too
            if (closings.row(opportunity) >= 0
                    && image.openValues.get(i) != FactsView.NO_VALUE
                    && point.day(image.openMoments.get(i)) <= closings.days[opportunity]
                    && isNewer(point, i, last[opportunity])) {
                last[opportunity] = i;
            }
        }
        for (int opportunity = 0; opportunity < size; opportunity++) {
            int row = newest[opportunity];
            if (row >= 0) {
                values[opportunity] = image.openValues.get(row);
                currencies[opportunity] = codes.code(image.openCurrencies.get(row));
                expected[opportunity] = image.openExpected.get(row);
                probabilities[opportunity] = Double.longBitsToDouble(image.openProbabilities.get(row));
            }
            if (last[opportunity] >= 0) {
                beforeClose[opportunity] = image.openValues.get(last[opportunity]);
                if (row < 0) {
                    currencies[opportunity] = codes.code(image.openCurrencies.get(last[opportunity]));
                }
            }
        }
    }

    /** Index in the table of opens of the value before the close; negative for none. */
    int lastRow(int opportunity) {
        return last[opportunity];
    }

    /** By time; what is of the same moment, by what stands, then by value, then as it came. */
    private static boolean isNewer(Point point, int row, int other) {
        if (other < 0) {
            return true;
        }
        var image = point.image;
        long one = image.openMoments.get(row);
        long two = image.openMoments.get(other);
        int order = Integer.compare(point.day(one), point.day(two));
        if (order == 0) {
            order = Long.compare(Moments.within(one), Moments.within(two));
        }
        if (order == 0) {
            order = Boolean.compare(point.stands(image.opens, row), point.stands(image.opens, other));
        }
        if (order == 0 && point.stands(image.opens, row)) {
            order = Long.compare(image.openValues.get(row), image.openValues.get(other));
        }
        return order >= 0;
    }

    private static int[] none(int size) {
        var rows = new int[size];
        Arrays.fill(rows, -1);
        return rows;
    }
}
