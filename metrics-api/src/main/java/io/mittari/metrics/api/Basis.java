package io.mittari.metrics.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whom a number is about. */
public enum Basis {
    /** What happened in the period, whenever it began (C13). */
    PERIOD,
    /** Those who entered in the period, whatever became of them until today (C11). */
    COHORT,
    /** Opportunities closed in the period (C20). */
    CLOSED,
    /** Opportunities created in the period, open ones included (C20). */
    CREATED,
    /** Opportunities open today. */
    OPEN;

    /** The name in commands and JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Basis> of(String word) {
        return Arrays.stream(values()).filter(b -> b.word().equals(word)).findFirst();
    }
}
