package io.mittari.metrics.api.report;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.query.Metrics;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Turns figures into something a person acts on. Implemented by report bundles, one service per instance: a factory
 * component whose PID is the bundle's symbolic name, bound to one tenant by its configuration.
 */
@ConsumerType
public interface Report {

    /**
     * Writes the report. Has no side effects, so that a failed delivery may render again; may be called from any
     * thread, several at once.
     *
     * @param metrics the tenant's figures; not to be kept after the call
     */
    Document render(ReportRequest request, Metrics metrics) throws MetricsException;
}
