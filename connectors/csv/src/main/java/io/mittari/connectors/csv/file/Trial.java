package io.mittari.connectors.csv.file;

import io.mittari.connectors.csv.mapping.FileUnfit;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A sample of a file read with one delimiter, quote and line end: the right ones make a table of it. */
final class Trial {

    private static final int MOST_ROWS = 1_000;

    private final char delimiter;
    private final char quote;
    private final char lineEnd;
    private final Map<Integer, Integer> widths = new HashMap<>();
    private final Map<Integer, Boolean> quotedColumns = new HashMap<>();
    private int rows;
    private int withReturn;
    private long cells;
    private long plain;
    private int quoted;
    private int needed;
    private int strays;
    private boolean broken;

    private Trial(char delimiter, char quote, char lineEnd) {
        this.delimiter = delimiter;
        this.quote = quote;
        this.lineEnd = lineEnd;
    }

    /** @param whole whether the sample is all there is; else its last row is cut */
    static Trial of(String sample, boolean whole, char delimiter, char quote, char lineEnd) {
        var trial = new Trial(delimiter, quote, lineEnd);
        var row = new Row("", quote, Set.of(), EqualRows.unused());
        try (var reader = new RowReader("", new StringReader(sample), delimiter, quote, lineEnd, row)) {
            while (trial.rows < MOST_ROWS && reader.read()) {
                if (!row.isBlank() && (whole || !row.isUnended())) {
                    trial.take(row);
                }
            }
        } catch (FileUnfit e) {
            trial.broken = whole;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return trial;
    }

    private void take(Row row) {
        rows++;
        withReturn += row.raw().length() + 2 == row.length() ? 1 : 0;
        widths.merge(row.count(), 1, Integer::sum);
        broken |= row.fault().startsWith("text behind");
        for (var i = 0; i < row.count(); i++) {
            cells++;
            if (row.isQuoted(i)) {
                quoted++;
                plain++;
                needed += needsQuote(row.exactly(i)) ? 1 : 0;
                quotedColumns.putIfAbsent(i, true);
            } else if (isPlain(row, i)) {
                plain++;
                if (!row.isEmpty(i)) {
                    quotedColumns.put(i, false);
                }
            }
        }
    }

    private boolean needsQuote(String text) {
        return text.indexOf(delimiter) >= 0
                || text.indexOf(quote) >= 0
                || text.indexOf('\n') >= 0
                || text.indexOf('\r') >= 0;
    }

    /** Whether no other delimiter stands in it; a comma may be of a text or an amount. */
    private boolean isPlain(Row row, int cell) {
        var text = row.exactly(cell);
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\r' || c == '\n') {
                strays++;
            }
            if (c == ';' || c == '\t' || c == '|') {
                return false;
            }
        }
        return true;
    }

    /** Cells that most rows have; 1 only if no row has more. */
    int columns() {
        var best = 1;
        for (var width : widths.entrySet()) {
            if (width.getKey() > 1
                    && (best == 1
                            || width.getValue() > widths.getOrDefault(best, 0)
                            || (width.getValue().equals(widths.get(best)) && width.getKey() > best))) {
                best = width.getKey();
            }
        }
        return best;
    }

    /** Rows that have {@link #columns} cells. */
    int fitting() {
        return widths.getOrDefault(columns(), 0);
    }

    int rows() {
        return rows;
    }

    /** 0: no table; towards 1: every row has the same number of cells, more than one, and none holds another sign or line end. */
    double score() {
        var columns = columns();
        if (rows == 0 || columns == 1) {
            return 0;
        }
        var table = (double) fitting() / (rows + strays) * plain / cells * (1 - 1.0 / columns);
        return broken ? table / 2 : table;
    }

    /** Whether cells stand in these quotes beyond doubt: they need them, or a whole column has them. */
    boolean isQuoted() {
        return !broken && (needed > 0 || (quoted >= 2 && rows > 1 && quotedColumns.containsValue(true)));
    }

    /** Whether any cell stands in these quotes. */
    boolean hasQuoted() {
        return quoted > 0;
    }

    char delimiter() {
        return delimiter;
    }

    char quote() {
        return quote;
    }

    char lineEnd() {
        return lineEnd;
    }

    /** For people: CRLF, LF or CR. */
    String lineEndInWords() {
        return lineEnd == '\r' ? "CR" : withReturn == 0 ? "LF" : withReturn >= rows - 1 ? "CRLF" : "LF and CRLF";
    }
}
