package io.mittari.reports.funnel;

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

/** Numbers within sentences, as the reader's language writes them. For one document and one thread. */
final class Numbers {

    private static final String NONE = "–";
    private static final BigDecimal WHOLE_MONEY_FROM = BigDecimal.valueOf(1000);

    private final Locale language;

    Numbers(Locale language) {
        this.language = language;
    }

    /** With its unit, or a dash. */
    String of(@Nullable Measurement cell) {
        if (cell == null || cell.value() == null) {
            return NONE;
        }
        return switch (cell.unit()) {
            case PERCENT -> percent(cell.value());
            case MONEY -> money(cell.value(), cell.currency());
            default -> decimal(cell.value(), cell.unit() == Unit.COUNT ? 0 : 1);
        };
    }

    /** A difference of two counts, with its sign; 0 has none. */
    String signed(Measurement difference) {
        var value = difference.value();
        if (value == null) {
            return NONE;
        }
        var size = decimal(value.abs(), 0);
        return value.signum() == 0 ? size : (value.signum() > 0 ? "+" : "\u2212") + size;
    }

    String count(@Nullable Long count) {
        return count == null ? NONE : decimal(BigDecimal.valueOf(count), 0);
    }

    String end(@Nullable BigDecimal percent) {
        return percent == null ? NONE : decimal(percent, 1);
    }

    /** A percentage that a person set: as many decimals as it was given, up to two. */
    String limit(double percent) {
        return percent(BigDecimal.valueOf(percent), 0, 2);
    }

    String percent(BigDecimal percent) {
        return percent(percent, 1, 1);
    }

    /** Expected deals: from 10 on whole ones. */
    String deals(double deals) {
        return decimal(BigDecimal.valueOf(deals), deals < 10 ? 1 : 0);
    }

    private String percent(BigDecimal percent, int least, int most) {
        var format = NumberFormat.getPercentInstance(language);
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(most);
        return format.format(percent.movePointLeft(2));
    }

    private String decimal(BigDecimal value, int decimals) {
        var format = NumberFormat.getNumberInstance(language);
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(value);
    }

    private String money(BigDecimal value, @Nullable Currency currency) {
        if (currency == null) {
            return decimal(value, 2);
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
