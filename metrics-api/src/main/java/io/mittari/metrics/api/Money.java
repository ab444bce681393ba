package io.mittari.metrics.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount in one currency. Amounts of two currencies are never added without a rate.
 *
 * @param minor in the currency's minor unit: 1050 is 10.50 EUR and 1050 JPY; may be negative
 */
public record Money(long minor, Currency currency) {

    /**
     * An amount in major units, half-even to the currency's minor unit.
     *
     * @throws ArithmeticException if it does not fit 64 bits of minor units
     */
    public static Money of(BigDecimal major, Currency currency) {
        var minor = major.movePointRight(decimals(currency)).setScale(0, RoundingMode.HALF_EVEN);
        return new Money(minor.longValueExact(), currency);
    }

    /** In major units, with the currency's own number of decimals. */
    public BigDecimal major() {
        return BigDecimal.valueOf(minor, decimals(currency));
    }

    /** Decimals of the minor unit: 2 for EUR, 0 for JPY. */
    public static int decimals(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }

    @Override
    public String toString() {
        return major().toPlainString() + " " + currency;
    }
}
