package io.mittari.report.render;

import io.mittari.metrics.api.report.Block.Column;
import io.mittari.metrics.api.report.Block.Table;
import io.mittari.metrics.api.report.Block.Value;
import java.util.List;
import java.util.stream.Collectors;

/** Two tables, cell by cell: rows by their first cell, columns by their name. */
final class TableComparison {

    private final Spot spot;
    private final Table from;
    private final Table to;
    private final Findings findings;

    TableComparison(Spot spot, Table from, Table to, Findings findings) {
        this.spot = spot;
        this.from = from;
        this.to = to;
        this.findings = findings;
    }

    void compare() {
        findings.compare(spot.part("caption", "caption"), from.caption(), to.caption());
        var columns = Alignment.of(
                from.columns(), to.columns(), (one, other) -> one.name().equals(other.name()), (one, other) -> false);
        for (var pair : columns) {
            column(pair);
        }
        var rows = Alignment.of(from.rows(), to.rows(), this::sameRow, (one, other) -> false);
        for (var pair : rows) {
            row(pair, columns);
        }
    }

    private void column(Alignment.Pair pair) {
        if (pair.before() < 0) {
            var column = to.columns().get(pair.after());
            findings.onlyAfter(
                    spot.part("column " + column.name(), "column", pair), cells(to, pair.after(), findings.after()));
        } else if (pair.after() < 0) {
            var column = from.columns().get(pair.before());
            findings.onlyBefore(
                    spot.part("column " + column.name(), "column", pair),
                    cells(from, pair.before(), findings.before()));
        } else {
            var one = from.columns().get(pair.before());
            findings.compare(
                    spot.part("column " + one.name(), "column", pair).part("side", "side"),
                    side(one),
                    side(to.columns().get(pair.after())));
        }
    }

    private static String side(Column column) {
        return column.number() ? "right" : "left";
    }

    private static String cells(Table table, int column, ValueText values) {
        return table.rows().stream().map(row -> values.of(row.get(column))).collect(Collectors.joining("; "));
    }

    private boolean sameRow(List<Value> one, List<Value> other) {
        return name(one, findings.before()).equals(name(other, findings.after()));
    }

    private static String name(List<Value> row, ValueText values) {
        return row.isEmpty() ? "" : values.of(row.get(0));
    }

    private void row(Alignment.Pair pair, List<Alignment.Pair> columns) {
        if (pair.before() < 0) {
            var row = to.rows().get(pair.after());
            findings.onlyAfter(
                    spot.part("row " + name(row, findings.after()), "row", pair), cells(row, findings.after()));
        } else if (pair.after() < 0) {
            var row = from.rows().get(pair.before());
            findings.onlyBefore(
                    spot.part("row " + name(row, findings.before()), "row", pair), cells(row, findings.before()));
        } else {
            var one = from.rows().get(pair.before());
            var other = to.rows().get(pair.after());
            var place = spot.part("row " + name(one, findings.before()), "row", pair);
            for (var column : columns) {
                if (column.inBoth()) {
                    var name = from.columns().get(column.before()).name();
                    findings.compare(
                            place.part("column " + name, "column", column),
                            one.get(column.before()),
                            other.get(column.after()));
                }
            }
        }
    }

    private static String cells(List<Value> row, ValueText values) {
        return row.stream().map(values::of).collect(Collectors.joining(" | "));
    }
}
