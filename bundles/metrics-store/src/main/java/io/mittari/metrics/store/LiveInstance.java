package io.mittari.metrics.store;

import io.mittari.metrics.api.ingest.Instance;

/**
 * An instance that a tenant runs, bound to an exact bundle.
 *
 * @param component symbolic name of the bundle, which is its factory PID: {@code io.mittari.connectors.csv}
 * @param version of the bundle
 * @param sha256 digest of the bundle's jar, lower-case hex
 * @param settings its settings as JSON text
 */
public record LiveInstance(
        Kind kind, Instance instance, String component, String version, String sha256, String settings) {

    /** What an instance does. */
    public enum Kind {
        CONNECTOR,
        REPORT,
        ALERT
    }
}
