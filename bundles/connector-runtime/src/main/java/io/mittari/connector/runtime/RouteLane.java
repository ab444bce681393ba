package io.mittari.connector.runtime;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where one context's routes are made, started and removed: one thing after the other. A connector whose code hangs
 * keeps its thread, but not the lane: after a while another thread goes on with what waits.
 */
final class RouteLane implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RouteLane.class);
    private static final int IDLE_SECONDS = 5;

    private final String name;
    private final ClassLoader loader;
    private final ScheduledExecutorService clock;
    private final Duration patience;
    private final ThreadPoolExecutor threads;

    RouteLane(String name, ClassLoader loader, ScheduledExecutorService clock, Duration patience) {
        this.name = name;
        this.loader = loader;
        this.clock = clock;
        this.patience = patience;
        this.threads = new ThreadPoolExecutor(
                1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new PlatformThreads("lane-" + name));
        threads.allowCoreThreadTimeOut(true);
    }

    /** Runs the work after all that was given before; fails the future with whatever the work throws. */
    <T> CompletableFuture<T> run(String what, Callable<T> work) {
        var done = new CompletableFuture<T>();
        threads.execute(() -> {
            var hang = clock.schedule(() -> stepAside(what), patience.toMillis(), TimeUnit.MILLISECONDS);
            try {
                done.complete(ContextLoader.during(loader, work::call));
            } catch (Throwable failure) { // a connector's code: also linkage errors end here, in the future
                done.completeExceptionally(failure);
            } finally {
                if (!hang.cancel(false)) {
                    stepBack();
                }
            }
        });
        return done;
    }

    private synchronized void stepAside(String what) {
        LOG.warn("{}: {} takes longer than {} s; the lane goes on without it", name, what, patience.toSeconds());
        threads.setMaximumPoolSize(threads.getMaximumPoolSize() + 1);
        threads.setCorePoolSize(threads.getCorePoolSize() + 1);
    }

    private synchronized void stepBack() {
        threads.setCorePoolSize(threads.getCorePoolSize() - 1);
        threads.setMaximumPoolSize(threads.getMaximumPoolSize() - 1);
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
