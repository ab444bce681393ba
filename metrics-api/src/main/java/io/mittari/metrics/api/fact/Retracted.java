package io.mittari.metrics.api.fact;

import io.mittari.metrics.api.At;
import org.jspecify.annotations.Nullable;

/**
 * The source takes back what an earlier record of the same entry said.
 *
 * @param record key of that record
 * @param slot the one fact taken back; null: all of the record
 */
public record Retracted(
        String record, @Nullable String slot, @Nullable At at) implements Fact {}
