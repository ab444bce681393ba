package io.mittari.connectors.csv.file;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import io.mittari.connectors.csv.mapping.Cells;
import io.mittari.connectors.csv.mapping.FileUnfit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The row in hand, as characters; a cell becomes a string only when it is asked for, and columns that repeat themselves
 * give the same string again. The parser fills it anew for each row. One thread.
 */
final class Row extends CsvCallbackHandler<Row> implements Cells {

    /** Characters a row may have. */
    static final int MOST_CHARACTERS = 10 * 1024 * 1024;

    /** Characters a cell may have. */
    static final int MOST_IN_CELL = 1024 * 1024;

    /** Cells a row may have: the columns of a sheet. Each costs memory, even an empty one. */
    static final int MOST_CELLS = 16 * 1024;

    /** Bytes kept of a rejected row. */
    static final int MOST_RAW = 64 * 1024;

    private static final String[] NO_STRINGS = {};

    private final String file;
    private final char delimiter;
    private final Set<String> empty;
    private final EqualRows equal;

    private char[] characters = new char[1024];
    private int[] ends = new int[32];
    private boolean[] quoted = new boolean[32];
    private int count;
    private long line;
    private boolean blank;
    private boolean nul;
    private @Nullable Repeated[] columns = {};
    private String[] texts = NO_STRINGS;

    Row(String file, char delimiter, Set<String> empty, EqualRows equal) {
        this.file = file;
        this.delimiter = delimiter;
        this.empty = empty;
        this.equal = equal;
    }

    @Override
    protected RecordType getRecordType() {
        return blank ? RecordType.EMPTY : RecordType.DATA;
    }

    @Override
    protected int getFieldCount() {
        return count;
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
        line = startingLineNumber;
        count = 0;
        blank = false;
        nul = false;
    }

    @Override
    protected void addField(char[] buffer, int offset, int length, boolean isQuoted) {
        if (count == MOST_CELLS) {
            throw new FileUnfit("%s:%d: a row of more than %d cells".formatted(file, line, MOST_CELLS));
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
            quoted = Arrays.copyOf(quoted, count * 2);
        }
        if (length > MOST_IN_CELL) {
            throw new FileUnfit(tooLong(file, line));
        }
        var start = start(count);
        var end = start + length;
        if (end > MOST_CHARACTERS) {
            throw new FileUnfit("%s:%d: a row of more than %d characters".formatted(file, line, MOST_CHARACTERS));
        }
        if (end > characters.length) {
            characters = Arrays.copyOf(characters, Math.max(end, characters.length * 2));
        }
        System.arraycopy(buffer, offset, characters, start, length);
        for (var i = start; i < end; i++) {
            nul |= characters[i] == 0;
        }
        quoted[count] = isQuoted;
        ends[count++] = end;
    }

    static String tooLong(String file, long line) {
        return "%s:%d: a cell of more than %d characters; was a quote opened there and never closed?"
                .formatted(file, line, MOST_IN_CELL);
    }

    @Override
    protected void setComment(char[] buffer, int offset, int length) {
        throw new IllegalStateException("no comments were asked for");
    }

    @Override
    protected void setEmpty() {
        blank = true;
    }

    @Override
    protected Row buildRecord() {
        if (texts.length < count) {
            texts = new String[count];
        }
        Arrays.fill(texts, 0, count, null);
        return this;
    }

    private int start(int cell) {
        return cell == 0 ? 0 : ends[cell - 1];
    }

    int count() {
        return count;
    }

    /** Characters in all cells. */
    int length() {
        return start(count);
    }

    /** Whether the line has nothing on it. */
    boolean isBlank() {
        return blank;
    }

    /** Whether a NUL character stands in it. */
    boolean hasNul() {
        return nul;
    }

    /** Whether all cells from that one on are empty. */
    boolean isEmptyFrom(int cell) {
        return count <= cell || start(cell) == ends[count - 1];
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
        var from = start(column);
        var to = ends[column];
        while (from < to && isSpace(characters[from])) {
            from++;
        }
        while (to > from && isSpace(characters[to - 1])) {
            to--;
        }
        if (from == to) {
            return "";
        }
        return comesAgain
                ? repeated(column).of(characters, from, to - from, empty)
                : Repeated.plain(characters, from, to - from, empty);
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

    @Override
    public String fingerprint() {
        return equal.fingerprint(characters, ends, count);
    }

    /** Shows the row to those that tell equal ones apart. */
    void noteContent() {
        equal.note(characters, ends, count);
    }

    /** The row as it stands in the file, quotes included, cut to what is kept. */
    String raw() {
        var raw = new StringBuilder();
        for (var i = 0; i < count && raw.length() < MOST_RAW; i++) {
            if (i > 0) {
                raw.append(delimiter);
            }
            var text = new String(characters, start(i), Math.min(ends[i] - start(i), MOST_RAW));
            raw.append(quoted[i] ? '"' + text.replace("\"", "\"\"") + '"' : text);
        }
        return cut(raw.toString());
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
