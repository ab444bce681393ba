package io.mittari.connectors.csv.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A column of numbers: first shown all its texts, to decide which sign is the decimal one, then asked for each. What it
 * read last stays in it: a number and, where the cell had one, a currency code. One thread.
 */
public final class NumberColumn {

    private static final int MOST_DIGITS = 18;
    private static final long[] TENS = new long[19];

    static {
        TENS[0] = 1;
        for (var i = 1; i < TENS.length; i++) {
            TENS[i] = TENS[i - 1] * 10;
        }
    }

    private final DecimalSign sign;
    private boolean aboveOne;

    private long unscaled;
    private int scale;
    private @Nullable String code;
    private boolean percent;

    public NumberColumn(Locale locale) {
        sign = new DecimalSign(locale);
    }

    /** Takes a text of the column into account. */
    public void see(String text, long line) {
        sign.see(text, line);
        if (!aboveOne) {
            aboveOne = aboveOne(text);
        }
    }

    private static boolean aboveOne(String text) {
        var digits = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '.' || c == ',') {
                break;
            }
            if (c == '%') {
                return false;
            }
            if (c >= (digits == 0 ? '2' : '0') && c <= '9') {
                return text.indexOf('%') < 0;
            }
            if (c == '1') {
                digits++;
            }
        }
        return false;
    }

    /** What no row could decide and the locale did; null if there is no such thing. */
    public @Nullable String remark() {
        return sign.remark();
    }

    /** The decimal sign: what the rows show, else that of the locale. To be asked when all have been shown. */
    public char decimal() {
        return sign.decimal();
    }

    /** A text that decides what all rows and the locale have decided: the decimal sign, and whether shares are percents. */
    public String example() {
        return (aboveOne ? "50" : "0") + decimal() + "5";
    }

    /** How its numbers are written. */
    public String inWords() {
        return "numbers, decimal sign " + sign.decimal();
    }

    /** Why that was decided. */
    public String why() {
        return sign.why();
    }

    /** Whether any number shown was above 1: a column of probabilities is then one of percents. */
    public boolean isAboveOne() {
        return aboveOne;
    }

    /**
     * Reads a number: signs and codes of currencies taken off, groups, {@code K} and {@code M}, {@code (1)},
     * {@code 1-}, {@code %}.
     *
     * @return whether it is one
     */
    public boolean read(String text) {
        var negative = false;
        var digits = 0;
        var seenDecimal = false;
        var group = 0;
        var grouped = false;
        var power = 0;
        var opened = false;
        var closed = false;
        var ended = false;
        var decimal = sign.decimal();
        unscaled = 0;
        scale = 0;
        code = null;
        percent = false;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                if (closed || power != 0 || percent || ended) {
                    return false;
                }
                if (digits >= MOST_DIGITS) {
                    return false;
                }
                unscaled = unscaled * 10 + c - '0';
                digits++;
                group++;
                if (seenDecimal) {
                    scale++;
                }
            } else if (c == decimal) {
                if (seenDecimal || (grouped && group != 3)) {
                    return false;
                }
                seenDecimal = true;
            } else if (c == '.' || c == ',' || c == '\'' || c == '\u2019') {
                if (seenDecimal || digits == 0 || (grouped ? group != 3 : group > 3)) {
                    return false;
                }
                grouped = true;
                group = 0;
            } else if (c == ' ' || c == '\u00a0' || c == '\u202f' || c == '\u2009') {
                if (digits > 0 && !seenDecimal && i + 1 < text.length() && isDigit(text.charAt(i + 1))) {
                    if (grouped ? group != 3 : group > 3) {
                        return false;
                    }
                    grouped = true;
                    group = 0;
                }
            } else if (c == '-' || c == '\u2212') {
                if (negative) {
                    return false;
                }
                negative = true;
                ended = digits > 0;
            } else if (c == '+') {
                if (digits > 0) {
                    return false;
                }
            } else if (c == '(') {
                if (opened || digits > 0) {
                    return false;
                }
                opened = true;
            } else if (c == ')') {
                if (!opened || closed) {
                    return false;
                }
                closed = true;
                negative = true;
            } else if (c == '%') {
                if (percent || digits == 0) {
                    return false;
                }
                percent = true;
            } else if (Character.isLetter(c)) {
                var from = i;
                while (i + 1 < text.length() && (Character.isLetter(text.charAt(i + 1)) || text.charAt(i + 1) == '.')) {
                    i++;
                }
                var word = text.substring(from, i + 1);
                var factor = digits > 0 && power == 0 ? power(word) : 0;
                if (factor > 0) {
                    power = factor;
                } else if (!money(word)) {
                    return false;
                }
            } else if (Character.getType(c) != Character.CURRENCY_SYMBOL) {
                return false;
            }
        }
        if (digits == 0 || (grouped && !seenDecimal && group != 3) || (opened && !closed)) {
            return false;
        }
        scale += (percent ? 2 : 0) - power;
        while (scale < 0) {
            if (unscaled > Long.MAX_VALUE / 10) {
                return false;
            }
            unscaled *= 10;
            scale++;
        }
        if (negative) {
            unscaled = -unscaled;
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int power(String word) {
        return switch (word) {
            case "K", "k" -> 3;
            case "M", "m" -> 6;
            default -> 0;
        };
    }

    private boolean money(String word) {
        if (code != null) {
            return false;
        }
        if (word.length() == 3 && isCode(word)) {
            code = word;
            return true;
        }
        switch (word) {
            case "TL", "kr", "kr.", "Kr", "zł", "Kč", "Ft", "lei", "Fr", "Fr.", "Rs", "Rs.", "R", "US" -> {
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    private static boolean isCode(String word) {
        try {
            return !Currency.getInstance(word).getCurrencyCode().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The currency code that stood in the cell; null: none. */
    public @Nullable String code() {
        return code;
    }

    /** Whether the cell had a percent sign; the number is divided already. */
    public boolean isPercent() {
        return percent;
    }

    /** The number read last, exactly. */
    public BigDecimal number() {
        return BigDecimal.valueOf(unscaled, scale);
    }

    /** Whether the number read last is a whole one. */
    public boolean isWhole() {
        return scale == 0 || (scale < TENS.length ? unscaled % TENS[scale] == 0 : unscaled == 0);
    }

    /** The whole number read last. */
    public long whole() {
        return scale == 0 ? unscaled : number().longValueExact();
    }

    /**
     * The number read last in units of 10 to the minus {@code decimals}, half-even.
     *
     * @throws ArithmeticException if it does not fit 64 bits
     */
    public long minor(int decimals) {
        if (scale <= decimals && decimals - scale < TENS.length) {
            return Math.multiplyExact(unscaled, TENS[decimals - scale]);
        }
        return number().setScale(decimals, RoundingMode.HALF_EVEN)
                .unscaledValue()
                .longValueExact();
    }
}
