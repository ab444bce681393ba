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

    private final String who;
    private final Runnable giveBack;
    private final FutureTask<T> answer;
    private final Thread thread;

    private LentCall(String who, String name, Runnable giveBack, Callable<T> call) {
        this.who = who;
        this.giveBack = giveBack;
        answer = new FutureTask<>(call);
        thread = ForeignThread.of("call " + name, this::run);
    }

    /** @param running leased */
    static <T> LentCall<T> of(Running running, Callable<T> call) {
        var instance = running.instance();
        var who = "%s of %s".formatted(Kinds.told(instance), instance.instance().tenant());
        return started(new LentCall<>(who, instance.instance().toString(), running::giveBack, call));
    }

    /** @param giveBack called when the call is over */
    static <T> LentCall<T> of(String who, Runnable giveBack, Callable<T> call) {
        return started(new LentCall<>(who, who, giveBack, call));
    }

    private static <T> LentCall<T> started(LentCall<T> lent) {
        lent.thread.start();
        return lent;
    }

    private void run() {
        try {
            answer.run();
        } finally {
            giveBack.run();
        }
    }

    T await(Duration limit) throws MetricsException {
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            ForeignThread.giveUp(thread, "a call of " + who);
            throw new Unavailable("%s did not answer in %d s".formatted(who, limit.toSeconds()), e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while %s worked".formatted(who), e);
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
