package io.mittari.tenant.admin;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.ingest.Instance;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** What a change of a connector instance waits for, and takes away. Implemented by who hosts connectors; for many threads. */
@ProviderType
public interface ConnectorRuns {

    /**
     * Waits until the routes of this generation run; those of the generation before are drained by then.
     *
     * @throws BadRequest if they cannot be started, with the reason; the generation before runs on
     * @throws Unavailable if they do not run in this time; the message says what they wait for
     */
    void awaitRunning(Instance instance, Duration limit) throws BadRequest, Unavailable;

    /** Ids of the routes of an instance that run now, sorted; empty if it does not run. */
    List<String> routes(Instance instance);

    /**
     * Tells of every route that starts or stops, on the thread that does it, which must not be held up.
     *
     * @return to be closed when nobody listens any more
     */
    Watch watch(Consumer<RouteChange> heard);

    /** Somebody who is told. */
    interface Watch extends AutoCloseable {

        @Override
        void close();
    }
}
