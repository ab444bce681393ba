package io.mittari.metrics.engine.query;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.Sentence;
import io.mittari.metrics.api.Unit;
import io.mittari.metrics.api.query.Trend;
import io.mittari.metrics.api.query.Trend.Trends;
import io.mittari.metrics.engine.counting.Said;
import io.mittari.metrics.engine.counting.Span;
import io.mittari.metrics.engine.formula.StageCells;
import io.mittari.metrics.engine.statistics.Interval;
import io.mittari.metrics.engine.statistics.Intervals;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A conversion beside earlier ones. On the period basis it is beyond chance if the intervals of C13 do not overlap, on
 * the cohort basis if Newcombe's interval of the difference leaves out 0; cohorts that are not settled are not compared
 * (C12, C42). The three periods before are taken together.
 */
final class RateTrends {

    /** Percent of a cohort whose outcome has to be known. */
    private static final BigDecimal SETTLED = BigDecimal.valueOf(90);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Basis basis;
    private final StageCells cells;
    private final Function<Span, Measurement> rate;

    /** @param rate on the basis, of any span that was counted */
    RateTrends(Basis basis, StageCells cells, Function<Span, Measurement> rate) {
        this.basis = basis;
        this.cells = cells;
        this.rate = rate;
    }

    Trends of(Comparisons compared) {
        var now = rate.apply(compared.now());
        if (compared.running() && basis == Basis.COHORT) {
            return Beside.nothing(now, Said.COHORT_RUNNING.of());
        }
        return new Trends(
                one(now, rate.apply(compared.three().get(0))),
                mean3(now, compared.three().stream().map(rate).toList()),
                one(now, rate.apply(compared.yearAgo())));
    }

    private Trend one(Measurement now, Measurement then) {
        var obstacle = obstacle(now) == null ? obstacle(then) : obstacle(now);
        return obstacle == null ? compared(now, then) : Beside.nothing(then, now, obstacle);
    }

    private Trend mean3(Measurement now, List<Measurement> three) {
        long part = 0;
        long all = 0;
        var obstacle = obstacle(now);
        for (var then : three) {
            obstacle = obstacle == null ? obstacle(then) : obstacle;
            obstacle = obstacle == null && then.notes().partial() ? Said.ONE_NOT_WHOLE.of() : obstacle;
            part += or0(then.numerator());
            all += or0(then.denominator());
        }
        if (obstacle != null) {
            return Beside.nothing(Measurement.noData(now.unit(), now.definition(), obstacle), now, obstacle);
        }
        return compared(now, cells.together(basis, part, all));
    }

    private Trend compared(Measurement now, Measurement then) {
        long k1 = or0(now.numerator());
        long n1 = or0(now.denominator());
        long k2 = or0(then.numerator());
        long n2 = or0(then.denominator());
        var difference = percent(k1, n1).subtract(percent(k2, n2));
        var points = Measurement.of(difference, Unit.POINTS, now.definition()).on(basis);
        if (basis == Basis.COHORT) {
            var interval = Intervals.newcombe(k1, n1, k2, n2);
            return new Trend(then, within(points, interval), Beside.verdict(difference, !interval.contains(0)));
        }
        boolean beyond = !Intervals.ratio(k1, n1).overlaps(Intervals.ratio(k2, n2));
        return new Trend(then, points, Beside.verdict(difference, beyond));
    }

    private static Measurement within(Measurement points, Interval shares) {
        return points.between(
                BigDecimal.valueOf(shares.low()).multiply(HUNDRED),
                BigDecimal.valueOf(shares.high()).multiply(HUNDRED),
                "newcombe");
    }

    /** Why a rate cannot be compared; null if it can. */
    private static @Nullable Sentence obstacle(Measurement rate) {
        var settled = rate.notes().settled();
        return settled != null && settled.compareTo(SETTLED) < 0
                ? Said.NOT_SETTLED.of(settled.toPlainString())
                : rate.why();
    }

    private static BigDecimal percent(long part, long all) {
        return BigDecimal.valueOf(part).multiply(HUNDRED).divide(BigDecimal.valueOf(all), MathContext.DECIMAL128);
    }

    private static long or0(@Nullable Long number) {
        return number == null ? 0 : number;
    }
}
