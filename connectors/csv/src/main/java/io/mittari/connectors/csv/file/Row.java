package io.mittari.connectors.csv.file;

import io.mittari.connectors.csv.mapping.Cells;
import io.mittari.connectors.csv.mapping.FileUnfit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The row in hand, as the places of its cells in the reader's text; a cell becomes a string only when it is asked for,
 * and columns that repeat themselves give the same string again. The reader fills it anew for each row. One thread.
 */
final class Row implements Cells {

    /** Characters a row may have. */
    static final int MOST_CHARACTERS = 10 * 1024 * 1024;

    /** Characters a cell may have. */
    static final int MOST_IN_CELL = 1024 * 1024;

    /** Cells a row may have: the columns of a sheet. Each costs memory, even an empty one. */
    static final int MOST_CELLS = 16 * 1024;

    /** Bytes kept of a rejected row. */
    static final int MOST_RAW = 64 * 1024;

    /** Kinds of cells; those that are quoted add up. */
    static final int PLAIN = 0;

    static final int QUOTED = 1;

    /** With quotes in it that stand doubled. */
    static final int DOUBLED = 2;

    /** With text behind its closing quote. */
    static final int TORN = 4;

    private static final String[] NO_STRINGS = {};

    private final String file;
    private final char quote;
    private final Set<String> empty;
    private final EqualRows equal;
    private List<String> names = List.of();

    private char[] text = {};
    private int begin;
    private int length;
    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private byte[] kinds = new byte[32];
    private int count;
    private long line;
    private boolean unended;
    private String fault = "";
    private char[] whole = {};
    private int[] wholeEnds = {};
    private @Nullable Repeated[] columns = {};
    private String[] texts = NO_STRINGS;

    Row(String file, char quote, Set<String> empty, EqualRows equal) {
        this.file = file;
        this.quote = quote;
        this.empty = empty;
        this.equal = equal;
    }

    /** The names of the columns, for messages. */
    void named(List<String> columns) {
        names = List.copyOf(columns);
    }

    void begin(long startingLine) {
        line = startingLine;
        count = 0;
        unended = false;
        fault = "";
    }

    /** @param start of its text, from the beginning of the row */
    void add(int start, int end, int kind) {
        if (count == MOST_CELLS) {
            throw new FileUnfit("%s:%d: a row of more than %d cells".formatted(file, line, MOST_CELLS));
        }
        if (end - start > MOST_IN_CELL) {
            throw new FileUnfit(tooLong(file, line));
        }
        if (end > MOST_CHARACTERS) {
            throw new FileUnfit("%s:%d: a row of more than %d characters".formatted(file, line, MOST_CHARACTERS));
        }
        if (count == ends.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            kinds = Arrays.copyOf(kinds, count * 2);
        }
        starts[count] = start;
        ends[count] = end;
        kinds[count++] = (byte) kind;
    }

    static String tooLong(String file, long line) {
        return "%s:%d: a cell of more than %d characters; was a quote opened there and never closed?"
                .formatted(file, line, MOST_IN_CELL);
    }

    /** A NUL character stands in the cell that comes next. */
    void nul() {
        fault("a NUL character in " + nextCellInWords() + "; was the file damaged on its way?");
    }

    /** Text follows the closing quote of the cell that comes next. */
    void torn(long opened, long closed) {
        fault(
                "text behind the closing quote of %s%s: double the quotes that belong to the text, or state \"quote\": \"none\" in \"format\""
                        .formatted(
                                nextCellInWords(),
                                opened == closed
                                        ? ""
                                        : ", which opens on line %d and closes on line %d".formatted(opened, closed)));
    }

    private void fault(String first) {
        if (fault.isEmpty()) {
            fault = first;
        }
    }

    /** The text ended without a line end. */
    void unended() {
        unended = true;
    }

    /** Says otherwise whether the text ended with it. */
    void ended(boolean withoutLineEnd) {
        unended = withoutLineEnd;
    }

    /** All cells are there: they stand in the text from {@code from} on. */
    void end(char[] in, int from, int characters) {
        text = in;
        begin = from;
        length = characters;
        if (count == 1 && starts[0] == ends[0] && kinds[0] == PLAIN) {
            count = 0;
        }
        if (texts.length < count) {
            texts = new String[count];
        }
        Arrays.fill(texts, 0, count, null);
    }

    int count() {
        return count;
    }

    /** Characters of the row, as it stands in the file. */
    int length() {
        return length;
    }

    /** Whether the line has nothing on it. */
    boolean isBlank() {
        return count == 0;
    }

    /** Why no cell of it can be trusted; empty if they can. */
    String fault() {
        return fault;
    }

    /** Whether its cells are those that were meant: no quote tore it apart. */
    boolean isWhole() {
        for (var i = 0; i < count; i++) {
            if ((kinds[i] & TORN) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the file ends with it, without a line end. */
    boolean isUnended() {
        return unended;
    }

    /** For messages: {@code cell 3 (column 'Amount')}. */
    String cellInWords(int cell) {
        var name = cell < names.size() ? names.get(cell) : "";
        return name.isEmpty() ? "cell " + (cell + 1) : "cell %d (column '%s')".formatted(cell + 1, name);
    }

    String nextCellInWords() {
        return cellInWords(count);
    }

    boolean isQuoted(int cell) {
        return (kinds[cell] & QUOTED) != 0;
    }

    /** Whether nothing stands in the cell, not even spaces. */
    boolean isEmpty(int cell) {
        return starts[cell] == ends[cell];
    }

    /** Characters of a cell. */
    int length(int cell) {
        return ends[cell] - starts[cell];
    }

    /** The first character of a cell that is not empty. */
    char first(int cell) {
        return text[begin + starts[cell]];
    }

    /** The last character of a cell that is not empty. */
    char last(int cell) {
        return text[begin + ends[cell] - 1];
    }

    /** Whether exactly this stands in a cell. */
    boolean same(int cell, String expected) {
        return length(cell) == expected.length()
                && Repeated.same(expected, text, begin + starts[cell], expected.length());
    }

    /** Whether all cells from that one on are empty. */
    boolean isEmptyFrom(int cell) {
        for (var i = cell; i < count; i++) {
            if (!isEmpty(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    @SuppressWarnings("NullAway") // an array of strings that are made when asked for
    public String text(int column) {
        if (column >= count) {
            return "";
        }
        var text = texts[column];
        if (text == null) {
            text = fresh(column, true);
            texts[column] = text;
        }
        return text;
    }

    private String fresh(int column, boolean comesAgain) {
        if ((kinds[column] & (DOUBLED | TORN)) != 0) {
            var clear = unquoted(column).toCharArray();
            return trimmed(clear, 0, clear.length, null);
        }
        return trimmed(text, begin + starts[column], begin + ends[column], comesAgain ? repeated(column) : null);
    }

    private String trimmed(char[] in, int start, int end, @Nullable Repeated again) {
        var from = start;
        var to = end;
        while (from < to && isSpace(in[from])) {
            from++;
        }
        while (to > from && isSpace(in[to - 1])) {
            to--;
        }
        if (from == to) {
            return "";
        }
        return again == null ? Repeated.plain(in, from, to - from, empty) : again.of(in, from, to - from, empty);
    }

    /** The text of a cell in which quotes stand doubled; behind its closing quote they stand for themselves. */
    private String unquoted(int cell) {
        var clear = new StringBuilder(ends[cell] - starts[cell]);
        var to = begin + ends[cell];
        var closed = false;
        for (var i = begin + starts[cell]; i < to; i++) {
            if (closed || text[i] != quote) {
                clear.append(text[i]);
            } else if (i + 1 < to && text[i + 1] == quote) {
                clear.append(text[i++]);
            } else {
                closed = true;
            }
        }
        return clear.toString();
    }

    /** Made for the columns that are asked for, not for all that a row has. */
    private Repeated repeated(int column) {
        if (columns.length <= column) {
            columns = Arrays.copyOf(columns, column + 1);
        }
        var repeated = columns[column];
        if (repeated == null) {
            repeated = new Repeated();
            columns[column] = repeated;
        }
        return repeated;
    }

    private static boolean isSpace(char c) {
        return c <= ' ' || c == '\u00a0' || c == '\u202f' || c == '\ufeff';
    }

    /** All cells, for a header. */
    List<String> texts() {
        var all = new String[count];
        for (var i = 0; i < count; i++) {
            all[i] = fresh(i, false);
        }
        return List.of(all);
    }

    /** Not even stripped of spaces. */
    String exactly(int cell) {
        return (kinds[cell] & (DOUBLED | TORN)) != 0
                ? unquoted(cell)
                : new String(text, begin + starts[cell], ends[cell] - starts[cell]);
    }

    @Override
    public String fingerprint() {
        gather();
        return equal.fingerprint(whole, wholeEnds, count);
    }

    /** Shows the row to those that tell equal ones apart. */
    void noteContent() {
        gather();
        equal.note(whole, wholeEnds, count);
    }

    /** Puts the texts of all cells one behind the other. */
    private void gather() {
        if (whole.length < length) {
            whole = new char[Math.max(length, whole.length * 2)];
        }
        if (wholeEnds.length < count) {
            wholeEnds = new int[ends.length];
        }
        var size = 0;
        for (var i = 0; i < count; i++) {
            if ((kinds[i] & (DOUBLED | TORN)) != 0) {
                var clear = unquoted(i);
                clear.getChars(0, clear.length(), whole, size);
                size += clear.length();
            } else {
                System.arraycopy(text, begin + starts[i], whole, size, ends[i] - starts[i]);
                size += ends[i] - starts[i];
            }
            wholeEnds[i] = size;
        }
    }

    /** The row as it stands in the file, cut to what is kept. */
    String raw() {
        var to = length;
        while (to > 0 && (text[begin + to - 1] == '\n' || text[begin + to - 1] == '\r')) {
            to--;
        }
        return cut(new String(text, begin, Math.min(to, MOST_RAW)));
    }

    private static String cut(String text) {
        var bytes = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            if (bytes > MOST_RAW) {
                return text.substring(0, i);
            }
        }
        return text;
    }
}
