package io.mittari.metrics.api.fact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;

/**
 * What one unit of a currency is worth in the tenant's, from a day on until the next rate (C24).
 *
 * @param value above 0
 */
public record Rate(Currency currency, LocalDate at, BigDecimal value) implements Fact {

    public Rate {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException("a rate of %s".formatted(value));
        }
    }
}
