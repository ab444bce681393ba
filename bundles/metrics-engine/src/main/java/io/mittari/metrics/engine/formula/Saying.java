package io.mittari.metrics.engine.formula;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.Measurement.Notes;
import io.mittari.metrics.api.Sentence;
import io.mittari.metrics.api.query.MetricDefinition;
import io.mittari.metrics.engine.counting.Covered;
import io.mittari.metrics.engine.counting.Population;
import io.mittari.metrics.engine.counting.Said;
import io.mittari.metrics.engine.counting.Span;
import io.mittari.metrics.engine.statistics.Interval;
import io.mittari.metrics.engine.statistics.Intervals;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** How a metric says its numbers: with basis, definition, coverage and remarks. */
final class Saying {

    static final Sentence ONLY_TOTALS = Said.ONLY_TOTALS.of();

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final MetricDefinition metric;
    private final Basis basis;
    private final Population population;

    Saying(MetricDefinition metric, Basis basis, Population population) {
        this.metric = metric;
        this.basis = basis;
        this.population = population;
    }

    Measurement noData(Sentence why, Notes notes) {
        return Measurement.noData(metric.unit(), metric.definition(), why)
                .on(basis)
                .noting(remarked(notes));
    }

    /** Nothing to make a number of, because it is not covered; empty if it is. */
    Optional<Measurement> gap(Covered covered, Span span, Notes notes) {
        return covered.gap(span).map(why -> noData(why, notes));
    }

    /** Nothing to make a number of: because it is not covered, or as said. */
    Measurement nothing(Covered covered, Span span, Sentence otherwise, Notes notes) {
        return gap(covered, span, notes).orElseGet(() -> noData(otherwise, notes));
    }

    Measurement count(long count, Covered covered, Span span, Notes notes) {
        return said(Measurement.count(count, metric.definition()), covered, span, notes);
    }

    /** A count that no coverage bears on. */
    Measurement plain(long count, Notes notes) {
        return Measurement.count(count, metric.definition()).on(basis).noting(remarked(notes));
    }

    /** A share in percent with Wilson's interval. */
    Measurement share(long part, long all, Covered covered, Span span, Notes notes) {
        return said(percent(part, all, Intervals.wilson(part, all), "wilson").ofN(all), covered, span, notes);
    }

    /** A ratio of two counts in percent (C13). */
    Measurement ratio(long part, long all, Covered covered, Span span, Notes notes) {
        return said(bareRatio(part, all), covered, span, notes);
    }

    /** As {@link #share}, without a word on coverage. */
    Measurement bareShare(long part, long all) {
        return percent(part, all, Intervals.wilson(part, all), "wilson")
                .ofN(all)
                .on(basis);
    }

    /** As {@link #ratio}, without a word on coverage. */
    Measurement bareRatio(long part, long all) {
        return percent(part, all, Intervals.ratio(part, all), "ratio").ofN(all).on(basis);
    }

    /** A measurement, with what has to be said of the period. */
    Measurement said(Measurement measured, Covered covered, Span span, Notes notes) {
        var marked = notes.partial(notes.partial() || covered.partial(span));
        return measured.on(basis).noting(remarked(marked));
    }

    /** So many could not be put into a period, for want of a date (C5). */
    static Notes leftOut(long undated) {
        return undated == 0 ? Notes.NONE : Notes.NONE.undated(undated);
    }

    static BigDecimal divided(BigDecimal number, long by) {
        return number.divide(BigDecimal.valueOf(by), MathContext.DECIMAL128);
    }

    static BigDecimal percent(long part, long all) {
        return divided(BigDecimal.valueOf(part).multiply(HUNDRED), all);
    }

    private Measurement percent(long part, long all, Interval interval, String kind) {
        return Measurement.of(percent(part, all), metric.unit(), metric.definition())
                .counts(part, all)
                .between(percent(interval.low()), percent(interval.high()), kind);
    }

    private static BigDecimal percent(double share) {
        return BigDecimal.valueOf(share).multiply(HUNDRED);
    }

    private Notes remarked(Notes notes) {
        var common = population.remark();
        return common == null ? notes : notes.remark(common);
    }
}
