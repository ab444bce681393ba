package io.mittari.metrics.api.query;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.tenant.TenantSettings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a metric.
 *
 * @param metric its id, {@code win-rate}
 * @param by dimensions, at most two: {@code month}, {@code quarter}, {@code year}, {@code fiscal-quarter},
 *     {@code fiscal-year}, or the name of an attribute; empty: one row
 * @param where only what has these values in these dimensions; {@code (blank)} for none
 * @param basis null: the metric's own
 * @param horizon days after which a cohort is judged; null: none (C11)
 * @param funnel its name
 */
public record Question(
        String metric,
        Period period,
        List<String> by,
        Map<String, String> where,
        @Nullable Basis basis,
        @Nullable Integer horizon,
        String funnel) {

    public Question {
        by = List.copyOf(by);
        where = Map.copyOf(where);
        if (horizon != null && horizon < 1) {
            throw new IllegalArgumentException("a horizon of %d days".formatted(horizon));
        }
    }

    public static Question of(String metric, Period period) {
        return new Question(metric, period, List.of(), Map.of(), null, null, TenantSettings.MAIN);
    }

    public Question by(String... dimensions) {
        return new Question(metric, period, List.of(dimensions), where, basis, horizon, funnel);
    }

    public Question where(Map<String, String> values) {
        return new Question(metric, period, by, values, basis, horizon, funnel);
    }

    public Question on(@Nullable Basis basis) {
        return new Question(metric, period, by, where, basis, horizon, funnel);
    }

    public Question within(@Nullable Integer days) {
        return new Question(metric, period, by, where, basis, days, funnel);
    }

    public Question in(String funnel) {
        return new Question(metric, period, by, where, basis, horizon, funnel);
    }
}
