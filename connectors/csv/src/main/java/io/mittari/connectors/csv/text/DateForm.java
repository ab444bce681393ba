package io.mittari.connectors.csv.text;

/** The ways in which columns hold days; each is a bit, so that a column's cells narrow down what is possible. */
enum DateForm {
    ISO(0, "yyyy-MM-dd"),
    DAY_DOT(1, "d.M.yyyy"),
    DAY_DASH(2, "d-M-yyyy"),
    DAY_SLASH(3, "d/M/yyyy"),
    MONTH_SLASH(4, "M/d/yyyy"),
    ISO_MONTH(5, "yyyy-MM"),
    SLASH_MONTH(6, "M/yyyy"),
    DOT_MONTH(7, "M.yyyy"),
    MONTH_NAME(8, "month name and year"),
    DAY_NAME(9, "day and month name"),
    QUARTER(10, "yyyy-'Q'n"),
    YEAR(11, "yyyy"),
    SERIAL(12, "Excel serial number");

    /** All of them: nothing has been seen yet. */
    static final int ANY = (1 << 13) - 1;

    private final int number;
    private final String words;

    DateForm(int number, String words) {
        this.number = number;
        this.words = words;
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
