package io.mittari.connector.runtime;

import java.time.Duration;

/**
 * @param drain how long what is in flight may take to end
 * @param handIn how long after the beginning of a drain a delivery may bring more than the batch it had in hand
 * @param stop how long it may at most when the platform stops
 * @param pollThreads shared by all connectors
 */
record RuntimeSettings(Duration drain, Duration handIn, Duration stop, int pollThreads) {

    private static final Duration HAND_IN = Duration.ofSeconds(5);
    private static final Duration STOP = Duration.ofSeconds(12);

    RuntimeSettings {
        within("drainSeconds", drain.toSeconds(), 3600);
        within("pollThreads", pollThreads, 64);
    }

    static RuntimeSettings from(RuntimeConfig config) {
        return new RuntimeSettings(Duration.ofSeconds(config.drainSeconds()), HAND_IN, STOP, config.pollThreads());
    }

    private static void within(String name, long value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException("%s is %d; it must be 1 to %d".formatted(name, value, most));
        }
    }
}
