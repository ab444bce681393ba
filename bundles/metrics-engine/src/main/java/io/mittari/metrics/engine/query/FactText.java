package io.mittari.metrics.engine.query;

import io.mittari.metrics.api.Money;
import io.mittari.metrics.engine.view.FactsView;
import io.mittari.metrics.engine.view.FactsView.TotalFact;
import java.util.Locale;

/** Facts in words, as explanations and restatements tell them. */
public final class FactText {

    private FactText() {}

    /** {@code won 1054.00 USD}. */
    public static String close(FactsView view, int opportunity) {
        var outcome = view.outcome()[opportunity];
        var word = outcome == null ? "closed" : outcome.word();
        long value = view.closeValue()[opportunity];
        return value == FactsView.NO_VALUE
                ? word
                : word + " " + new Money(value, view.currencies().get(view.closeCurrency()[opportunity]));
    }

    /** {@code total of a month: 40 stage lead}. */
    public static String total(TotalFact fact) {
        var total = fact.total();
        var outcome = total.outcome();
        var what = outcome == null ? "stage " + total.stage() : outcome.word();
        var per = total.per().name().toLowerCase(Locale.ROOT);
        return "total of a %s: %d %s%s"
                .formatted(per, total.count(), what, total.value() == null ? "" : ", " + total.value());
    }
}
