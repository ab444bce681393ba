package io.mittari.metrics.api.report;

import io.mittari.metrics.api.Period;
import java.time.YearMonth;
import java.util.Locale;

/**
 * What a report is asked for.
 *
 * @param month the month reported on; it may still be running
 * @param language of texts, numbers and dates
 */
public record ReportRequest(YearMonth month, Locale language) {

    public static ReportRequest of(YearMonth month, Locale language) {
        return new ReportRequest(month, language);
    }

    public Period period() {
        return Period.of(month);
    }
}
