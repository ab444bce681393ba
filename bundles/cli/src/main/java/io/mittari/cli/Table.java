package io.mittari.cli;

import java.util.ArrayList;
import java.util.List;

/** Text in aligned columns; numbers to the right. */
final class Table {

    private static final String GAP = "  ";

    private final List<Column> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    private record Column(String name, boolean number) {}

    Table text(String name) {
        columns.add(new Column(name, false));
        return this;
    }

    Table number(String name) {
        columns.add(new Column(name, true));
        return this;
    }

    Table row(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException("%d columns, %d cells".formatted(columns.size(), cells.size()));
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    Table row(String... cells) {
        return row(List.of(cells));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    @Override
    public String toString() {
        var names = columns.stream().map(Column::name).toList();
        var text = new StringBuilder(line(names));
        rows.forEach(row -> text.append('\n').append(line(row)));
        return text.toString();
    }

    private String line(List<String> cells) {
        var line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            var pad = " ".repeat(width(i) - length(cells.get(i)));
            line.append(i == 0 ? "" : GAP);
            line.append(columns.get(i).number() ? pad + cells.get(i) : cells.get(i) + pad);
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        int width = length(columns.get(column).name());
        for (var row : rows) {
            width = Math.max(width, length(row.get(column)));
        }
        return width;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
