package io.mittari.connectors.csv.mapping;

import io.mittari.connectors.csv.text.Memo;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A cell whose text names one of known things: a stage, an outcome, a kind. */
final class Named<T> {

    private final Text text;
    private final Cell cell;
    private final Function<String, T> byName;
    private final String what;
    private final Trouble trouble;
    private final Memo<T> memo = new Memo<>();

    /** @param byName takes a folded text; throws an IllegalArgumentException for one that names nothing */
    Named(Cell cell, Function<String, T> byName, String what, CellCompiler cells) {
        this.text = cells.listed(cell);
        this.cell = cell;
        this.byName = byName;
        this.what = what;
        this.trouble = cells.trouble();
    }

    /** Null if the cell is empty, or if the text names nothing, which rejects the row. */
    @Nullable
    T read(Cells row) {
        var value = text.of(row);
        if (value.isEmpty()) {
            return null;
        }
        var known = memo.get(value);
        if (known == null) {
            try {
                known = byName.apply(Words.folded(value));
            } catch (IllegalArgumentException e) {
                trouble.reject("'%s' in %s is no %s".formatted(value, cell.inWords(), what));
                return null;
            }
            memo.put(value, known);
        }
        return known;
    }
}
