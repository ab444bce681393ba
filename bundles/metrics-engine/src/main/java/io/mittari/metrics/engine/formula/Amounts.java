package io.mittari.metrics.engine.formula;

import io.mittari.metrics.api.Measurement.Notes;
import io.mittari.metrics.api.Money;
import io.mittari.metrics.api.Sentence;
import io.mittari.metrics.engine.counting.Exchange;
import io.mittari.metrics.engine.counting.Said;
import io.mittari.metrics.engine.view.FactsView;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Amounts of one cell, in one currency; or the rate that is missing for it. */
final class Amounts {

    /** More rates than these are not told one by one. */
    private static final int TOLD = 5;

    private final Exchange exchange;
    private final boolean keep;
    private long sum;
    private int count;
    private long without;
    private long[] each = new long[0];
    private @Nullable Set<String> rates;
    private @Nullable Currency missing;
    private int missingDay = Integer.MAX_VALUE;

    /** @param keep whether each is kept, for the median */
    Amounts(Exchange exchange, boolean keep) {
        this.exchange = exchange;
        this.keep = keep;
    }

    /** Adds an amount of a day; {@link FactsView#NO_VALUE} is counted as without value. */
    void add(long minor, int currency, int day) {
        if (minor == FactsView.NO_VALUE) {
            without++;
        } else {
            add(minor, exchange.currency(currency), day);
        }
    }

    void add(Money amount, int day) {
        add(amount.minor(), amount.currency(), day);
    }

    void addWithout() {
        without++;
    }

    private void add(long minor, Currency currency, int day) {
        long turned = exchange.turn(minor, currency, day);
        if (!currency.equals(exchange.target())) {
            note(currency, day);
        }
        if (turned == FactsView.NO_VALUE) {
            return;
        }
        sum = Math.addExact(sum, turned);
        if (keep) {
            each = count == each.length ? Arrays.copyOf(each, Math.max(16, count * 2)) : each;
            each[count] = turned;
        }
        count++;
    }

    private void note(Currency currency, int day) {
        var rate = exchange.rateUsed(currency, day);
        if (rate.isPresent()) {
            rates = rates == null ? new TreeSet<>() : rates;
            rates.add(rate.get());
        } else if (day < missingDay || (missing != null && day == missingDay && isBefore(currency, missing))) {
            missing = currency;
            missingDay = day;
        }
    }

    private static boolean isBefore(Currency one, Currency other) {
        return one.getCurrencyCode().compareTo(other.getCurrencyCode()) < 0;
    }

    long sum() {
        return sum;
    }

    int count() {
        return count;
    }

    long without() {
        return without;
    }

    /** Which rate is missing, of several the earliest: then there is no sum. */
    @Nullable
    Sentence missing() {
        return missing == null ? null : Said.RATE_MISSING.of(missing, LocalDate.ofEpochDay(missingDay));
    }

    long[] sorted() {
        var sorted = Arrays.copyOf(each, count);
        Arrays.sort(sorted);
        return sorted;
    }

    /** What has to be said of the amounts: those without value, and the rates used. */
    Notes notes() {
        var notes = without == 0 ? Notes.NONE : Notes.NONE.withoutValue(without);
        var used = rates;
        if (used == null) {
            return notes;
        }
        var told = used.stream().limit(TOLD).collect(Collectors.joining(", "));
        return notes.remark(
                used.size() > TOLD ? Said.RATES_USED_AND_MORE.of(told, used.size() - TOLD) : Said.RATES_USED.of(told));
    }
}
