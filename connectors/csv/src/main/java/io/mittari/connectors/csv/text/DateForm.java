package io.mittari.connectors.csv.text;

import org.jspecify.annotations.Nullable;

/** The ways in which columns hold days; each is a bit, so that a column's cells narrow down what is possible. */
enum DateForm {
    ISO(0, "yyyy-MM-dd", "2026-12-31"),
    DAY_DOT(1, "d.M.yyyy", "31.12.2026"),
    DAY_DASH(2, "d-M-yyyy", "31-12-2026"),
    DAY_SLASH(3, "d/M/yyyy", "31/12/2026"),
    MONTH_SLASH(4, "M/d/yyyy", "12/31/2026"),
    ISO_MONTH(5, "yyyy-MM", "2026-12"),
    SLASH_MONTH(6, "M/yyyy", "12/2026"),
    DOT_MONTH(7, "M.yyyy", "12.2026"),
    MONTH_NAME(8, "month name and year", ""),
    DAY_NAME(9, "day and month name", ""),
    QUARTER(10, "yyyy-'Q'n", "2026-Q4"),
    YEAR(11, "yyyy", "2026"),
    SERIAL(12, "Excel serial number", "45000");

    /** All of them: nothing has been seen yet. */
    static final int ANY = (1 << 13) - 1;

    private final int number;
    private final String words;
    private final String example;

    DateForm(int number, String words, String example) {
        this.number = number;
        this.words = words;
        this.example = example;
    }

    /** A text of this form and no other; null where a month's name tells it anyway. */
    @Nullable
    String example() {
        return example.isEmpty() ? null : example;
    }

    int bit() {
        return 1 << number;
    }

    /** For messages. */
    String words() {
        return words;
    }

    /** The only form of the set, or the first. */
    static DateForm first(int forms) {
        for (var form : values()) {
            if ((forms & form.bit()) != 0) {
                return form;
            }
        }
        throw new IllegalArgumentException("no form at all");
    }
}
