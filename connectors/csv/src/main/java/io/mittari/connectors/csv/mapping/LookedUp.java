package io.mittari.connectors.csv.mapping;

import org.jspecify.annotations.Nullable;

/** A cell searched in a lookup, once for each row, whatever number of its columns is asked for. */
final class LookedUp {

    private final Text key;
    private final Table table;
    private final String name;
    private final Trouble trouble;

    private long row = -1;
    private String @Nullable [] found;
    private boolean missed;

    LookedUp(Text key, Table table, String name, Trouble trouble) {
        this.key = key;
        this.table = table;
        this.name = name;
        this.trouble = trouble;
    }

    /** Text of a column of the table. */
    Text column(int column) {
        return row -> {
            var values = find(row);
            return values == null ? "" : values[column];
        };
    }

    String name() {
        return name;
    }

    /** Whether the row in hand had a text that is not in the table. */
    boolean missed() {
        return row == trouble.row() && missed;
    }

    private String @Nullable [] find(Cells cells) {
        if (row != trouble.row()) {
            row = trouble.row();
            var text = key.of(cells);
            found = text.isEmpty() ? null : table.row(text);
            missed = !text.isEmpty() && found == null;
        }
        return found;
    }
}
