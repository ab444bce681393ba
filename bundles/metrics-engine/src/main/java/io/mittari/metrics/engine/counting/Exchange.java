package io.mittari.metrics.engine.counting;

import io.mittari.metrics.api.Money;
import io.mittari.metrics.engine.view.FactsView;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns amounts into one currency, each at the rate of its own day, half-even to the minor unit (C24). A funnel whose
 * closes are all in one currency is told in that one and needs no rate; else it is told in the tenant's. For one thread.
 */
public final class Exchange {

    private final FactsView view;
    private final Currency target;
    private final Map<Pair, @Nullable BigDecimal> rates = new HashMap<>();

    public Exchange(Population population) {
        this.view = population.view();
        this.target = target(population);
    }

    public Currency target() {
        return target;
    }

    /** The currency behind a number of {@link FactsView#currencies()}. */
    public Currency currency(int number) {
        return view.currencies().get(number);
    }

    /** The amount in the target's minor unit; {@link FactsView#NO_VALUE} if there is no rate. */
    public long turn(long minor, Currency currency, int day) {
        if (currency.equals(target)) {
            return minor;
        }
        var rate = rate(currency, day);
        return rate == null
                ? FactsView.NO_VALUE
                : Money.of(new Money(minor, currency).major().multiply(rate), target)
                        .minor();
    }

    /** What to say of an amount that was turned: {@code USD 0.92}; empty if there is no rate of that day. */
    public Optional<String> rateUsed(Currency currency, int day) {
        return Optional.ofNullable(rate(currency, day)).map(rate -> currency + " " + rate.toPlainString());
    }

    private @Nullable BigDecimal rate(Currency currency, int day) {
        return rates.computeIfAbsent(
                new Pair(currency, day),
                pair -> view.rate(pair.currency(), LocalDate.ofEpochDay(pair.day()))
                        .orElse(null));
    }

    private static Currency target(Population population) {
        var view = population.view();
        var own = view.settings().currency();
        var funnels = view.funnel();
        int funnel = view.funnels().indexOf(population.funnel().name());
        int only = -1;
        for (int i = 0; i < view.size(); i++) {
            boolean counts = funnels[i] == funnel && view.closeValue()[i] != FactsView.NO_VALUE && population.closed(i);
            if (counts && only >= 0 && view.closeCurrency()[i] != only) {
                return own;
            }
            only = counts ? view.closeCurrency()[i] : only;
        }
        return only < 0 ? own : view.currencies().get(only);
    }

    private record Pair(Currency currency, int day) {}
}
