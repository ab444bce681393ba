package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.Unavailable;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A call into a foreign bundle, on a thread of its own: a context class loader or thread local it leaves ends with the
 * thread, and a call that hangs holds nobody else. The lease is given back when the call is over, however late.
 */
final class LentCall<T> {

    private final Running running;
    private final FutureTask<T> answer;
    private final Thread thread;

    private LentCall(Running running, Callable<T> call) {
        this.running = running;
        answer = new FutureTask<>(call);
        thread = new Thread(this::run, "mittari-call " + running.instance().instance());
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
    }

    /** @param running leased */
    static <T> LentCall<T> of(Running running, Callable<T> call) {
        var lent = new LentCall<>(running, call);
        lent.thread.start();
        return lent;
    }

    private void run() {
        try {
            answer.run();
        } finally {
            running.giveBack();
        }
    }

    T await(Duration limit) throws MetricsException {
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new Unavailable(
                    "%s of %s did not answer in %d s"
                            .formatted(
                                    Kinds.told(running.instance()),
                                    running.instance().instance().tenant(),
                                    limit.toSeconds()),
                    e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while %s worked".formatted(Kinds.told(running.instance())), e);
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        }
    }

    private static MetricsException thrown(@Nullable Throwable cause) {
        if (cause instanceof RuntimeException bug) {
            throw bug;
        }
        if (cause instanceof Error bug) {
            throw bug;
        }
        if (cause instanceof MetricsException told) {
            return told;
        }
        throw new IllegalStateException(cause);
    }
}
