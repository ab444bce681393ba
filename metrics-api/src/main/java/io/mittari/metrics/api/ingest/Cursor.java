package io.mittari.metrics.api.ingest;

import org.jspecify.annotations.Nullable;

/**
 * How far a connector has read, stored in the same transaction as the facts. A batch whose {@code before} is not the
 * stored cursor is refused, so no second reader can come between.
 *
 * @param before what the connector read on from; null: from the beginning
 * @param after what is stored now; the connector's own format
 */
public record Cursor(@Nullable String before, String after) {}
