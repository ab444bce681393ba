package io.mittari.connector.runtime;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The few threads all polls of all connectors share. Lent to Camel, which never shuts it down. */
final class PollPool extends ScheduledThreadPoolExecutor {

    PollPool(int threads) {
        super(threads, new PlatformThreads("mittari-poll"));
        setRemoveOnCancelPolicy(true);
    }

    /** What a connector left set on the thread would be seen by the next one. */
    @Override
    protected void afterExecute(Runnable work, @Nullable Throwable failure) {
        super.afterExecute(work, failure);
        Thread.currentThread().setContextClassLoader(PollPool.class.getClassLoader());
        MDC.clear();
    }
}
