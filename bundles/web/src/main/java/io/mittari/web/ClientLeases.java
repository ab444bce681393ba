package io.mittari.web;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who uses the platform. A lease is an open connection: a client that is killed loses it without a word. A platform
 * that was started by a command ends when the last lease is gone.
 */
final class ClientLeases {

    private static final byte[] BEAT = {'\n'};

    private final Duration beat;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int held;
    private int ever;
    private boolean stays;
    private boolean closed;

    /** @param stays whether the platform stays when nobody uses it */
    ClientLeases(Duration beat, boolean stays) {
        this.beat = beat;
        this.stays = stays;
    }

    int held() {
        return inLock(() -> held);
    }

    boolean stays() {
        return inLock(() -> stays);
    }

    /** From now on the platform stays until it is told to stop. */
    void stay() {
        inLock(() -> stays = true);
    }

    /** Ends all leases; to be called when the platform stops. */
    void close() {
        inLock(() -> closed = true);
    }

    /** Holds a lease until the client is gone or the platform stops. */
    void hold(OutputStream client) throws InterruptedException {
        inLock(() -> {
            ever++;
            return held++;
        });
        try {
            do {
                client.write(BEAT);
                client.flush();
            } while (waited());
        } catch (IOException gone) {
            // The client has ended: that is how it gives its lease back.
        } finally {
            inLock(() -> held--);
        }
    }

    /**
     * Returns true once the platform has had no client for {@code grace}, or none at all within {@code first}; false
     * if it was closed before. Never returns while it stays.
     */
    boolean awaitUnused(Duration first, Duration grace) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed) {
                if (stays || held > 0) {
                    changed.await();
                } else if (!someoneCameWithin(ever == 0 ? first : grace)) {
                    return !closed;
                }
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    private boolean someoneCameWithin(Duration limit) throws InterruptedException {
        long left = limit.toNanos();
        int before = ever;
        while (!closed && !stays && ever == before) {
            if (left <= 0) {
                return false;
            }
            left = changed.awaitNanos(left);
        }
        return true;
    }

    /** Waits for the next beat; false if the platform stops. */
    private boolean waited() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = beat.toNanos();
            while (!closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private <T> T inLock(java.util.function.Supplier<T> change) {
        lock.lock();
        try {
            T result = change.get();
            changed.signalAll();
            return result;
        } finally {
            lock.unlock();
        }
    }
}
