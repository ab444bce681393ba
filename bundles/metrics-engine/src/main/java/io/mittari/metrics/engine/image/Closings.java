package io.mittari.metrics.engine.image;

import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.engine.view.FactsView;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The last standing close of each opportunity, unless a later entry reopened it (C16). */
final class Closings {

    final int[] days;
    final @Nullable Outcome[] outcomes;
    final long[] values;
    final byte[] currencies;
    private final int[] rows;
    private final int latest;

    /** @param today what was closed later is not closed yet */
    Closings(Point point, Opportunities opportunities, Entries entries, Currencies codes, int today) {
        var image = point.image;
        int size = opportunities.size();
        days = new int[size];
        Arrays.fill(days, FactsView.NEVER);
        outcomes = new @Nullable Outcome[size];
        values = new long[size];
        Arrays.fill(values, FactsView.NO_VALUE);
        currencies = new byte[size];
        rows = new int[size];
        Arrays.fill(rows, -1);
        int count = point.rows(image.closes);
        int last = FactsView.NEVER;
        for (int i = 0; i < count; i++) {
            int opportunity = opportunities.of(image.closes, i);
            if (opportunity == Opportunities.NONE || !point.stands(image.closes, i)) {
                continue;
            }
            int day = point.day(image.closeMoments.get(i));
            last = Math.max(last, day);
            var outcome = Outcomes.of(image.closeOutcomes.get(i));
            if (day <= today && day >= entries.latest(opportunity, outcome) && isLater(image, opportunity, day, i)) {
                days[opportunity] = day;
                rows[opportunity] = i;
            }
        }
        latest = last;
        for (int opportunity = 0; opportunity < size; opportunity++) {
            int row = rows[opportunity];
            if (row >= 0) {
                outcomes[opportunity] = Outcomes.of(image.closeOutcomes.get(row));
                values[opportunity] = image.closeValues.get(row);
                currencies[opportunity] = codes.code(image.closeCurrencies.get(row));
            }
        }
    }

    /** The latest day on which anything was closed, even if it is open again. */
    int latest() {
        return latest;
    }

    /** Index in the table of closes; negative for none. */
    int row(int opportunity) {
        return rows[opportunity];
    }

    /** Of two of one day won goes before lost, then the larger value: a rule that no order of arrival changes. */
    private boolean isLater(Image image, int opportunity, int day, int row) {
        int other = rows[opportunity];
        if (other < 0 || day != days[opportunity]) {
            return other < 0 || day > days[opportunity];
        }
        int outcome = Byte.compare(image.closeOutcomes.get(row), image.closeOutcomes.get(other));
        return outcome > 0 || (outcome == 0 && image.closeValues.get(row) > image.closeValues.get(other));
    }
}
