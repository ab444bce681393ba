package io.mittari.metrics.engine.image;

import io.mittari.metrics.engine.column.LongColumn;
import io.mittari.metrics.engine.image.Image.Table;
import io.mittari.metrics.engine.view.FactsView;
import java.util.HashMap;
import java.util.Map;

/** First and last day that the standing facts of each record tell of: when what it describes was so. */
final class RecordTimes {

    private final Map<Integer, long[]> days = new HashMap<>();

    RecordTimes(Point point) {
        var image = point.image;
        add(point, image.stages, image.stageMoments);
        add(point, image.closes, image.closeMoments);
        add(point, image.opens, image.openMoments);
    }

    /** {@link Long#MAX_VALUE} if undated. */
    long first(int record) {
        var found = days.get(record);
        return found == null ? Long.MAX_VALUE : found[0];
    }

    /** {@link Long#MIN_VALUE} if undated. */
    long last(int record) {
        var found = days.get(record);
        return found == null ? Long.MIN_VALUE : found[1];
    }

    private void add(Point point, Table table, LongColumn moments) {
        int rows = point.rows(table);
        for (int i = 0; i < rows; i++) {
            int day = point.day(moments.get(i));
            if (day != FactsView.NEVER && point.stands(table, i)) {
                var span = days.computeIfAbsent(point.image.rowRecords.get(table.rows.get(i)), record ->
                        new long[] {Long.MAX_VALUE, Long.MIN_VALUE});
                span[0] = Math.min(span[0], day);
                span[1] = Math.max(span[1], day);
            }
        }
    }
}
