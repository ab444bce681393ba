package io.mittari.web;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the doors of this bundle share: who may come in, who is in, and the end when all have gone. */
@Component(service = Doors.class)
public final class Doors {

    /** Framework property: true where a command started the platform, which then ends with its last client. */
    static final String WHILE_USED = "mittari.while-used";

    private static final Logger LOG = LoggerFactory.getLogger(Doors.class);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration FIRST_CLIENT = Duration.ofMinutes(2);
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final BundleContext context;
    private final Access access = new Access(new SecureRandom(), Clock.systemUTC());
    private final ClientLeases leases;
    private final CountDownLatch watching = new CountDownLatch(1);

    @Activate
    public Doors(BundleContext context) {
        this.context = context;
        this.leases = new ClientLeases(BEAT, !Boolean.parseBoolean(context.getProperty(WHILE_USED)));
        new Thread(this::watch, "mittari-clients").start();
    }

    @Deactivate
    void close() throws InterruptedException {
        leases.close();
        watching.await();
    }

    Access access() {
        return access;
    }

    ClientLeases leases() {
        return leases;
    }

    /** Begins to stop the framework, and returns. */
    void stopPlatform() {
        try {
            context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).stop();
        } catch (BundleException unstoppable) {
            LOG.error("the platform cannot be stopped", unstoppable);
        }
    }

    private void watch() {
        try {
            boolean unused = leases.awaitUnused(FIRST_CLIENT, GRACE);
            watching.countDown();
            if (unused) {
                LOG.info("the last client is gone");
                stopPlatform();
            }
        } catch (InterruptedException stopping) {
            watching.countDown();
            Thread.currentThread().interrupt();
        }
    }
}
