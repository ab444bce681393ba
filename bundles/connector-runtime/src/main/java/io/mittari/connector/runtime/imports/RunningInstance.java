package io.mittari.connector.runtime.imports;

import io.mittari.metrics.api.ingest.Instance;

/**
 * How it stands with one connector instance in one generation.
 *
 * @param component symbolic name of its bundle
 * @param version of its bundle
 * @param inFlight exchanges inside its routes, polls under way and imports by command
 * @param detail why it is stuck, or what it waits for; may be empty
 */
public record RunningInstance(
        Instance instance, String component, String version, State state, long inFlight, String detail) {

    /** Where an instance is in its life. */
    public enum State {
        /** Offered; its routes are being made, or wait for those of the generation before. */
        STARTING,
        RUNNING,
        /** Takes nothing new; what is in flight is waited for. */
        DRAINING,
        /** Could not be started, or did not end in time; the detail says which. */
        STUCK,
        /** Offered, but a higher generation runs; nothing of it is in flight. */
        REPLACED
    }
}
