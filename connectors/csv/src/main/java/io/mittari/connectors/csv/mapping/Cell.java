package io.mittari.connectors.csv.mapping;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where a text comes from, and the steps it takes: lookup, values, bands. Empty texts are empty strings.
 *
 * @param split makes several texts of one; in the keys of a link only
 * @param dates patterns tried in order; null: as the format says
 * @param place where it is written
 */
record Cell(
        Source source,
        @Nullable LookupStep lookup,
        @Nullable Values values,
        List<BigDecimal> bands,
        @Nullable String split,
        @Nullable List<String> dates,
        Place place) {

    Cell {
        bands = List.copyOf(bands);
    }

    /** What a cell begins with. */
    sealed interface Source {

        /** A column of the row, by its name. */
        record Column(String name) implements Source {}

        /** The same text in every row. */
        record Constant(String text) implements Source {}

        /** The first that is not empty. */
        record First(List<Cell> cells) implements Source {
            public First {
                cells = List.copyOf(cells);
            }
        }

        /** All that are not empty, one after the other. */
        record Join(List<Cell> cells, String with) implements Source {
            public Join {
                cells = List.copyOf(cells);
            }
        }

        /** The day of the file. */
        record Seen() implements Source {}
    }

    /** {@code "accounts.sector"}. */
    record LookupStep(String table, String column) {}

    static Cell column(String name, Place place) {
        return new Cell(new Source.Column(name), null, null, List.of(), null, null, place);
    }

    static Cell constant(String text, Place place) {
        return new Cell(new Source.Constant(text), null, null, List.of(), null, null, place);
    }

    /** Whether every row has the same. */
    boolean isConstant() {
        return source instanceof Source.Constant;
    }

    /** The constant's text; empty if it is none. */
    String constantText() {
        return source instanceof Source.Constant constant ? constant.text() : "";
    }

    boolean isSeen() {
        return source instanceof Source.Seen;
    }

    /** Calls for each column name in it. */
    void columns(Consumer<? super Source.Column> use) {
        if (source instanceof Source.Column column) {
            use.accept(column);
        } else if (source instanceof Source.First first) {
            first.cells().forEach(cell -> cell.columns(use));
        } else if (source instanceof Source.Join join) {
            join.cells().forEach(cell -> cell.columns(use));
        }
    }

    /** Calls for this cell and each one inside it. */
    void each(Consumer<? super Cell> use) {
        use.accept(this);
        if (source instanceof Source.First first) {
            first.cells().forEach(cell -> cell.each(use));
        } else if (source instanceof Source.Join join) {
            join.cells().forEach(cell -> cell.each(use));
        }
    }

    /** Two cells of one meaning give the same text in every row. */
    boolean sameAs(Cell other) {
        return source.equals(other.source)
                && java.util.Objects.equals(lookup, other.lookup)
                && java.util.Objects.equals(values, other.values)
                && bands.equals(other.bands);
    }

    /** In words for a message: {@code column 'Amount'}. */
    String inWords() {
        return source instanceof Source.Column column ? "column '" + column.name() + "'" : place.path();
    }
}
