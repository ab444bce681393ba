package io.mittari.metrics.store;

import java.time.Instant;

/**
 * A block that cannot be read and is set aside: marked, never deleted, and left out of all that is read.
 *
 * @param why what is wrong with it, in words
 * @param at when it was found
 */
public record LostBlock(long number, String why, Instant at) {}
