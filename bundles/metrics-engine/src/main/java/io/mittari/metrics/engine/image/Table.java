package io.mittari.metrics.engine.image;

import io.mittari.metrics.engine.column.Ints;
import io.mittari.metrics.engine.column.Pieces;
import io.mittari.metrics.engine.column.Space;
import java.util.List;

/** Facts of one kind: which version of which record brought each. */
final class Table {

    /** Ascending. */
    final Ints ordinals;

    final Ints rows;

    Table(Space space) {
        ordinals = new Ints(space);
        rows = new Ints(space);
    }

    int size() {
        return ordinals.size();
    }

    int add(int ordinal, int row) {
        ordinals.add(ordinal);
        return rows.add(row);
    }

    List<Pieces> columns() {
        return List.of(ordinals, rows);
    }

    /** How many rows stand before an ordinal. */
    int before(int ordinal) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ordinals.get(middle) < ordinal) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
