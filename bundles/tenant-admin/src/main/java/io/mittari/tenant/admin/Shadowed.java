package io.mittari.tenant.admin;

import io.mittari.metrics.api.report.Document;
import io.mittari.metrics.store.LiveInstance;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What two versions wrote.
 *
 * @param live the instance that runs
 * @param version the one beside it
 * @param sequence what both read
 * @param today the day that both count as of
 */
public record Shadowed(LiveInstance live, String version, long sequence, LocalDate today, List<Month> months) {

    public Shadowed {
        months = List.copyOf(months);
    }

    /**
     * A month of both. An alert is asked as of the month's last day.
     *
     * @param before by the live version
     * @param after by the other one
     */
    public record Month(YearMonth month, Written before, Written after) {}

    /**
     * What a version wrote of a month; of an alert, a page that tells what it says.
     *
     * @param trouble why it could not; null exactly where there is a document
     */
    public record Written(
            @Nullable Document document, @Nullable String trouble) {

        public Written {
            if ((document == null) == (trouble == null)) {
                throw new IllegalArgumentException("either a document, or why there is none");
            }
        }

        public static Written document(Document document) {
            return new Written(document, null);
        }

        public static Written trouble(String why) {
            return new Written(null, why);
        }
    }
}
