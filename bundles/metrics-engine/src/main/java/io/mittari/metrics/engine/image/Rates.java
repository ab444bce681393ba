package io.mittari.metrics.engine.image;

import io.mittari.metrics.api.fact.Rate;
import io.mittari.metrics.api.tenant.TenantSettings;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Rates into the tenant's currency (C24). Of one day that of a source wins over that of the tenant's file. */
final class Rates {

    private final Currency own;
    private final Map<Currency, NavigableMap<LocalDate, BigDecimal>> days = new HashMap<>();

    Rates(TenantSettings settings, List<Rate> facts) {
        own = settings.currency();
        for (var rate : settings.rates()) {
            of(rate.from()).put(rate.on(), rate.rate());
        }
        var ofSources = new HashMap<Currency, NavigableMap<LocalDate, BigDecimal>>();
        for (var rate : facts) {
            // two sources of one day: the higher, so that the order of arrival changes nothing
            ofSources
                    .computeIfAbsent(rate.currency(), currency -> new TreeMap<>())
                    .merge(rate.at(), rate.value(), BigDecimal::max);
        }
        ofSources.forEach((currency, rates) -> of(currency).putAll(rates));
    }

    Optional<BigDecimal> rate(Currency currency, LocalDate day) {
        if (currency.equals(own)) {
            return Optional.of(BigDecimal.ONE);
        }
        var rates = days.get(currency);
        return Optional.ofNullable(rates == null ? null : rates.floorEntry(day)).map(Map.Entry::getValue);
    }

    private NavigableMap<LocalDate, BigDecimal> of(Currency currency) {
        return days.computeIfAbsent(currency, c -> new TreeMap<>());
    }
}
