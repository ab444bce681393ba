package io.mittari.tenant.admin.live;

import io.mittari.metrics.store.LiveInstance;
import java.time.Duration;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** One generation of an instance that runs. It is lent to calls; once retired it is lent no more. */
final class Running {

    private final LiveInstance instance;
    private final BundleContext framework;
    private final ServiceReference<?> reference;
    private final Object service;
    private int leases;
    private boolean retired;

    Running(LiveInstance instance, BundleContext framework, ServiceReference<?> reference, Object service) {
        this.instance = instance;
        this.framework = framework;
        this.reference = reference;
        this.service = service;
    }

    LiveInstance instance() {
        return instance;
    }

    /** For who has a lease. */
    Object service() {
        return service;
    }

    /** @return false: it is retired; ask for the one that is live now */
    synchronized boolean lease() {
        if (retired) {
            return false;
        }
        leases++;
        return true;
    }

    synchronized void giveBack() {
        leases--;
        notifyAll();
    }

    /** Waits for what is lent, but not longer than this, and lets go of the service. */
    synchronized void retire(Duration drain) throws InterruptedException {
        retired = true;
        long until = System.nanoTime() + drain.toNanos();
        for (long left = drain.toMillis(); leases > 0 && left > 0; left = (until - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
        framework.ungetService(reference);
    }
}
