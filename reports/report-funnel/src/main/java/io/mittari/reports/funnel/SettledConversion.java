package io.mittari.reports.funnel;

import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.query.Leak;
import io.mittari.metrics.api.query.SettledCohort;
import io.mittari.metrics.api.tenant.TenantSettings.Limit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversion with what may be said of it.
 *
 * @param cohort its newest settled months together
 * @param months the rate of each of these months, the newest last
 * @param year percent of each of the twelve months, null where not settled or nobody entered
 * @param leak if it is one
 */
record SettledConversion(
        SettledCohort cohort,
        List<Measurement> months,
        List<@Nullable Double> year,
        @Nullable Limit limit,
        @Nullable Leak leak) {

    private static final int MONTHS = 3;

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
        var rate = cohort.rate();
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
                && months.size() == MONTHS
                && months.stream().allMatch(m -> m.value() != null && m.value().doubleValue() > upper);
    }
}
