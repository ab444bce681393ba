package io.mittari.metrics.store;

import java.time.Instant;

/**
 * The list of known-bad bundles that holds.
 *
 * @param serial of the list; a later list has a higher one
 * @param document the list as it was signed, JSON text
 * @param signer whose signature it has: id of a certificate that was trusted then
 * @param by who brought it
 */
public record BadBundleFeed(long serial, String document, String signer, String by, Instant at) {}
