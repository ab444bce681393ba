package io.mittari.connectors.csv.file;

import io.mittari.connectors.csv.mapping.FileUnfit;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The first rows of a file: which lines before the header are none of the table, and whether the line that stands where
 * the header should be looks like one.
 */
final class Top {

    private static final int ROWS = 100;
    private static final int MOST_SKIPPED = 20;
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");

    private final int columns;
    private final List<Line> lines;

    /** @param number from 1 */
    private record Line(long number, List<String> cells) {

        long filled() {
            return cells.stream().filter(cell -> !cell.isEmpty()).count();
        }
    }

    private Top(int columns, List<Line> lines) {
        this.columns = columns;
        this.lines = lines;
    }

    static Top of(String sample, Trial as) {
        var lines = new ArrayList<Line>();
        var row = new Row("", as.quote(), Set.of(), EqualRows.unused());
        try (var reader = new RowReader("", new StringReader(sample), as.delimiter(), as.quote(), as.lineEnd(), row)) {
            while (lines.size() < ROWS && reader.read()) {
                lines.add(new Line(row.line(), row.texts()));
            }
        } catch (FileUnfit e) {
            return new Top(as.columns(), lines); // told when the file is read
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Top(as.columns(), lines);
    }

    /** Lines before the first that fills half of the columns: a title, a date, an empty line. */
    int junk() {
        for (var i = 0; i < lines.size() && i <= MOST_SKIPPED; i++) {
            var line = lines.get(i);
            var filled = line.filled();
            if (filled * 2 >= columns && (line.cells().size() == columns || filled > 1)) {
                return i == 0 ? 0 : (int) line.number() - 1;
            }
        }
        return 0;
    }

    /** What stands on the first of these lines. */
    String first(int junk) {
        return lines.stream()
                .filter(line -> line.number() <= junk && line.filled() > 0)
                .findFirst()
                .map(line -> String.join(" ", line.cells()).strip())
                .orElse("");
    }

    /**
     * Whether the first row is like those below: where most of these hold a number or a date, it does too. Years may be
     * names of columns.
     */
    boolean looksLikeRow(int junk) {
        var table = lines.stream()
                .filter(line -> line.number() > junk && line.filled() > 0)
                .toList();
        if (table.size() < 2) {
            return false;
        }
        var like = 0;
        for (var column = 0; column < table.get(0).cells().size(); column++) {
            var name = table.get(0).cells().get(column);
            if (!name.isEmpty() && holdsAmounts(table, column)) {
                if (!isAmount(name)) {
                    return false;
                }
                like += YEAR.matcher(name).matches() ? 0 : 1;
            }
        }
        return like > 0;
    }

    private static boolean holdsAmounts(List<Line> table, int column) {
        var filled = 0;
        var amounts = 0;
        for (var line : table.subList(1, table.size())) {
            var text = column < line.cells().size() ? line.cells().get(column) : "";
            filled += text.isEmpty() ? 0 : 1;
            amounts += !text.isEmpty() && isAmount(text) ? 1 : 0;
        }
        return filled > 0 && amounts * 5 >= filled * 4;
    }

    /** A number or a date, roughly: it begins as one, and half of it are digits. */
    private static boolean isAmount(String text) {
        var digits = text.chars().filter(Character::isDigit).count();
        var first = text.charAt(0);
        return digits * 2 >= text.chars().filter(c -> c != ' ' && c != '\u00a0').count()
                && !Character.isLetter(first)
                && first != '_';
    }
}
