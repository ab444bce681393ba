package io.mittari.metrics.engine.ingest;

import io.mittari.metrics.engine.journal.FactRow;
import io.mittari.metrics.engine.journal.RecordRow;
import java.util.ArrayList;
import java.util.List;

/** The facts of a record that stand, whichever version brought them. */
record Standing(List<Held> facts) {

    static final Standing NOTHING = new Standing(List.of());

    /** A fact, and the row that brought it. */
    record Held(int ordinal, FactRow fact, RecordRow row) {}

    static Standing of(List<RecordRow> rows, List<Integer> ordinals) {
        var held = new ArrayList<Held>();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            int ordinal = ordinals.get(i);
            held.add(new Held(ordinal, row.facts().get(ordinal - row.firstOrdinal()), row));
        }
        return new Standing(held);
    }
}
