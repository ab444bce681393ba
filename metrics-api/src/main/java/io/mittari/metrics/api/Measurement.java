package io.mittari.metrics.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a metric says: a number with its unit, basis, counts and interval, or why there is none.
 *
 * <p>"No data" is an answer, not an error and not a zero: a month without offers has no offer-to-deal conversion. All
 * numbers are rounded as counting rule C7 says; nothing is to be computed on from them.
 *
 * @param value null exactly when there is no data
 * @param currency of a {@link Unit#MONEY} or {@link Unit#MONEY_PER_DAY}
 * @param numerator of a share or ratio, in counts
 * @param denominator of a share or ratio, in counts
 * @param n how many opportunities or facts the number was made of
 * @param low lower end of the 95 % interval, in the unit of the value; null where none is defined
 * @param high upper end, as {@code low}
 * @param interval how the interval was made: {@code wilson}, {@code ratio} (C13), {@code newcombe}, {@code none}
 * @param definition the metric and its version, {@code win-rate@1}
 * @param why there is no number; null exactly when there is one
 * @param notes what else has to be said of the number
 */
public record Measurement(
        @Nullable BigDecimal value,
        Unit unit,
        @Nullable Currency currency,
        @Nullable Long numerator,
        @Nullable Long denominator,
        @Nullable Long n,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high,
        String interval,
        @Nullable Basis basis,
        String definition,
        @Nullable Sentence why,
        Notes notes) {

    public Measurement {
        if ((value == null) == (why == null)) {
            throw new IllegalArgumentException("a measurement has either a value or the reason why not");
        }
        if ((low == null) != (high == null)) {
            throw new IllegalArgumentException("an interval has two ends");
        }
    }

    /** A measured number, rounded half-even to the unit's decimals (C7); add counts, interval and notes with the withers. */
    public static Measurement of(BigDecimal value, Unit unit, String definition) {
        return new Measurement(
                rounded(value, unit.decimals()),
                unit,
                null,
                null,
                null,
                null,
                null,
                null,
                "none",
                null,
                definition,
                null,
                Notes.NONE);
    }

    /** A count. */
    public static Measurement count(long count, String definition) {
        return of(BigDecimal.valueOf(count), Unit.COUNT, definition).ofN(count);
    }

    /** A sum of money: the currency's own decimals. */
    public static Measurement sum(Money sum, String definition) {
        return of(sum.major(), Unit.MONEY, definition).with(sum.major(), sum.currency());
    }

    /** A mean, median or rate in money: six decimals. */
    public static Measurement money(BigDecimal major, Unit unit, Currency currency, String definition) {
        return of(major, unit, definition).with(rounded(major, unit.decimals()), currency);
    }

    /** No number, and why. */
    public static Measurement noData(Unit unit, String definition, Sentence why) {
        return new Measurement(
                null, unit, null, null, null, null, null, null, "none", null, definition, why, Notes.NONE);
    }

    /** As above, with a reason that is only told in English. */
    public static Measurement noData(Unit unit, String definition, String reason) {
        return noData(unit, definition, Sentence.plain(reason));
    }

    public boolean measured() {
        return value != null;
    }

    /** Why there is no number, in English; null exactly when there is one. */
    public @Nullable String reason() {
        return why == null ? null : why.text();
    }

    public Measurement counts(long numerator, long denominator) {
        return new Measurement(
                value, unit, currency, numerator, denominator, n, low, high, interval, basis, definition, why, notes);
    }

    public Measurement ofN(long n) {
        return new Measurement(
                value, unit, currency, numerator, denominator, n, low, high, interval, basis, definition, why, notes);
    }

    /** The 95 % interval, in the unit of the value, rounded as the value is. */
    public Measurement between(BigDecimal low, BigDecimal high, String interval) {
        return new Measurement(
                value,
                unit,
                currency,
                numerator,
                denominator,
                n,
                rounded(low, unit.decimals()),
                rounded(high, unit.decimals()),
                interval,
                basis,
                definition,
                why,
                notes);
    }

    public Measurement on(Basis basis) {
        return new Measurement(
                value, unit, currency, numerator, denominator, n, low, high, interval, basis, definition, why, notes);
    }

    public Measurement noting(Notes notes) {
        return new Measurement(
                value, unit, currency, numerator, denominator, n, low, high, interval, basis, definition, why, notes);
    }

    private Measurement with(BigDecimal value, Currency currency) {
        return new Measurement(
                value, unit, currency, numerator, denominator, n, low, high, interval, basis, definition, why, notes);
    }

    private static BigDecimal rounded(BigDecimal number, int decimals) {
        return number.setScale(decimals, RoundingMode.HALF_EVEN);
    }

    /**
     * What is said beside a number, each left out where it does not apply.
     *
     * @param settled percent of the cohort whose outcome is known (C12), four decimals
     * @param skipped how many of the count passed the stage without an own entry (C9)
     * @param outOfOrder how many reached the later stage first (C10)
     * @param undated how many facts without a date were left out of a dated period (C5)
     * @param withoutValue wins without a value, left out of a deal size (C22); or opportunities without a start (C25)
     * @param reEntries how many later entries of the same opportunities into the stage are not in the count (C8)
     * @param estimated some of it is estimates (C19)
     * @param partial the period is not covered whole (C4)
     * @param remarks anything else
     */
    public record Notes(
            @Nullable BigDecimal settled,
            @Nullable Long skipped,
            @Nullable Long outOfOrder,
            @Nullable Long undated,
            @Nullable Long withoutValue,
            @Nullable Long reEntries,
            boolean estimated,
            boolean partial,
            List<Sentence> remarks) {

        public Notes {
            remarks = List.copyOf(remarks);
        }

        /** Nothing to say. */
        public static final Notes NONE = new Notes(null, null, null, null, null, null, false, false, List.of());

        public Notes settled(@Nullable BigDecimal percent) {
            var rounded = percent == null ? null : rounded(percent, Unit.PERCENT.decimals());
            return new Notes(
                    rounded, skipped, outOfOrder, undated, withoutValue, reEntries, estimated, partial, remarks);
        }

        public Notes skipped(long count) {
            return new Notes(settled, count, outOfOrder, undated, withoutValue, reEntries, estimated, partial, remarks);
        }

        public Notes outOfOrder(long count) {
            return new Notes(settled, skipped, count, undated, withoutValue, reEntries, estimated, partial, remarks);
        }

        public Notes undated(long count) {
            return new Notes(settled, skipped, outOfOrder, count, withoutValue, reEntries, estimated, partial, remarks);
        }

        public Notes withoutValue(long count) {
            return new Notes(settled, skipped, outOfOrder, undated, count, reEntries, estimated, partial, remarks);
        }

        /** None is nothing to say. */
        public Notes reEntries(long count) {
            Long told = count == 0 ? null : Long.valueOf(count);
            return new Notes(settled, skipped, outOfOrder, undated, withoutValue, told, estimated, partial, remarks);
        }

        public Notes estimated(boolean is) {
            return new Notes(settled, skipped, outOfOrder, undated, withoutValue, reEntries, is, partial, remarks);
        }

        public Notes partial(boolean is) {
            return new Notes(settled, skipped, outOfOrder, undated, withoutValue, reEntries, estimated, is, remarks);
        }

        /** One more remark. */
        public Notes remark(Sentence said) {
            return remarks(Stream.concat(remarks.stream(), Stream.of(said)).toList());
        }

        /** One more remark, only told in English. */
        public Notes remark(String said) {
            return remark(Sentence.plain(said));
        }

        public Notes remarks(List<Sentence> said) {
            return new Notes(settled, skipped, outOfOrder, undated, withoutValue, reEntries, estimated, partial, said);
        }

        /** All remarks in English; null if there is none. */
        public @Nullable String remark() {
            return remarks.isEmpty()
                    ? null
                    : remarks.stream().map(Sentence::text).collect(Collectors.joining("; "));
        }
    }
}
