package io.mittari.metrics.store;

import io.mittari.metrics.api.ingest.Rejected;
import java.time.Instant;

/**
 * A rejected record that waits for a person.
 *
 * @param identity 32 hex digits; a record that comes again has the same and takes its place
 * @param instance name of the one that brought it
 * @param source the number space it belongs to
 * @param at when it was rejected
 */
public record KeptRejection(long id, String identity, String instance, String source, Instant at, Rejected rejected) {}
