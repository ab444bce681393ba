package io.mittari.connectors.csv.text;

import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A text taken apart as a date: up to three numbers or a month's name, and a time. Reused from text to text; one thread.
 */
final class DateScan {

    private static final int MOST = 64;

    private final Locale locale;
    private final MonthNames names;

    private final int[] number = new int[3];
    private final int[] digits = new int[3];
    private final char[] separator = new char[2];
    private int parts;
    private int nameAt;
    private boolean quarter;
    private int serialSeconds;
    private final TimeScan clock = new TimeScan();

    DateScan(Locale locale, MonthNames names) {
        this.locale = locale;
        this.names = names;
    }

    /** The forms the text may have; 0 if it is no date. */
    int forms(String text) {
        if (text.isEmpty() || text.length() > MOST || !scan(text)) {
            return 0;
        }
        return switch (parts) {
            case 1 -> one();
            case 2 -> two();
            default -> three();
        };
    }

    private int one() {
        if (nameAt >= 0 || clock.time() != null) {
            return 0;
        }
        return digits[0] == 4 ? DateForm.YEAR.bit() : digits[0] == 5 ? DateForm.SERIAL.bit() : 0;
    }

    private int two() {
        if (nameAt == 0) {
            return digits[1] == 4 && clock.time() == null ? DateForm.MONTH_NAME.bit() : 0;
        }
        if (quarter) {
            return digits[0] == 4 && number[1] >= 1 && number[1] <= 4 && clock.time() == null
                    ? DateForm.QUARTER.bit()
                    : 0;
        }
        if (clock.time() != null || nameAt > 0) {
            return 0;
        }
        if (digits[0] == 4 && separator[0] == '-' && month(1)) {
            return DateForm.ISO_MONTH.bit();
        }
        if (digits[1] == 4 && digits[0] <= 2 && month(0)) {
            return separator[0] == '/'
                    ? DateForm.SLASH_MONTH.bit()
                    : separator[0] == '.' ? DateForm.DOT_MONTH.bit() : 0;
        }
        return 0;
    }

    private int three() {
        if (nameAt >= 0) {
            var day = nameAt == 0 ? 1 : 0;
            return nameAt < 2 && digits[2] == 4 && fits(number[2], number[nameAt], number[day])
                    ? DateForm.DAY_NAME.bit()
                    : 0;
        }
        if (separator[0] != separator[1]) {
            return 0;
        }
        if (digits[0] == 4) {
            return "-/.".indexOf(separator[0]) >= 0 && fits(number[0], number[1], number[2]) ? DateForm.ISO.bit() : 0;
        }
        if (digits[2] != 4 || digits[0] > 2 || digits[1] > 2) {
            return 0;
        }
        var dayFirst = fits(number[2], number[1], number[0]);
        return switch (separator[0]) {
            case '.' -> dayFirst ? DateForm.DAY_DOT.bit() : 0;
            case '-' -> dayFirst ? DateForm.DAY_DASH.bit() : 0;
            case '/' ->
                (dayFirst ? DateForm.DAY_SLASH.bit() : 0)
                        | (fits(number[2], number[0], number[1]) ? DateForm.MONTH_SLASH.bit() : 0);
            default -> 0;
        };
    }

    private boolean month(int part) {
        return number[part] >= 1 && number[part] <= 12;
    }

    private static boolean fits(int year, int month, int day) {
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= 31
                && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
    }

    /** The day of the text scanned last, as days from 1970, by a form that {@link #forms} gave. */
    long day(DateForm form) {
        return switch (form) {
            case ISO -> epoch(0, 1, 2);
            case DAY_DOT, DAY_DASH, DAY_SLASH -> epoch(2, 1, 0);
            case MONTH_SLASH -> epoch(2, 0, 1);
            case DAY_NAME -> nameAt == 0 ? epoch(2, 0, 1) : epoch(2, 1, 0);
            case ISO_MONTH -> first(number[0], number[1]);
            case SLASH_MONTH, DOT_MONTH, MONTH_NAME -> first(number[1], number[0]);
            case QUARTER -> first(number[0], number[1] * 3 - 2);
            case YEAR -> first(number[0], 1);
            case SERIAL -> number[0] - 25_569L; // days from 1899-12-30
        };
    }

    /** The time of the text scanned last; null: it has none. */
    @Nullable
    LocalTime time() {
        return clock.time();
    }

    /** Its zone; null: it has none. */
    @Nullable
    ZoneId zone() {
        return clock.zone();
    }

    /** Seconds of the day that an Excel serial holds; 0 for none. */
    int serialSeconds() {
        return serialSeconds;
    }

    private long epoch(int year, int month, int day) {
        return YearMonth.of(number[year], number[month]).atDay(number[day]).toEpochDay();
    }

    private static long first(int year, int month) {
        return YearMonth.of(year, month).atDay(1).toEpochDay();
    }

    private boolean scan(String text) {
        parts = 0;
        nameAt = -1;
        quarter = false;
        serialSeconds = 0;
        var end = TimeScan.start(text);
        if (!clock.scan(text, end)) {
            return false;
        }
        while (end > 0 && " T,\t".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        var i = 0;
        while (i < end) {
            if (parts == 3) {
                return false;
            }
            var c = text.charAt(i);
            var from = i;
            if (c >= '0' && c <= '9') {
                var value = 0;
                while (i < end && text.charAt(i) >= '0' && text.charAt(i) <= '9' && i - from < 7) {
                    value = value * 10 + text.charAt(i++) - '0';
                }
                number[parts] = value;
                digits[parts] = i - from;
                if (parts == 0 && digits[0] == 5 && i < end && (text.charAt(i) == '.' || text.charAt(i) == ',')) {
                    return serial(text, i, end);
                }
            } else if ((c == 'Q' || c == 'q') && parts == 1 && i + 2 == end && Character.isDigit(text.charAt(i + 1))) {
                number[1] = text.charAt(i + 1) - '0';
                digits[1] = 1;
                quarter = separator[0] == '-';
                parts++;
                return quarter;
            } else if (Character.isLetter(c)) {
                while (i < end && Character.isLetter(text.charAt(i))) {
                    i++;
                }
                var month = names.of(text.substring(from, i), locale);
                if (month == 0 || nameAt >= 0) {
                    return false;
                }
                nameAt = parts;
                number[parts] = month;
                digits[parts] = 0;
            } else {
                return false;
            }
            parts++;
            if (i < end) {
                if (parts == 3) {
                    return false;
                }
                separator[parts - 1] = text.charAt(i);
                if ("./- ,".indexOf(text.charAt(i)) < 0) {
                    return false;
                }
                i++;
                while (i < end && text.charAt(i) == ' ') {
                    i++;
                }
                if (i == end) {
                    return false;
                }
            }
        }
        return parts > 0;
    }

    private boolean serial(String text, int point, int end) {
        var scale = 1L;
        var value = 0L;
        for (var i = point + 1; i < end; i++) {
            var c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
            if (scale < 10_000_000_000L) {
                value = value * 10 + c - '0';
                scale *= 10;
            }
        }
        serialSeconds = (int) Math.min(86_399, Math.round(value * 86_400.0 / scale));
        parts = 1;
        return true;
    }
}
