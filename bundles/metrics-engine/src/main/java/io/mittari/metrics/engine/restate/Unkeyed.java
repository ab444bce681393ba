package io.mittari.metrics.engine.restate;

import io.mittari.metrics.api.query.Restatement.Fact;
import io.mittari.metrics.engine.query.FactText;
import io.mittari.metrics.engine.view.FactsView.Provenance;
import io.mittari.metrics.engine.view.FactsView.TotalFact;
import io.mittari.metrics.engine.view.Traces;
import io.mittari.metrics.engine.view.Traces.RateFact;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Changes of facts that are of no opportunity: totals and rates. Those that say the same thing are before and after. */
final class Unkeyed {

    private final Traces now;
    private final Changes changes;

    Unkeyed(Traces now, Changes changes) {
        this.now = now;
        this.changes = changes;
    }

    /** Takes what was found. */
    @FunctionalInterface
    interface Changes {

        /** @param ended the sequence from which the earlier fact stood no more; 0 if there is none */
        void add(@Nullable Fact before, @Nullable Fact after, long ended);
    }

    void totals(List<TotalFact> then, List<TotalFact> now) {
        compare(then, now, Unkeyed::same, Unkeyed::told, TotalFact::fact);
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
                        r.provenance()),
                RateFact::fact);
    }

    private <T> void compare(
            List<T> earlier, List<T> later, Function<T, Object> same, Function<T, Fact> told, ToIntFunction<T> number) {
        var gone = without(earlier, later, same);
        var come = without(later, earlier, same);
        gone.forEach((what, fact) -> {
            var instead = come.remove(what);
            long ended = now.ended(number.applyAsInt(fact));
            changes.add(told.apply(fact), instead == null ? null : told.apply(instead), ended);
        });
        come.values().forEach(fact -> changes.add(null, told.apply(fact), 0));
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
