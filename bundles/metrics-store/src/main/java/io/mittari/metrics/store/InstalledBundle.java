package io.mittari.metrics.store;

import java.time.Instant;

/**
 * A connector, report or alert bundle that was added to those the platform came with.
 *
 * @param sha256 digest of the jar, lower-case hex: its file is kept by that
 * @param name symbolic name
 * @param size of the jar in bytes
 * @param trust why it was trusted when it was installed, in words
 * @param by who installed it
 * @param why in that one's words; empty if none was given
 */
public record InstalledBundle(
        String sha256,
        String name,
        String version,
        LiveInstance.Kind kind,
        long size,
        String trust,
        String by,
        String why,
        Instant at) {}
