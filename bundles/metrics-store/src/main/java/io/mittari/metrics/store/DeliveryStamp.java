package io.mittari.metrics.store;

import java.time.Instant;

/**
 * A source delivered successfully (C4).
 *
 * @param sequence from which this is known
 */
public record DeliveryStamp(String source, long sequence, Instant at) {}
