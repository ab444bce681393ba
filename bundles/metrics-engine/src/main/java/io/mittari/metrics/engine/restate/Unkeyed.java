package io.mittari.metrics.engine.restate;

import io.mittari.metrics.api.query.Restatement.Fact;
import io.mittari.metrics.engine.query.FactText;
import io.mittari.metrics.engine.view.FactsView.Provenance;
import io.mittari.metrics.engine.view.FactsView.TotalFact;
import io.mittari.metrics.engine.view.Traces.RateFact;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Changes of facts that are of no opportunity: totals and rates. Those that say the same thing are before and after. */
final class Unkeyed {

    private final BiConsumer<@Nullable Fact, @Nullable Fact> changes;

    Unkeyed(BiConsumer<@Nullable Fact, @Nullable Fact> changes) {
        this.changes = changes;
    }

    void totals(List<TotalFact> then, List<TotalFact> now) {
        compare(then, now, Unkeyed::same, Unkeyed::told);
    }

    /** @param until later rates do not count */
    void rates(List<RateFact> then, List<RateFact> now, LocalDate until) {
        compare(
                then.stream().filter(r -> !r.rate().at().isAfter(until)).toList(),
                now.stream().filter(r -> !r.rate().at().isAfter(until)).toList(),
                r -> List.of(r.rate().currency(), r.rate().at()),
                r -> fact(
                        "rate %s %s"
                                .formatted(r.rate().currency(), r.rate().value().toPlainString()),
                        r.rate().at(),
                        r.provenance()));
    }

    private <T> void compare(List<T> then, List<T> now, Function<T, Object> same, Function<T, Fact> told) {
        var gone = without(then, now, same);
        var come = without(now, then, same);
        gone.forEach((what, fact) -> {
            var instead = come.remove(what);
            changes.accept(told.apply(fact), instead == null ? null : told.apply(instead));
        });
        come.values().forEach(fact -> changes.accept(null, told.apply(fact)));
    }

    private static <T> Map<Object, T> without(List<T> facts, List<T> others, Function<T, Object> same) {
        var known = new HashSet<>(others);
        var left = new LinkedHashMap<Object, T>();
        facts.stream().filter(fact -> !known.contains(fact)).forEach(fact -> left.put(same.apply(fact), fact));
        return left;
    }

    private static Object same(TotalFact fact) {
        var total = fact.total();
        var what = total.stage() == null ? total.outcome() : total.stage();
        return List.of(String.valueOf(what), total.at(), total.per(), total.context());
    }

    private static Fact told(TotalFact fact) {
        return fact(FactText.total(fact), fact.total().at(), fact.provenance());
    }

    private static Fact fact(String text, LocalDate day, Provenance from) {
        return new Fact(text, day, from.source(), from.origin(), from.sequence());
    }
}
