package io.mittari.connectors.csv.text;

import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Decides whether a column's decimal sign is the comma or the point: by what its texts show, else by the locale. */
final class DecimalSign {

    private final Locale locale;
    private boolean comma;
    private boolean point;
    private String ambiguous = "";
    private long ambiguousLine;
    private boolean decided;
    private char decimal = '.';

    DecimalSign(Locale locale) {
        this.locale = locale;
    }

    /** Takes a text of the column into account. */
    void see(String text, long line) {
        var commas = 0;
        var points = 0;
        var lastComma = -1;
        var lastPoint = -1;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == ',') {
                commas++;
                lastComma = i;
            } else if (c == '.') {
                points++;
                lastPoint = i;
            }
        }
        if (commas == 0 && points == 0) {
            return;
        }
        if (commas > 0 && points > 0) {
            vote(lastComma > lastPoint ? ',' : '.');
        } else if (commas > 1) {
            vote('.');
        } else if (points > 1) {
            vote(',');
        } else {
            var at = commas > 0 ? lastComma : lastPoint;
            if (groups(text, at)) {
                if (ambiguous.isEmpty()) {
                    ambiguous = text;
                    ambiguousLine = line;
                }
            } else {
                vote(commas > 0 ? ',' : '.');
            }
        }
    }

    private void vote(char decimal) {
        if (decimal == ',') {
            comma = true;
        } else {
            point = true;
        }
    }

    /** Whether a single sign could group thousands: one to three digits before, not just a zero, and three after. */
    private static boolean groups(String text, int at) {
        var before = 0;
        var zero = true;
        for (var i = at - 1; i >= 0 && Character.isDigit(text.charAt(i)); i--) {
            before++;
            zero &= text.charAt(i) == '0';
        }
        var after = 0;
        for (var i = at + 1; i < text.length() && Character.isDigit(text.charAt(i)); i++) {
            after++;
        }
        return after == 3 && before >= 1 && before <= 3 && !zero;
    }

    /** The decimal sign: what the rows show, else that of the locale. */
    char decimal() {
        if (!decided) {
            decided = true;
            var own = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator() == ',' ? ',' : '.';
            decimal = comma == point ? own : comma ? ',' : '.';
        }
        return decimal;
    }

    /** What no row could decide and the locale did; null if there is no such thing. */
    @Nullable
    String remark() {
        if (comma != point || ambiguous.isEmpty()) {
            return null;
        }
        return "'%s' (line %d) may be read two ways; '%s' is the decimal sign by the locale %s"
                .formatted(ambiguous, ambiguousLine, decimal(), locale.toLanguageTag());
    }
}
