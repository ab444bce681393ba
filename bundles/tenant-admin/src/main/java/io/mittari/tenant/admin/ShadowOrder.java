package io.mittari.tenant.admin;

import io.mittari.metrics.api.MetricsException.BadRequest;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be tried.
 *
 * @param name of a report or alert, {@code monthly}; or its component or the component's last word, where one has it
 * @param version of the same component
 * @param settings a JSON object as text; null: those of the live version
 * @param from the first month; null: {@code to}, else the third last full one
 * @param to the last month; null: {@code from}, else the last full one
 */
public record ShadowOrder(
        String name,
        String version,
        @Nullable String settings,
        @Nullable YearMonth from,
        @Nullable YearMonth to) {

    private static final int USUAL = 3;
    private static final int MOST = 24;

    /**
     * In their order.
     *
     * @param running the month that is not over
     */
    public List<YearMonth> months(YearMonth running) throws BadRequest {
        var usual = from == null && to == null;
        var first = from != null ? from : to != null ? to : running.minusMonths(USUAL);
        var last = usual ? running.minusMonths(1) : to != null ? to : first;
        if (last.isBefore(first)) {
            throw new BadRequest("the months end (%s) before they begin (%s)".formatted(last, first));
        }
        if (last.isAfter(running)) {
            throw new BadRequest("%s has not begun: it is %s".formatted(last, running));
        }
        var months = new ArrayList<YearMonth>();
        for (var month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            if (months.size() == MOST) {
                throw new BadRequest("%s to %s are more than %d months".formatted(first, last, MOST));
            }
            months.add(month);
        }
        return months;
    }
}
