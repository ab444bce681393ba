package io.mittari.metrics.api.report;

import io.mittari.metrics.api.Measurement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a {@link Document}. */
public sealed interface Block {

    /** A heading under the document's title; level 2 is the highest. */
    record Heading(int level, String text) implements Block {}

    record Paragraph(String text) implements Block {}

    /** Something the reader must know to read the figures right: small numbers, data that are missing. */
    record Note(String text) implements Block {}

    /** A few numbers on top. */
    record KeyFigures(List<KeyFigure> figures) implements Block {
        public KeyFigures {
            figures = List.copyOf(figures);
        }
    }

    /**
     * @param label what it is
     * @param remark one line beneath: the change, the interval; may be empty
     */
    record KeyFigure(String label, Value value, String remark) {}

    /** The document's actions stand here. */
    record Actions(String heading, String ifNone) implements Block {}

    /**
     * @param columns with their alignment
     * @param caption what the table shows; read out by screen readers
     */
    record Table(String caption, List<Column> columns, List<List<Value>> rows) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            for (var row : rows) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException("table '%s' has %d columns, a row has %d cells"
                            .formatted(caption, columns.size(), row.size()));
                }
            }
        }
    }

    /** @param number whether cells are set right */
    record Column(String name, boolean number) {}

    /**
     * Bars that narrow from stage to stage.
     *
     * @param description what the picture says, for those who cannot see it
     */
    record FunnelChart(String title, String description, List<Bar> bars) implements Block {
        public FunnelChart {
            bars = List.copyOf(bars);
        }
    }

    /**
     * One bar.
     *
     * @param count its length
     * @param note beneath the label: the conversion into it; may be empty
     * @param worst whether it is to be told apart from the others
     */
    record Bar(String label, long count, String note, boolean worst) {}

    /**
     * Values over months, one line each.
     *
     * @param labels of the points, as many as each line has
     */
    record TrendChart(String title, String description, List<String> labels, List<Line> lines) implements Block {
        public TrendChart {
            labels = List.copyOf(labels);
            lines = List.copyOf(lines);
        }
    }

    /**
     * @param values null where there is no data: the line has a gap
     * @param floor drawn as a dashed line; null: none
     */
    record Line(
            String name,
            List<@Nullable Double> values,
            @Nullable Double floor) {}

    /** A cell: typed, so that each format can write it in its own way. */
    sealed interface Value {

        static Value text(String text) {
            return new Text(text);
        }

        static Value of(Measurement measurement) {
            return new Measured(measurement);
        }

        record Text(String text) implements Value {}

        record Measured(Measurement measurement) implements Value {}
    }
}
