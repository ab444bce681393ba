package io.mittari.connectors.csv.file;

import io.mittari.connectors.csv.mapping.FileUnfit;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/**
 * Takes text apart into rows. Where RFC 4180 is silent it does what a spreadsheet does, and never lets one bad cell move
 * the rows after it: a quote opens a cell only at its beginning, and text behind a closing quote is told with the row.
 * Memory is bounded by the limits of {@link Row}. One thread.
 */
final class RowReader implements Closeable {

    /** No character quotes cells. */
    static final char NO_QUOTE = 0;

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final String file;
    private final Reader in;
    private final char delimiter;
    private final char quote;
    private final char lineEnd;
    private final Row row;

    private char[] text = new char[32 * 1024];
    private int limit;
    private boolean exhausted;

    /** Where the row begins in the text. */
    private int begin;

    /** The next character, counted from there: the text moves. */
    private int at;

    private long line = 1;

    /**
     * @param lineEnd {@code \n}, before which a {@code \r} belongs to it, or {@code \r}
     * @param row filled anew for each row
     */
    RowReader(String file, Reader in, char delimiter, char quote, char lineEnd, Row row) {
        this.file = file;
        this.in = in;
        this.delimiter = delimiter;
        this.quote = quote;
        this.lineEnd = lineEnd;
        this.row = row;
    }

    /** Passes over lines, whatever stands on them. */
    void skipLines(int count) throws IOException {
        for (var left = count; left > 0 && has(); ) {
            var c = next();
            begin++;
            if (c == lineEnd) {
                line++;
                left--;
            }
        }
    }

    /**
     * Fills the row with the next one.
     *
     * @return false at the end of the text
     * @throws FileUnfit if a quote is never closed, or a limit is passed
     */
    boolean read() throws IOException {
        begin += at;
        at = 0;
        while (has() && next() == BYTE_ORDER_MARK) { // of files put one behind the other
            begin++;
        }
        if (!has()) {
            return false;
        }
        row.begin(line);
        while (cell()) {
            // one after the other
        }
        row.end(text, begin, at);
        return true;
    }

    /** As {@link #read}, for a text that begins on that line of its file. */
    boolean readAt(long first) throws IOException {
        line = first;
        return read();
    }

    /** Whether there is a character at hand. */
    private boolean has() throws IOException {
        return begin + at < limit || fill();
    }

    private char next() {
        return text[begin + at];
    }

    /** Whether another cell of the row follows. */
    private boolean cell() throws IOException {
        var start = at;
        if (quote != NO_QUOTE) {
            while (has() && next() == ' ' && delimiter != ' ') {
                at++;
            }
            if (has() && next() == quote) {
                return quoted();
            }
        }
        return plain(start, Row.PLAIN);
    }

    private boolean plain(int start, int kind) throws IOException {
        while (true) {
            var i = begin + at;
            while (i < limit && text[i] != delimiter && text[i] != lineEnd && text[i] != 0) {
                i++;
            }
            at = i - begin;
            if (i == limit) {
                limits(start, row.line());
                if (!fill()) {
                    return last(start, at, kind);
                }
            } else if (text[i] == 0) {
                row.nul();
                at++;
            } else {
                at++;
                return ended(start, at - 1, kind, text[i]);
            }
        }
    }

    /** @param by the character that ended it */
    private boolean ended(int start, int end, int kind, char by) {
        if (by == delimiter) {
            row.add(start, end, kind);
            return true;
        }
        line++;
        row.add(start, withoutReturn(start, end), kind);
        return false;
    }

    /** The text ends with this cell. */
    private boolean last(int start, int end, int kind) {
        row.unended();
        row.add(start, withoutReturn(start, end), kind);
        return false;
    }

    private int withoutReturn(int start, int end) {
        return lineEnd == '\n' && end > start && text[begin + end - 1] == '\r' ? end - 1 : end;
    }

    private boolean quoted() throws IOException {
        var opened = line;
        at++;
        var start = at;
        var kind = Row.QUOTED;
        while (true) {
            toQuote(start, opened);
            at++;
            if (!has() || next() != quote) {
                break;
            }
            kind |= Row.DOUBLED;
            at++;
        }
        var end = at - 1;
        while (has() && next() == ' ' && delimiter != ' ') {
            at++;
        }
        if (!has()) {
            row.unended();
            row.add(start, end, kind);
            return false;
        }
        var c = next();
        at++;
        if (c == '\r' && lineEnd == '\n' && (!has() || next() == '\n')) {
            if (!has()) {
                row.unended();
                row.add(start, end, kind);
                return false;
            }
            c = next();
            at++;
        }
        if (c == delimiter || c == lineEnd) {
            line += c == lineEnd ? 1 : 0;
            row.add(start, end, kind);
            return c == delimiter;
        }
        at--;
        row.torn(opened, line);
        return plain(start, kind | Row.TORN);
    }

    /** Goes on to the next quote inside a quoted cell. */
    private void toQuote(int start, long opened) throws IOException {
        while (true) {
            var i = begin + at;
            while (i < limit && text[i] != quote && text[i] != lineEnd && text[i] != 0) {
                i++;
            }
            at = i - begin;
            if (i == limit) {
                limits(start, opened);
                if (!fill()) {
                    throw unclosed(opened);
                }
            } else if (text[i] == quote) {
                return;
            } else {
                if (text[i] == 0) {
                    row.nul();
                } else {
                    line++;
                }
                at++;
            }
        }
    }

    private FileUnfit unclosed(long opened) {
        return new FileUnfit(
                "%s:%d: the quote that opens %s is never closed; was the file copied whole? Close the quote, or state \"quote\": \"none\" in \"format\" if quotes are part of the text"
                        .formatted(file, opened, row.nextCellInWords()));
    }

    private void limits(int start, long opened) {
        if (at - start > Row.MOST_IN_CELL) {
            throw new FileUnfit(Row.tooLong(file, opened));
        }
    }

    private boolean fill() throws IOException {
        if (exhausted) {
            return false;
        }
        if (limit == text.length) {
            System.arraycopy(text, begin, text, 0, limit - begin);
            limit -= begin;
            begin = 0;
            if (limit > text.length / 2) {
                text = Arrays.copyOf(text, text.length * 2);
            }
        }
        var count = in.read(text, limit, text.length - limit);
        if (count < 0) {
            exhausted = true;
            return false;
        }
        limit += count;
        return true;
    }

    /** Line of the row in hand. */
    long line() {
        return row.line();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
