package io.mittari.metrics.api;

import java.util.Locale;

/** What a measured number counts; the decimals are those of counting rule C7. */
public enum Unit {
    /** 0 to 100 for a share; may exceed 100 for a period conversion. */
    PERCENT(4),
    /** Difference of two percentages. */
    POINTS(4),
    COUNT(0),
    /** Calendar days. */
    DAYS(6),
    HOURS(6),
    /** Major units of {@link Measurement#currency()}; a sum has the currency's decimals, a mean or median six. */
    MONEY(6),
    MONEY_PER_DAY(6),
    RATIO(6),
    SCORE(6);

    private final int decimals;

    Unit(int decimals) {
        this.decimals = decimals;
    }

    public int decimals() {
        return decimals;
    }

    /** The name in JSON: {@code money-per-day}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
