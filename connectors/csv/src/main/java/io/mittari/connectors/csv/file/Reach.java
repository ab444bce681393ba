package io.mittari.connectors.csv.file;

import io.mittari.metrics.api.fact.Closed;
import io.mittari.metrics.api.fact.StageEntered;
import io.mittari.metrics.api.fact.Total;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.api.ingest.SourceRecord;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How far an export reaches: the newest day on which it says that something happened.
 *
 * @param at the row that says so
 */
record Reach(LocalDate day, Origin at) {

    /** Of one record, up to a day; null if it has no day. What is yet to come is planned, and no mark of an export's age. */
    static @Nullable Reach of(SourceRecord record, LocalDate upTo, ZoneId zone) {
        LocalDate newest = null;
        for (var slot : record.slots()) {
            LocalDate day = null;
            if (slot.fact() instanceof StageEntered entered && entered.at() != null) {
                day = entered.at().day(zone);
            } else if (slot.fact() instanceof Closed closed) {
                day = closed.at().day(zone);
            } else if (slot.fact() instanceof Total total) {
                day = total.at();
            }
            if (day != null && !day.isAfter(upTo) && (newest == null || day.isAfter(newest))) {
                newest = day;
            }
        }
        return newest == null ? null : new Reach(newest, record.origin());
    }

    boolean isBefore(Reach other) {
        return day.isBefore(other.day);
    }
}
