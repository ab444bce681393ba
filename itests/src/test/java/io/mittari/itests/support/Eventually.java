package io.mittari.itests.support;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Waits for a condition that nothing tells us of. */
public final class Eventually {

    private static final Duration PAUSE = Duration.ofMillis(20);

    private Eventually() {}

    /** Asks again and again until there is a value; fails with {@code otherwise} after the limit. */
    public static <T> T get(Duration limit, Callable<Optional<T>> value, Supplier<String> otherwise) throws Exception {
        var end = System.nanoTime() + limit.toNanos();
        for (var found = value.call(); ; found = value.call()) {
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + limit + ": " + otherwise.get());
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }
}
