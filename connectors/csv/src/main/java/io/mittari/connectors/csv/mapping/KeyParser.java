package io.mittari.connectors.csv.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads keys: a column, a cell, {@code {"kind": cell}}, or a list of these. */
final class KeyParser {

    private final Function<Node, Cell> cells;

    /** @param cells how a cell of such a key is read */
    KeyParser(Function<Node, Cell> cells) {
        this.cells = cells;
    }

    /** In the order written; empty for null and for a key that is not there. */
    List<KeyCell> parse(@Nullable Node node) {
        if (node == null || node instanceof Node.Null) {
            return List.of();
        }
        var keys = new ArrayList<KeyCell>();
        if (node instanceof Node.Arr list) {
            if (list.values().isEmpty()) {
                throw new MappingRefused(node.place(), "a list of one key or more");
            }
            list.values().forEach(one -> add(one, keys));
        } else {
            add(node, keys);
        }
        return List.copyOf(keys);
    }

    private void add(Node node, List<KeyCell> keys) {
        if (node instanceof Node.Obj object && !CellParser.isCell(node)) {
            if (object.values().isEmpty()) {
                throw new MappingRefused(node.place(), "a key is a column, a cell or {\"kind\": cell}");
            }
            object.values().forEach((kind, cell) -> keys.add(new KeyCell(kind, cells.apply(cell))));
        } else {
            keys.add(new KeyCell("", cells.apply(node)));
        }
    }
}
