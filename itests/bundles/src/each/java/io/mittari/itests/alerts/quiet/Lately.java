package io.mittari.itests.alerts.quiet;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.query.Metrics;
import io.mittari.metrics.api.query.Question;

/** The days up to today. */
final class Lately {

    private Lately() {}

    static long count(String metric, int days, Metrics metrics) throws BadRequest {
        var period = new Period(metrics.today().minusDays(days), metrics.today());
        var counted = metrics.measure(Question.of(metric, period)).get(0).cell().value();
        return counted == null ? 0 : counted.longValue();
    }
}
