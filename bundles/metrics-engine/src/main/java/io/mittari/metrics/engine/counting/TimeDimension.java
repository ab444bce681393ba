package io.mittari.metrics.engine.counting;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A cut of time into months or runs of months; fiscal ones are named by the year in which they end (C1). */
public enum TimeDimension {
    MONTH(1, "(\\d{4})-(0[1-9]|1[0-2])", "2017-03"),
    QUARTER(3, "(\\d{4})-[Qq]([1-4])", "2017-Q1"),
    YEAR(12, "(\\d{4})()", "2017"),
    FISCAL_QUARTER(3, "(\\d{4})-[Qq]([1-4])", "2017-Q1"),
    FISCAL_YEAR(12, "(\\d{4})()", "2017");

    private final int months;
    private final Pattern form;
    private final String example;

    TimeDimension(int months, String form, String example) {
        this.months = months;
        this.form = Pattern.compile(form);
        this.example = example;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String example() {
        return example;
    }

    public static Optional<TimeDimension> of(String word) {
        return Arrays.stream(values()).filter(d -> d.word().equals(word)).findFirst();
    }

    /**
     * Number of the cut in which a day lies, counted on without gaps.
     *
     * @param fiscalStart month, 1 to 12
     */
    public int number(int day, int fiscalStart) {
        var month = YearMonth.from(LocalDate.ofEpochDay(day));
        return Math.floorDiv(month.getYear() * 12 + month.getMonthValue() - 1 + shift(fiscalStart), months);
    }

    public Span span(int number, int fiscalStart) {
        int first = number * months - shift(fiscalStart);
        return new Span(firstDay(first), firstDay(first + months) - 1);
    }

    public String label(int number) {
        int month = number * months;
        int year = Math.floorDiv(month, 12);
        int within = Math.floorMod(month, 12);
        return switch (months) {
            case 1 -> "%04d-%02d".formatted(year, within + 1);
            case 3 -> "%04d-Q%d".formatted(year, within / 3 + 1);
            default -> "%04d".formatted(year);
        };
    }

    /** The cut of that label, if it is one. */
    public Optional<Span> parse(String label, int fiscalStart) {
        var matcher = form.matcher(label);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int within = matcher.group(2).isEmpty() ? 0 : Integer.parseInt(matcher.group(2)) - 1;
        return Optional.of(span(Integer.parseInt(matcher.group(1)) * 12 / months + within, fiscalStart));
    }

    /** Months by which the year is moved so that a fiscal one begins in its January. */
    private int shift(int fiscalStart) {
        return this == FISCAL_QUARTER || this == FISCAL_YEAR ? (13 - fiscalStart) % 12 : 0;
    }

    private static int firstDay(int month) {
        return Math.toIntExact(LocalDate.of(Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1, 1)
                .toEpochDay());
    }
}
