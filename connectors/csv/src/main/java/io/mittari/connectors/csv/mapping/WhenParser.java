package io.mittari.connectors.csv.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code when}: the short form by columns, the long form by cells, a list of the latter for "or". */
final class WhenParser {

    private static final Set<String> TESTS = Set.of("in", "not", "empty", "min", "max");

    private final CellParser cells;

    WhenParser(CellParser cells) {
        this.cells = cells;
    }

    @Nullable
    When parse(@Nullable Node node) {
        if (node == null || node instanceof Node.Null) {
            return null;
        }
        if (node instanceof Node.Obj) {
            return new When(List.of(columns(node)));
        }
        var list = Keys.list(node, "conditions, or an object of columns,");
        if (list.isEmpty()) {
            throw new MappingRefused(node.place(), "one condition or more");
        }
        if (list.get(0) instanceof Node.Arr) {
            var any = new ArrayList<List<Condition>>();
            for (var one : list) {
                any.add(conditions(one));
            }
            return new When(any);
        }
        return new When(List.of(conditions(node)));
    }

    private List<Condition> columns(Node node) {
        var conditions = new ArrayList<Condition>();
        var keys = Keys.of(node, "when");
        for (var column : keys.names()) {
            var test = keys.need(column, "");
            var cell = Cell.column(column.strip(), keys.place(column));
            if (test instanceof Node.Arr) {
                conditions.add(new Condition(cell, Texts.of(scalars(test)), null, null, null, null));
            } else if (test instanceof Node.Obj) {
                conditions.add(condition(cell, Keys.of(test, "a test", Set.of("not", "empty", "min", "max"))));
            } else {
                throw new MappingRefused(
                        test.place(),
                        "a list of texts, or {\"not\": […]}, {\"empty\": …}, {\"min\": …, \"max\": …}; not "
                                + test.kind());
            }
        }
        return conditions;
    }

    private List<Condition> conditions(Node node) {
        var conditions = new ArrayList<Condition>();
        for (var one : Keys.list(node, "conditions")) {
            conditions.add(condition(cells.object(one, TESTS), Keys.of(one, "a condition")));
        }
        return conditions;
    }

    private static Condition condition(Cell cell, Keys keys) {
        if (keys.names().stream().noneMatch(TESTS::contains)) {
            throw new MappingRefused(keys.place(), "a condition has one of in, not, empty, min, max");
        }
        var in = keys.get("in");
        var not = keys.get("not");
        return new Condition(
                cell,
                in == null ? null : Texts.of(scalars(in)),
                not == null ? null : Texts.of(scalars(not)),
                keys.has("empty") ? keys.flag("empty", true) : null,
                decimal(keys, "min"),
                decimal(keys, "max"));
    }

    private static @Nullable BigDecimal decimal(Keys keys, String key) {
        var node = keys.get(key);
        return node == null ? null : Keys.decimal(node);
    }

    private static List<String> scalars(Node node) {
        return Keys.list(node, "texts").stream().map(Keys::scalar).toList();
    }
}
