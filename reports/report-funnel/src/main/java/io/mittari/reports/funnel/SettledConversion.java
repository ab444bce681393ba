package io.mittari.reports.funnel;

import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.query.Leak;
import io.mittari.metrics.api.tenant.TenantSettings.Limit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversion by its newest settled months together (C12).
 *
 * @param horizon days within which one had to go on
 * @param cohort the months; null: none is settled
 * @param rate of these months; null as {@code cohort}
 * @param months the rate of each of these months, the newest last
 * @param year percent of each of the twelve months, null where not settled or nobody entered
 * @param leak if it is one
 */
record SettledConversion(
        Stage from,
        Stage to,
        int horizon,
        @Nullable Period cohort,
        @Nullable Measurement rate,
        List<Measurement> months,
        List<@Nullable Double> year,
        @Nullable Limit limit,
        @Nullable Leak leak) {

    /** What may be said of it. */
    enum Judgement {
        LEAK("judged.leak"),
        POSSIBLE_LEAK("judged.possible"),
        BELOW("judged.below"),
        IN_RANGE("judged.in"),
        ABOVE("judged.above"),
        NO_LIMIT("judged.no-limit"),
        OPEN("judged.open");

        private final String key;

        Judgement(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    Judgement judgement() {
        if (leak != null) {
            return leak.certain() ? Judgement.LEAK : Judgement.POSSIBLE_LEAK;
        }
        if (limit == null) {
            return Judgement.NO_LIMIT;
        }
        if (rate == null || rate.value() == null) {
            return Judgement.OPEN;
        }
        if (rate.value().doubleValue() < limit.floor()) {
            return Judgement.BELOW;
        }
        return limit.upper() != null && rate.value().doubleValue() > limit.upper()
                ? Judgement.ABOVE
                : Judgement.IN_RANGE;
    }

    /** Whether each of three settled months was above the upper range (C46). */
    boolean aboveForThreeMonths() {
        var upper = limit == null ? null : limit.upper();
        return upper != null
                && months.size() == Cohorts.MONTHS
                && months.stream().allMatch(m -> m.value() != null && m.value().doubleValue() > upper);
    }
}
