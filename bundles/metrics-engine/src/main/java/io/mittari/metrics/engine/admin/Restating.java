package io.mittari.metrics.engine.admin;

import io.mittari.metrics.api.tenant.TenantSettings;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is compared with what.
 *
 * @param by attributes, at most two
 * @param funnel its name
 * @param horizon days after which a cohort is judged; null: none
 * @param reported the earlier point
 * @param asOf the later one
 * @param today the day of both; null: that of {@code reported}
 * @param limit of the changes of facts told of one number
 */
public record Restating(
        YearMonth month,
        List<String> by,
        String funnel,
        @Nullable Integer horizon,
        AsOf reported,
        AsOf asOf,
        @Nullable LocalDate today,
        int limit) {

    public Restating {
        by = List.copyOf(by);
    }

    /** The main funnel's month as reported, and now. */
    public static Restating of(YearMonth month, int limit) {
        return new Restating(
                month, List.of(), TenantSettings.MAIN, null, new AsOf.Reported(month), AsOf.NOW, null, limit);
    }
}
