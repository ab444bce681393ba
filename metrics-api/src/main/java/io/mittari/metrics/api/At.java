package io.mittari.metrics.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** When something happened, as the source gave it: a day, or an instant. A day is never turned into an instant. */
public sealed interface At {

    /** The calendar day it falls on; {@code zone} is the tenant's and only matters for an instant. */
    LocalDate day(ZoneId zone);

    static At day(LocalDate day) {
        return new Day(day);
    }

    static At instant(Instant instant) {
        return new Moment(instant);
    }

    /** A calendar day of the source, without a time. */
    record Day(LocalDate date) implements At {
        @Override
        public LocalDate day(ZoneId zone) {
            return date;
        }

        @Override
        public String toString() {
            return date.toString();
        }
    }

    /** A point of time. */
    record Moment(Instant instant) implements At {
        @Override
        public LocalDate day(ZoneId zone) {
            return LocalDate.ofInstant(instant, zone);
        }

        @Override
        public String toString() {
            return instant.toString();
        }
    }
}
