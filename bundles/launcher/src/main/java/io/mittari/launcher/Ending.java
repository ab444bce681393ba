package io.mittari.launcher;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;

/** Sees to it that the framework stops in order, whether it is told to from inside, by a signal, or by a failed start. */
final class Ending {

    /** Long enough for batches in hand to be stored and Derby to close; a process manager kills later than this. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Framework framework;
    private final CountDownLatch over = new CountDownLatch(1);

    private Ending(Framework framework) {
        this.framework = framework;
    }

    static Ending of(Framework framework) {
        var ending = new Ending(framework);
        Runtime.getRuntime().addShutdownHook(new Thread(ending::onSignal, "mittari-stop"));
        return ending;
    }

    /** Returns once the framework has stopped. */
    void await() throws InterruptedException {
        framework.waitForStop(0);
    }

    /** Stops what still runs, as after a failed start. */
    void stop() throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(LIMIT.toMillis());
    }

    /** Nothing is left to be done: the process may end. */
    void over() {
        over.countDown();
    }

    /** The process lives until the hooks return: so let the main thread come to its end first. */
    private void onSignal() {
        try {
            framework.stop();
            if (!over.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println("mittari: not stopped after " + LIMIT.toSeconds() + " s, ends all the same");
            }
        } catch (BundleException | InterruptedException unstoppable) {
            System.err.println("mittari: not stopped in order: " + Reason.of(unstoppable));
        }
    }
}
