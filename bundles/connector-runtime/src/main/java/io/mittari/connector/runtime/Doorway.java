package io.mittari.connector.runtime;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.ingest.Instance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Counts what is inside an instance's routes, and says who may still come in. Safe for many threads.
 *
 * <p>When a drain begins, no import comes in any more. What is inside may go on for the hand-in time, then bring the
 * batch it had in hand, however long that takes, but no further one; an import goes on to its end. After {@link #shut}
 * nothing is written.
 */
final class Doorway {

    private final Instance instance;
    private final Clock clock;
    private final Duration handIn;
    private final Instant opened;
    private long inside;
    private long inHand;
    private @Nullable Instant draining;
    private boolean shut;

    Doorway(Instance instance, Clock clock, Duration handIn) {
        this.instance = instance;
        this.clock = clock;
        this.handIn = handIn;
        this.opened = clock.instant();
    }

    /** Lets an import in, unless a drain has begun; what came in must leave. */
    synchronized boolean enter() {
        if (draining != null) {
            return false;
        }
        inside++;
        return true;
    }

    /** Counts an exchange that begins in one of the routes. */
    synchronized void begin() {
        inside++;
    }

    synchronized void leave() {
        inside--;
    }

    synchronized long inside() {
        return inside;
    }

    synchronized void drain() {
        if (draining == null) {
            draining = clock.instant();
            inHand = Math.max(1, inside);
        }
    }

    synchronized void shut() {
        drain();
        shut = true;
    }

    /**
     * Whether another batch may be written.
     *
     * @param imported it belongs to an import by command
     * @throws Unavailable if it may not; the next generation reads it, unless it was imported
     */
    synchronized void pass(boolean imported) throws Unavailable {
        if (shut) {
            throw imported ? brokenOff() : replaced(null);
        }
        if (draining != null && !imported) {
            if (inHand <= 0 && draining.plus(handIn).isBefore(clock.instant())) {
                throw replaced(null);
            }
            inHand--;
        }
    }

    /**
     * Whether a refusal may only mean that a generation is not live yet, or no more: it was started just now, or a drain
     * has begun. Not so for an import: nobody reads that again, so its command is told at once.
     */
    synchronized boolean inSwap(boolean imported) {
        return !imported && (draining != null || opened.plus(handIn).isAfter(clock.instant()));
    }

    private Unavailable brokenOff() {
        return new Unavailable(
                "%s was replaced or stopped, and the import did not end in time; what it had stored stays: import again, it counts once"
                        .formatted(instance),
                null);
    }

    Unavailable replaced(@Nullable Throwable cause) {
        return new Unavailable(
                "%s is being started, replaced or stopped; the running generation reads this again".formatted(instance),
                cause);
    }
}
