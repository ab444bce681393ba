package io.mittari.itests.demo;

import io.mittari.metrics.api.Outcome;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One sale of a made-up company, as its CRM knows it on the day of the export.
 *
 * @param meeting the day the meeting was held; null: not yet, or never
 * @param value in major units; 0 until there is an offer
 */
record Sale(
        int number,
        String company,
        String seller,
        String channel,
        String segment,
        String product,
        LocalDate lead,
        @Nullable LocalDate meeting,
        @Nullable LocalDate offer,
        @Nullable Outcome outcome,
        @Nullable LocalDate closed,
        long value,
        String reason) {}
