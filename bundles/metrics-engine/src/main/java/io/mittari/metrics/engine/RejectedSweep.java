package io.mittari.metrics.engine;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.engine.admin.MetricsAdmin;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has rejected rows dropped that are too old: at the start, for a platform may run for a moment only, and once a day. */
@Component(
        service = {},
        immediate = true)
public final class RejectedSweep {

    private static final Logger LOG = LoggerFactory.getLogger(RejectedSweep.class);

    private static final long FAREWELL_SECONDS = 5;

    private final MetricsAdmin metrics;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "mittari-retention"));

    @Activate
    public RejectedSweep(@Reference MetricsAdmin metrics) {
        this.metrics = metrics;
        var unused = thread.scheduleWithFixedDelay(this::sweep, 0, 1, TimeUnit.DAYS);
    }

    /** No interrupts: they would harm the store's files. The tenant in hand is waited for. */
    @Deactivate
    void stop() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the look through rejected rows did not end in {} s", FAREWELL_SECONDS);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweep() {
        try {
            metrics.dropOldRejected()
                    .forEach((tenant, rows) ->
                            LOG.info("{}: {} rejected rows were too old and are dropped", tenant, rows));
        } catch (Unavailable later) {
            LOG.warn("rejected rows are looked through tomorrow: {}", later.getMessage(), later);
        } catch (RuntimeException bug) {
            LOG.error("rejected rows could not be looked through", bug);
        }
    }
}
