package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The one thread on which everything that changes what tenants run happens, one change after the other. */
final class Lane implements AutoCloseable {

    private static final int FAREWELL_SECONDS = 5;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        var made = new Thread(work, "mittari-tenants");
        made.setDaemon(true);
        return made;
    });

    /** Does it when its turn comes, and waits for that. */
    <T> T run(Change<T> change) throws BadRequest, Unavailable {
        try {
            return thread.submit(change::make).get();
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

    /** What waits is given up, what runs is interrupted and given a moment to end. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A change of what tenants run. */
    @FunctionalInterface
    interface Change<T> {

        T make() throws BadRequest, Unavailable, InterruptedException;
    }
}
