package io.mittari.connectors.csv.text;

import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Decides whether a column's decimal sign is the comma or the point: by what its texts show, else by the locale. */
final class DecimalSign {

    private final Locale locale;
    private @Nullable Shown comma;
    private @Nullable Shown point;
    private @Nullable Shown ambiguous;
    private boolean decided;
    private char decimal = '.';

    DecimalSign(Locale locale) {
        this.locale = locale;
    }

    /** The first text that shows something. */
    private record Shown(String text, long line) {

        @Override
        public String toString() {
            return "'%s' (line %d)".formatted(text, line);
        }
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
            vote(lastComma > lastPoint ? ',' : '.', text, line);
        } else if (commas > 1) {
            vote('.', text, line);
        } else if (points > 1) {
            vote(',', text, line);
        } else {
            var at = commas > 0 ? lastComma : lastPoint;
            if (groups(text, at)) {
                if (ambiguous == null) {
                    ambiguous = new Shown(text, line);
                }
            } else {
                vote(commas > 0 ? ',' : '.', text, line);
            }
        }
    }

    private void vote(char decimal, String text, long line) {
        if (decimal == ',' && comma == null) {
            comma = new Shown(text, line);
        } else if (decimal == '.' && point == null) {
            point = new Shown(text, line);
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
            decimal = (comma == null) == (point == null) ? own : comma != null ? ',' : '.';
        }
        return decimal;
    }

    /** What the rows did not decide, or decided two ways; null if there is no such thing. */
    @Nullable
    String remark() {
        if (comma != null && point != null) {
            return "%s has ',' as its decimal sign, %s has '.'; read with '%s' by the locale %s, so rows of the other kind are rejected; state \"locale\" in \"format\", or mend the file"
                    .formatted(comma, point, decimal(), locale.toLanguageTag());
        }
        if (comma != null || point != null || ambiguous == null) {
            return null;
        }
        return "%s may be read two ways, and no row decides; '%s' is the decimal sign by the locale %s; state \"locale\" in \"format\" if that is wrong"
                .formatted(ambiguous, decimal(), locale.toLanguageTag());
    }

    /** Why the decimal sign is that one. */
    String why() {
        if ((comma == null) == (point == null)) {
            return comma == null && ambiguous == null
                    ? "no number has a decimal sign; the locale %s".formatted(locale.toLanguageTag())
                    : "by the locale " + locale.toLanguageTag();
        }
        return "%s shows it".formatted(comma == null ? point : comma);
    }
}
