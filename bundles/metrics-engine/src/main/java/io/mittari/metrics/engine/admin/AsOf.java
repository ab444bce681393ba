package io.mittari.metrics.engine.admin;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;

/** A point of a tenant's journal, as people name it (C2). */
public sealed interface AsOf {

    /** The newest point. */
    AsOf NOW = new Now();

    /**
     * A day (its end), an instant with zone, or {@code #SEQUENCE} as receipts print it.
     *
     * @throws IllegalArgumentException naming the forms there are
     */
    static AsOf parse(String text) {
        try {
            if (text.startsWith("#")) {
                return new AtSequence(Long.parseLong(text.substring(1)));
            }
            return text.length() == 10
                    ? new EndOf(LocalDate.parse(text))
                    : new AtInstant(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'%s' is no point of the journal: write a day 2026-10-31, an instant 2026-10-31T12:00:00+02:00, or #SEQUENCE as a receipt prints it"
                            .formatted(text),
                    e);
        }
    }

    record Now() implements AsOf {}

    record AtSequence(long sequence) implements AsOf {}

    record AtInstant(Instant instant) implements AsOf {}

    /** The point at which a month was first reported, or counts as such (C3). */
    record Reported(YearMonth month) implements AsOf {}

    /** The last moment of a day in the tenant's zone. */
    record EndOf(LocalDate day) implements AsOf {}
}
