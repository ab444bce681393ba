package io.mittari.metrics.engine.query;

import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.Sentence;
import io.mittari.metrics.api.Unit;
import io.mittari.metrics.api.query.Trend;
import io.mittari.metrics.api.query.Trend.Trends;
import io.mittari.metrics.engine.counting.Said;
import io.mittari.metrics.engine.counting.Span;
import io.mittari.metrics.engine.statistics.Binomial;
import io.mittari.metrics.engine.statistics.WorkingDays;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** A count beside earlier ones; beyond chance by the exact binomial test, shares of working days expected (C42). */
final class CountTrends {

    /** Differences of so many working days are told (C41). */
    private static final int TOLD = 2;

    private static final double CHANCE = 0.05;

    private final WorkingDays working;
    private final Function<Span, Measurement> count;

    /** @param count of any span that was counted */
    CountTrends(WorkingDays working, Function<Span, Measurement> count) {
        this.working = working;
        this.count = count;
    }

    Trends of(Comparisons compared) {
        return new Trends(one(compared, compared.three().get(0)), mean3(compared), one(compared, compared.yearAgo()));
    }

    private Trend one(Comparisons compared, Span then) {
        var now = count.apply(compared.now());
        var earlier = count.apply(then);
        return now.value() == null || earlier.value() == null
                ? Beside.nothing(earlier, now, why(now, earlier))
                : compared(now, told(earlier, compared, then), earlier.value(), compared.now(), List.of(then));
    }

    private Trend mean3(Comparisons compared) {
        var now = count.apply(compared.now());
        var sum = BigDecimal.ZERO;
        for (var then : compared.three()) {
            var earlier = count.apply(then);
            if (now.value() == null
                    || earlier.value() == null
                    || earlier.notes().partial()) {
                var why = earlier.value() == null || now.value() == null ? why(now, earlier) : notWhole(then);
                return Beside.nothing(Measurement.noData(now.unit(), now.definition(), why), now, why);
            }
            sum = sum.add(earlier.value());
        }
        var mean = exact(sum.divide(BigDecimal.valueOf(3), Unit.RATIO.decimals(), RoundingMode.HALF_EVEN), now);
        return compared(now, mean, sum, compared.now(), compared.three());
    }

    private Trend compared(Measurement now, Measurement earlier, BigDecimal sum, Span span, List<Span> then) {
        var value = now.value();
        if (value == null || earlier.value() == null) {
            throw new IllegalArgumentException("nothing to compare");
        }
        var difference = value.subtract(earlier.value());
        long a = value.longValueExact();
        long b = sum.longValueExact();
        boolean beyond = a + b > 0 && Binomial.twoSided(a, a + b, share(span, then)) < CHANCE;
        return new Trend(earlier, exact(difference, now), Beside.verdict(difference, beyond));
    }

    /** The part of all working days that lies in the present; of all days where there are no working days. */
    private double share(Span now, List<Span> then) {
        int mine = working.between(now.from(), now.to());
        int theirs =
                then.stream().mapToInt(s -> working.between(s.from(), s.to())).sum();
        if (mine == 0 || theirs == 0) {
            mine = now.to() - now.from() + 1;
            theirs = then.stream().mapToInt(s -> s.to() - s.from() + 1).sum();
        }
        return (double) mine / (mine + theirs);
    }

    private Measurement told(Measurement earlier, Comparisons compared, Span then) {
        int mine = working.between(compared.now().from(), compared.now().to());
        int theirs = working.between(then.from(), then.to());
        return Math.abs(mine - theirs) < TOLD
                ? earlier
                : earlier.noting(earlier.notes().remark(Said.WORKING_DAYS.of(theirs, mine)));
    }

    private static Sentence notWhole(Span span) {
        return Said.NOT_WHOLE.of(LocalDate.ofEpochDay(span.from()), LocalDate.ofEpochDay(span.to()));
    }

    private static Sentence why(Measurement now, Measurement earlier) {
        var why = earlier.why() == null ? now.why() : earlier.why();
        if (why == null) {
            throw new IllegalArgumentException("both are measured");
        }
        return why;
    }

    /** A mean or difference of counts: not whole, so not rounded like a count. */
    private static Measurement exact(BigDecimal value, Measurement like) {
        var plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        return new Measurement(
                plain.scale() < 0 ? plain.setScale(0) : plain,
                like.unit(),
                null,
                null,
                null,
                null,
                null,
                null,
                "none",
                like.basis(),
                like.definition(),
                null,
                Measurement.Notes.NONE);
    }
}
