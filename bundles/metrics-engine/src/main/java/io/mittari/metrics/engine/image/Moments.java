package io.mittari.metrics.engine.image;

import io.mittari.metrics.api.At;
import io.mittari.metrics.engine.view.FactsView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Days and instants as one number each: doubled, and odd for an instant. */
final class Moments {

    static final long NONE = Long.MIN_VALUE;

    private Moments() {}

    static long of(@Nullable At at) {
        if (at instanceof At.Day day) {
            return day.date().toEpochDay() << 1;
        } else if (at instanceof At.Moment moment) {
            return moment.instant().getEpochSecond() << 1 | 1;
        }
        return NONE;
    }

    static long of(@Nullable LocalDate day) {
        return day == null ? NONE : day.toEpochDay() << 1;
    }

    /** The day in the zone; {@link FactsView#NEVER} for none. */
    static int day(long moment, ZoneId zone) {
        if (moment == NONE) {
            return FactsView.NEVER;
        }
        return (moment & 1) == 0
                ? (int) (moment >> 1)
                : (int) LocalDate.ofInstant(Instant.ofEpochSecond(moment >> 1), zone)
                        .toEpochDay();
    }

    /** Orders moments of one day; a day without a time is its beginning. */
    static long within(long moment) {
        return (moment & 1) == 0 ? Long.MIN_VALUE : moment >> 1;
    }
}
