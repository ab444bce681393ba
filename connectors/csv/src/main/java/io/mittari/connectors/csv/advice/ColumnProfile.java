package io.mittari.connectors.csv.advice;

import io.mittari.connectors.csv.text.DateColumn;
import io.mittari.connectors.csv.text.NumberColumn;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a column holds, as far as a bounded memory of it tells: shown each of its texts, then asked. About 100 KB at most;
 * of dates and numbers more. One thread.
 */
public final class ColumnProfile {

    /** Different texts that are remembered. */
    static final int VALUES = 200;

    private static final int LONGEST = 100;
    private static final int SHOWN = 3;
    private static final int KEYS = 1_000;
    private static final int JUDGED = 40;

    private final String name;
    private final Locale locale;
    private final Set<String> values = new LinkedHashSet<>();
    private final Set<Integer> hashes = new HashSet<>();
    private boolean more;
    private boolean twice;
    private long filled;

    private boolean judged;
    private @Nullable DateColumn dates;
    private @Nullable NumberColumn numbers;

    public ColumnProfile(String name, Locale locale) {
        this.name = name;
        this.locale = locale;
    }

    /** Takes a text of the column into account; empty ones only say that it is not filled. */
    public void see(String text, long line) {
        if (text.isEmpty()) {
            return;
        }
        filled++;
        if (hashes.size() < KEYS && !hashes.add(text.hashCode())) {
            twice = true;
        }
        if (values.size() < VALUES) {
            values.add(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        } else {
            more |= !values.contains(text);
        }
        if (!judged && values.size() == JUDGED) {
            judge();
        } else if (judged) {
            show(text, line);
        }
    }

    private void show(String text, long line) {
        if (dates != null) {
            dates.see(text, line);
        }
        if (numbers != null) {
            numbers.see(text, line);
        }
    }

    /** What the first values cannot be, the others are not asked about. */
    private void judge() {
        judged = true;
        var asDates = new DateColumn(locale, ZoneOffset.UTC, null);
        var asNumbers = new NumberColumn(locale);
        for (var value : values) {
            asDates.see(value, 0);
            asNumbers.see(value, 0);
        }
        var isDate = asDates.conflict() == null
                && most(values.stream()
                        .filter(value -> asDates.read(value) != null)
                        .count());
        var isNumber = most(
                values.stream().filter(new Reading(locale, values)::isNumber).count());
        dates = isDate ? asDates : null;
        numbers = isNumber ? asNumbers : null;
    }

    /** Some texts say that there is none: "n/a", "-". */
    private boolean most(long fitting) {
        return fitting > 0 && fitting * 10 >= values.size() * 9L;
    }

    /** A column of numbers that is only asked: asking decides it. */
    private record Reading(NumberColumn column) {

        Reading(Locale locale, Set<String> values) {
            this(new NumberColumn(locale));
            values.forEach(value -> column.see(value, 0));
        }

        boolean isNumber(String text) {
            return column.read(text);
        }
    }

    public String name() {
        return name;
    }

    /** Rows in which it is not empty. */
    public long filled() {
        return filled;
    }

    /** The first three different ones. */
    public List<String> shown() {
        return new ArrayList<>(values).subList(0, Math.min(SHOWN, values.size()));
    }

    /** All different texts, if there are no more than are remembered. */
    public Set<String> values() {
        return values;
    }

    /** Whether {@link #values} are all there are. */
    public boolean hasFewValues() {
        return !more;
    }

    /** Whether no text stood twice, among the first thousand. */
    public boolean isUnique() {
        return filled > 0 && !twice;
    }

    /** Whether all rows can be read as dates of one form. */
    public boolean isDate() {
        var column = dates();
        return column != null && column.conflict() == null;
    }

    /** Whether they can hardly be anything else: neither bare years nor a sheet's day numbers. */
    boolean isPlainDate() {
        return type().equals("date");
    }

    public boolean isNumber() {
        judgeNow();
        return numbers != null;
    }

    /** Day numbers of a sheet and bare years are read as dates only where a mapping says so. */
    public String type() {
        return isNumber() ? "number" : isDate() ? "date" : "text";
    }

    /** How its numbers or dates are written; empty for texts. */
    public String written() {
        judgeNow();
        if (numbers != null) {
            return "decimal sign " + numbers.decimal();
        }
        return dates == null ? "" : dates.written();
    }

    private @Nullable DateColumn dates() {
        judgeNow();
        return dates;
    }

    private void judgeNow() {
        if (!judged) {
            judge();
        }
    }
}
