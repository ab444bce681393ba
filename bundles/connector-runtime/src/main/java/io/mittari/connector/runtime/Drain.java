package io.mittari.connector.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Waits until nothing is in flight in an instance's routes, without holding a thread or a lock. After the limit nothing
 * is written any more, and what is in flight has a moment to find that out; then the drain ends all the same.
 */
final class Drain {

    private static final long LOOK_EVERY_MS = 20;
    private static final Duration MOMENT = Duration.ofSeconds(2);

    private final InstanceRoutes routes;
    private final ScheduledExecutorService coordinator;
    private final Clock clock;
    private final Instant limit;
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

    private Drain(InstanceRoutes routes, ScheduledExecutorService coordinator, Clock clock, Duration limit) {
        this.routes = routes;
        this.coordinator = coordinator;
        this.clock = clock;
        this.limit = clock.instant().plus(limit);
    }

    /** Completes with true once nothing is in flight, with false if something still is after the limit. */
    static CompletableFuture<Boolean> of(
            InstanceRoutes routes, ScheduledExecutorService coordinator, Clock clock, Duration limit) {
        routes.doorway().drain();
        var drain = new Drain(routes, coordinator, clock, limit);
        return routes.host()
                .lane()
                .run("suspending " + routes.offered(), () -> {
                    routes.suspend();
                    return true;
                })
                .thenComposeAsync(suspended -> drain.ended(), coordinator);
    }

    private CompletableFuture<Boolean> ended() {
        look();
        return ended;
    }

    private void look() {
        var now = clock.instant();
        if (routes.inFlight() == 0) {
            routes.doorway().shut();
            ended.complete(true);
        } else if (now.isAfter(limit.plus(MOMENT))) {
            ended.complete(false);
        } else {
            if (now.isAfter(limit)) {
                routes.doorway().shut();
            }
            var unused = coordinator.schedule(this::look, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
        }
    }
}
