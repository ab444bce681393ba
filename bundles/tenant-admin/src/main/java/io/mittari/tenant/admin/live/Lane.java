package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread on which everything that changes what tenants run happens, one change after the other. */
final class Lane implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final int FAREWELL_SECONDS = 5;

    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Lane::thread);

    /** Does it when its turn comes, and waits for that. */
    <T> T run(Change<T> change) throws BadRequest, Unavailable {
        try {
            return thread.submit(change::make).get();
        } catch (CancellationException e) {
            throw new Unavailable("the platform is stopping", e);
        } catch (ExecutionException e) {
            throw unwrapped(e.getCause());
        } catch (RejectedExecutionException e) {
            throw new Unavailable("the platform is stopping", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while waiting; the change may still be made", e);
        }
    }

    void begin(Runnable work) {
        thread.execute(work);
    }

    private static Unavailable unwrapped(@Nullable Throwable cause) throws BadRequest {
        if (cause instanceof BadRequest wrong) {
            throw wrong;
        }
        if (cause instanceof RuntimeException bug) {
            throw bug;
        }
        if (cause instanceof Error bug) {
            throw bug;
        }
        return cause instanceof Unavailable later ? later : new Unavailable("the platform is stopping", cause);
    }

    /**
     * What waits is given up, what runs is given a moment to end. No interrupts: they would harm the store's files. What
     * a change waits for in the framework has an end of its own.
     */
    @Override
    public void close() {
        thread.shutdown();
        var waiting = new ArrayList<Runnable>();
        thread.getQueue().drainTo(waiting);
        for (var each : waiting) {
            if (each instanceof Future<?> change) {
                change.cancel(false);
            }
        }
        try {
            if (!thread.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("a change of a tenant did not end in {} s; the platform stops all the same", FAREWELL_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(Runnable work) {
        var made = new Thread(work, "mittari-tenants");
        made.setDaemon(true);
        return made;
    }

    /** A change of what tenants run. */
    @FunctionalInterface
    interface Change<T> {

        T make() throws BadRequest, Unavailable, InterruptedException;
    }
}
