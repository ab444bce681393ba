package io.mittari.report.render;

import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.Money;
import io.mittari.metrics.api.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes numbers as the reader's language does. For one document and one thread. */
final class Numbers {

    /** Stands where there is no number; why not is said beside it. */
    static final String NONE = "–";

    private static final BigDecimal WHOLE_MONEY_FROM = BigDecimal.valueOf(1000);

    private final Locale language;
    private final Words words;

    Numbers(Locale language, Words words) {
        this.language = language;
        this.words = words;
    }

    /** The number with its unit; money from 1000 on without cents. */
    String of(Measurement cell) {
        var value = cell.value();
        if (value == null) {
            return NONE;
        }
        return switch (cell.unit()) {
            case PERCENT -> percent(value);
            case POINTS -> signed(value) + "\u00a0" + words.of("points");
            case COUNT -> plain(value, 0);
            case DAYS -> plain(value, 1) + "\u00a0" + words.of("days");
            case HOURS -> plain(value, 1) + "\u00a0" + words.of("hours");
            case MONEY -> money(value, cell.currency());
            case MONEY_PER_DAY -> money(value, cell.currency()) + "\u00a0" + words.of("per-day");
            case RATIO, SCORE -> plain(value, 2);
        };
    }

    /** What stands small beside the number: the counts it was made of and its 95 % interval; or nothing. */
    String evidence(Measurement cell) {
        var counts = cell.numerator() != null && cell.denominator() != null
                ? count(cell.numerator()) + "\u202f/\u202f" + count(cell.denominator())
                : "";
        var interval = interval(cell);
        return counts + (counts.isEmpty() || interval.isEmpty() ? "" : " · ") + interval;
    }

    String count(long count) {
        return plain(BigDecimal.valueOf(count), 0);
    }

    /** With at most that many decimals, none of them a closing zero. */
    String plain(BigDecimal value, int decimals) {
        var format = NumberFormat.getNumberInstance(language);
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        format.setMaximumFractionDigits(decimals);
        return format.format(value);
    }

    /** Its 95 % interval, or nothing. */
    String interval(Measurement cell) {
        if (cell.low() == null || cell.high() == null) {
            return "";
        }
        int decimals = cell.unit() == Unit.COUNT ? 0 : 1;
        return fixed(cell.low(), decimals) + "–" + fixed(cell.high(), decimals);
    }

    private String percent(BigDecimal value) {
        var format = NumberFormat.getPercentInstance(language);
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(value.movePointLeft(2));
    }

    private String signed(BigDecimal value) {
        return switch (value.signum()) {
            case 1 -> "+" + fixed(value, 1);
            case -1 -> "\u2212" + fixed(value.negate(), 1);
            default -> fixed(value, 1);
        };
    }

    private String fixed(BigDecimal value, int decimals) {
        var format = NumberFormat.getNumberInstance(language);
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(value);
    }

    private String money(BigDecimal value, @Nullable Currency currency) {
        if (currency == null) {
            return plain(value, 2);
        }
        var format = (DecimalFormat) NumberFormat.getCurrencyInstance(language);
        int decimals = value.abs().compareTo(WHOLE_MONEY_FROM) < 0 ? Money.decimals(currency) : 0;
        format.setCurrency(currency);
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(value);
    }
}
