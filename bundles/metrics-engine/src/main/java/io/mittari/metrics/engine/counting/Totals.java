package io.mittari.metrics.engine.counting;

import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.Sentence;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.fact.Total;
import io.mittari.metrics.api.tenant.TenantSettings;
import io.mittari.metrics.engine.view.FactsView.TotalFact;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Totals of one stage or outcome (C19). A total counts on the first day of its time; one of a month only in periods that
 * hold the month whole.
 */
public final class Totals {

    private static final Totals NONE = new Totals("", List.of());

    private final String what;
    private final List<TotalFact> facts;

    private Totals(String what, List<TotalFact> facts) {
        this.what = what;
        this.facts = facts;
    }

    /** Of a stage; of the last one also the totals of what was won, where it has none of its own. */
    public static Totals of(Population population, Stage stage) {
        var own = ofStage(population, stage);
        boolean last = stage.equals(population.funnel().last());
        return own.facts.isEmpty() && last ? of(population, Outcome.WON) : own;
    }

    /** Of a stage, without what totals of outcomes tell of it. */
    public static Totals ofStage(Population population, Stage stage) {
        return of(population, stage.name(), total -> stage.equals(total.stage()));
    }

    /** Of closes. They name no funnel, so they are the main one's. */
    public static Totals of(Population population, Outcome outcome) {
        return population.funnel().name().equals(TenantSettings.MAIN)
                ? of(population, outcome.word(), total -> total.outcome() == outcome)
                : NONE;
    }

    /** No totals at all. */
    public static Totals none() {
        return NONE;
    }

    public boolean isEmpty() {
        return facts.isEmpty();
    }

    /** Those of a span; {@link Sum#untold()} if a month lies in it in part only. */
    public Sum in(Span span) {
        long count = 0;
        boolean any = false;
        boolean estimated = false;
        boolean cut = false;
        for (var fact : facts) {
            var range = range(fact.total());
            boolean begins = span.contains(range.from());
            if (fact.total().per() == Total.Per.MONTH
                    && !range.and(span).isEmpty()
                    && !range.and(span).equals(range)) {
                cut = true;
            } else if (begins) {
                any = true;
                count += fact.total().count();
                estimated |= fact.total().estimate();
            }
        }
        return new Sum(count, any, estimated, cut);
    }

    /** The facts that count in a span. */
    public List<TotalFact> facts(Span span) {
        return facts.stream()
                .filter(f -> span.contains(range(f.total()).from()))
                .toList();
    }

    /** The facts that have a part in any of the spans. */
    public List<TotalFact> touching(Collection<Span> spans) {
        return facts.stream()
                .filter(f ->
                        spans.stream().anyMatch(s -> !range(f.total()).and(s).isEmpty()))
                .toList();
    }

    /** Whether a single fact of that day is told by a total already. */
    public boolean tells(int day) {
        for (var fact : facts) {
            if (range(fact.total()).contains(day)) {
                return true;
            }
        }
        return false;
    }

    /** What to say where a single fact is told by a total already. */
    public Sentence twice(int day) {
        return Said.COUNTED_TWICE.of(what, LocalDate.ofEpochDay(day));
    }

    /** The day a total counts on. */
    public static int day(TotalFact fact) {
        return range(fact.total()).from();
    }

    static Span range(Total total) {
        var end = switch (total.per()) {
            case DAY -> total.at();
            case WEEK -> total.at().plusDays(6);
            case MONTH -> total.at().plusMonths(1).minusDays(1);
        };
        return new Span(Math.toIntExact(total.at().toEpochDay()), Math.toIntExact(end.toEpochDay()));
    }

    private static Totals of(Population population, String what, Predicate<Total> wanted) {
        return new Totals(
                what,
                population.view().totals().stream()
                        .filter(f -> wanted.test(f.total()))
                        .filter(f -> f.total().at().toEpochDay() <= population.today())
                        .sorted(Comparator.comparing(f -> f.total().at()))
                        .toList());
    }

    /**
     * @param any whether there was one at all
     * @param estimated whether one of them was a guess
     * @param untold whether there are some that cannot be told
     */
    public record Sum(long count, boolean any, boolean estimated, boolean untold) {

        Sum untold(boolean be) {
            return new Sum(count, any, estimated, be);
        }

        /** Whether totals have a part in the span. */
        public boolean present() {
            return any || untold;
        }
    }
}
