package io.mittari.metrics.api;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whole calendar days of the tenant, both ends included (counting rule C1).
 *
 * @param from the first day; null: from the first fact, undated ones included
 * @param to the last day; null: to the last fact
 */
public record Period(@Nullable LocalDate from, @Nullable LocalDate to) {

    /** All that is known, undated facts included. */
    public static final Period ALL = new Period(null, null);

    private static final Pattern QUARTER = Pattern.compile("(\\d{4})-[Qq]([1-4])");

    public Period {
        if (from != null && to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("a period cannot end (%s) before it begins (%s)".formatted(to, from));
        }
    }

    public static Period of(YearMonth month) {
        return new Period(month.atDay(1), month.atEndOfMonth());
    }

    /**
     * A period as people write it: {@code 2017}, {@code 2017-Q1}, {@code 2017-06} or {@code 2017-06-15}.
     *
     * @throws IllegalArgumentException naming the forms there are
     */
    public static Period parse(String text) {
        try {
            var quarter = QUARTER.matcher(text);
            if (quarter.matches()) {
                var first =
                        YearMonth.of(Integer.parseInt(quarter.group(1)), Integer.parseInt(quarter.group(2)) * 3 - 2);
                return new Period(first.atDay(1), first.plusMonths(2).atEndOfMonth());
            }
            return switch (text.length()) {
                case 4 ->
                    new Period(
                            Year.parse(text).atDay(1),
                            Year.parse(text).atMonth(12).atEndOfMonth());
                case 7 -> of(YearMonth.parse(text));
                default -> new Period(LocalDate.parse(text), LocalDate.parse(text));
            };
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "'%s' is no period: write 2017, 2017-Q1, 2017-06 or 2017-06-15".formatted(text), e);
        }
    }

    /** From the first day of {@code from} to the last day of {@code to}; null on either side leaves it open. */
    public static Period between(@Nullable Period from, @Nullable Period to) {
        return new Period(from == null ? null : from.from, to == null ? null : to.to);
    }

    /** No bound at all. */
    public boolean isAll() {
        return from == null && to == null;
    }

    public boolean contains(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }
}
