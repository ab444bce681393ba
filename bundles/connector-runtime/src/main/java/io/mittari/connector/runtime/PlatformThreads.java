package io.mittari.connector.runtime;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that know nothing of the connector in whose call they were made. */
final class PlatformThreads implements ThreadFactory {

    private final String name;
    private final AtomicInteger made = new AtomicInteger();

    PlatformThreads(String name) {
        this.name = name;
    }

    @Override
    public Thread newThread(Runnable work) {
        var thread = new Thread(work, name + "-" + made.incrementAndGet());
        thread.setDaemon(true);
        thread.setContextClassLoader(PlatformThreads.class.getClassLoader());
        return thread;
    }
}
