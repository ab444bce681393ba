package io.mittari.connectors.csv.file;

import io.mittari.connectors.csv.mapping.Cells;
import io.mittari.connectors.csv.mapping.FileUnfit;
import io.mittari.metrics.api.ingest.Origin;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of a file that are kept as text, each read by itself: what is wrong with one does not reach the next. */
final class KeptText {

    private static final int CUT = Row.MOST_RAW - 3;

    private KeptText() {}

    /** Whether it may have been cut when it was kept. */
    static boolean isCut(String text) {
        return text.length() > CUT / 3 && text.getBytes(StandardCharsets.UTF_8).length >= CUT;
    }

    /**
     * The only row of the text; null if it is not one row.
     *
     * @param at where it stood
     * @param row to be filled
     */
    static @Nullable Row row(Origin at, String text, Reading reading, Row row) {
        try (var rows = new RowReader(
                at.place(),
                new StringReader(text + reading.lineEnd()),
                reading.delimiter(),
                reading.quote(),
                reading.lineEnd(),
                row)) {
            return rows.readAt(at.line()) && row.length() > text.length() ? row : null;
        } catch (FileUnfit unreadable) {
            return null;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * The row where it stood in its file.
     *
     * @param name it was rejected under; null: it had none
     */
    record Placed(Row row, long line, @Nullable String name) implements Cells {

        @Override
        public String text(int column) {
            return row.text(column);
        }

        /** The name it was rejected under, if that was of its content too, with the number it had among its equals. */
        @Override
        public String fingerprint() {
            var own = row.fingerprint();
            var content = own.indexOf('#') < 0 ? own : own.substring(0, own.indexOf('#'));
            return name != null && (name.equals(content) || name.startsWith(content + "#")) ? name : own;
        }
    }
}
