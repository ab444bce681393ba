package io.mittari.itests.reports.monthly;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.query.FunnelTable.Step;
import io.mittari.metrics.api.query.Metrics;
import io.mittari.metrics.api.query.Question;
import java.time.YearMonth;
import java.util.List;

/** What the page says, asked for once. */
record MonthFigures(
        YearMonth month, long sequence, Measurement winRate, Measurement revenue, Measurement won, List<Step> stages) {

    /** @param judged whose wins and losses the win rate is made of */
    static MonthFigures of(YearMonth month, Basis judged, Metrics metrics) throws BadRequest {
        var period = Period.of(month);
        return new MonthFigures(
                month,
                metrics.sequence(),
                one(metrics, Question.of("win-rate", period).on(judged)),
                one(metrics, Question.of("revenue", period)),
                one(metrics, Question.of("won-count", period)),
                metrics.funnel(Question.of("stage-count", period)).rows().get(0).stages());
    }

    private static Measurement one(Metrics metrics, Question question) throws BadRequest {
        return metrics.measure(question).get(0).cell();
    }
}
