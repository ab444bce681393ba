package io.mittari.connectors.csv.mapping;

import io.mittari.connectors.csv.text.DateColumn;
import io.mittari.connectors.csv.text.Memo;
import io.mittari.connectors.csv.text.NumberColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns the cells of an entry into texts, dates and numbers of one file: column numbers are found once, and what a
 * column holds is decided once, from all rows. Refuses columns the file does not have.
 */
final class CellCompiler {

    private final Columns columns;
    private final Entry entry;
    private final Given given;
    private final Trouble trouble;
    private final Locale locale;
    private final Map<String, DateSite> dates = new LinkedHashMap<>();
    private final Map<String, NumberSite> numbers = new LinkedHashMap<>();
    private final Map<List<Object>, LookedUp> lookedUp = new LinkedHashMap<>();

    /** A text read as a date, with the column that decides how. */
    record DateSite(Text text, DateColumn column, Cell cell) {}

    /** A text read as a number, with the column that decides how. */
    record NumberSite(Text text, NumberColumn column, Cell cell) {}

    CellCompiler(Columns columns, Entry entry, Given given, Trouble trouble) {
        this.columns = columns;
        this.entry = entry;
        this.given = given;
        this.trouble = trouble;
        var stated = entry.format().locale();
        this.locale = stated == null ? given.locale() : stated;
    }

    Trouble trouble() {
        return trouble;
    }

    Entry entry() {
        return entry;
    }

    Given given() {
        return given;
    }

    Locale locale() {
        return locale;
    }

    List<DateSite> dates() {
        return List.copyOf(dates.values());
    }

    List<NumberSite> numbers() {
        return List.copyOf(numbers.values());
    }

    List<LookedUp> lookedUp() {
        return List.copyOf(lookedUp.values());
    }

    /** A cell whose unlisted texts pass through {@code values}. */
    Text text(Cell cell) {
        return text(cell, false);
    }

    /** A cell whose unlisted texts reject the row: a stage, an outcome, a kind. */
    Text listed(Cell cell) {
        return text(cell, true);
    }

    private Text text(Cell cell, boolean listed) {
        var text = looked(cell, source(cell));
        var values = cell.values();
        if (values != null) {
            text = values(text, values, listed, cell);
        }
        if (!cell.bands().isEmpty()) {
            text = bands(text, cell);
        }
        return text;
    }

    DateSite date(Cell cell) {
        var key = cell.source() instanceof Cell.Source.Column column && isPlain(cell)
                ? column.name() + "\n" + cell.dates()
                : cell.place().path();
        return dates.computeIfAbsent(key, any -> {
            var zone = entry.zone();
            var patterns = cell.dates();
            return new DateSite(
                    text(cell),
                    new DateColumn(
                            locale,
                            zone == null ? given.zone() : zone,
                            patterns == null ? entry.format().dates() : patterns),
                    cell);
        });
    }

    /** A date of its own: whole numbers among its texts are versions as they are, and decide nothing. */
    DateSite version(Cell cell) {
        return dates.computeIfAbsent("version", any -> {
            var text = text(cell);
            var zone = entry.zone();
            var patterns = cell.dates();
            return new DateSite(
                    row -> {
                        var value = text.of(row);
                        return FileMapper.isWhole(value) ? "" : value;
                    },
                    new DateColumn(
                            locale,
                            zone == null ? given.zone() : zone,
                            patterns == null ? entry.format().dates() : patterns),
                    cell);
        });
    }

    NumberSite number(Cell cell) {
        return number(text(cell), cell, "");
    }

    private NumberSite number(Text text, Cell cell, String step) {
        var key = cell.source() instanceof Cell.Source.Column column && isPlain(cell)
                ? column.name()
                : cell.place().path() + step;
        return numbers.computeIfAbsent(key, any -> new NumberSite(text, new NumberColumn(locale), cell));
    }

    /** The columns that a cell's texts come from as they are; empty where a step or a constant makes others of them. */
    static Optional<String> columns(Cell cell) {
        var names = new LinkedHashSet<String>();
        var plain = new boolean[] {true};
        cell.each(one -> plain[0] &= isPlain(one) && !one.isConstant() && !one.isSeen());
        cell.columns(column -> names.add(column.name()));
        return plain[0] && !names.isEmpty() ? Optional.of(String.join(" | ", names)) : Optional.empty();
    }

    private static boolean isPlain(Cell cell) {
        return cell.lookup() == null && cell.values() == null && cell.bands().isEmpty();
    }

    private Text source(Cell cell) {
        var source = cell.source();
        if (source instanceof Cell.Source.Column column) {
            var number = columns.number(column.name(), cell.place());
            return row -> row.text(number);
        }
        if (source instanceof Cell.Source.Constant constant) {
            var text = constant.text();
            return row -> text;
        }
        if (source instanceof Cell.Source.First first) {
            var texts = texts(first.cells());
            return row -> first(texts, row);
        }
        if (source instanceof Cell.Source.Join join) {
            var texts = texts(join.cells());
            return row -> join(texts, join.with(), row);
        }
        var seen = given.seen().toString();
        return row -> seen;
    }

    private List<Text> texts(List<Cell> cells) {
        var texts = new ArrayList<Text>();
        cells.forEach(cell -> texts.add(text(cell)));
        return texts;
    }

    private static String first(List<Text> texts, Cells row) {
        for (var text : texts) {
            var value = text.of(row);
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    private static String join(List<Text> texts, String with, Cells row) {
        var joined = new StringBuilder();
        for (var text : texts) {
            var value = text.of(row);
            if (!value.isEmpty()) {
                joined.append(joined.length() == 0 ? "" : with).append(value);
            }
        }
        return joined.toString();
    }

    private Text looked(Cell cell, Text text) {
        var step = cell.lookup();
        if (step == null) {
            return text;
        }
        var table = given.tables().get(step.table());
        if (table == null) {
            throw new FileUnfit("the lookup '%s' was not read".formatted(step.table()));
        }
        var site = lookedUp.computeIfAbsent(
                List.of(step.table(), cell.source()), any -> new LookedUp(text, table, step.table(), trouble));
        return site.column(table.column(step.column()));
    }

    private Text values(Text text, Values values, boolean listed, Cell cell) {
        var memo = new Memo<String>();
        return row -> {
            var from = text.of(row);
            if (from.isEmpty()) {
                return "";
            }
            var known = memo.get(from);
            if (known != null) {
                return known;
            }
            var to = values.of(from);
            if (to == null) {
                if (listed) {
                    trouble.reject("'%s' in %s is not listed in the mapping's values (%s)"
                            .formatted(from, cell.inWords(), cell.place()));
                    return "";
                }
                to = from;
            }
            memo.put(from, to);
            return to;
        };
    }

    private Text bands(Text text, Cell cell) {
        var bands = new Bands(cell.bands());
        var site = number(text, cell, " bands");
        var memo = new Memo<String>();
        return row -> {
            var from = text.of(row);
            if (from.isEmpty()) {
                return "";
            }
            var known = memo.get(from);
            if (known == null) {
                if (!site.column().read(from)) {
                    trouble.reject("'%s' in %s is no number".formatted(from, cell.inWords()));
                    return "";
                }
                known = bands.of(site.column().number());
                memo.put(from, known);
            }
            return known;
        };
    }

    /** The cell, or null for none. */
    @Nullable
    Text optional(@Nullable Cell cell) {
        return cell == null ? null : text(cell);
    }
}
