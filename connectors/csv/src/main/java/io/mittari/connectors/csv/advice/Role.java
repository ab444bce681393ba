package io.mittari.connectors.csv.advice;

import java.util.Locale;

/** What a column may be for. The names are those of the resources {@code aliases.json} and {@code presets.json}. */
enum Role {
    KEY(Holding.TEXTS),
    STAGE_CHANGED(Holding.DATES),
    EXPECTED(Holding.DATES),
    CLOSED(Holding.DATES),
    CREATED(Holding.DATES),
    VERSION(Holding.DATES),
    STAGE(Holding.TEXTS),
    STATUS(Holding.TEXTS),
    VALUE(Holding.NUMBERS),
    PROBABILITY(Holding.NUMBERS),
    CURRENCY(Holding.TEXTS),
    REASON(Holding.TEXTS),
    CHANNEL(Holding.TEXTS),
    OWNER(Holding.TEXTS),
    COMPANY(Holding.TEXTS),
    PRODUCT(Holding.TEXTS),
    /** Of whatever the row tells. */
    DATE(Holding.DATES);

    private final Holding holding;

    Role(Holding holding) {
        this.holding = holding;
    }

    private enum Holding {
        TEXTS,
        DATES,
        NUMBERS
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the column holds what is needed; an empty one holds nothing. */
    boolean fits(ColumnProfile column) {
        return switch (holding) {
            case TEXTS -> column.filled() > 0;
            case DATES -> column.isDate();
            case NUMBERS -> column.isNumber();
        };
    }

    /** What it must hold, in words. */
    String holds() {
        return switch (holding) {
            case TEXTS -> "texts";
            case DATES -> "dates of one form";
            case NUMBERS -> "numbers";
        };
    }
}
