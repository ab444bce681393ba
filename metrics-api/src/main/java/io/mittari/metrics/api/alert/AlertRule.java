package io.mittari.metrics.api.alert;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.query.Metrics;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Looks at one tenant's figures and says what cannot wait for the monthly report. Implemented by alert bundles, one
 * service per instance.
 */
@ConsumerType
public interface AlertRule {

    /**
     * The alerts that hold on {@link Metrics#today()}; empty if all is well. Has no side effects; may be called from
     * any thread. The caller leaves out repeats.
     */
    List<Alert> evaluate(AlertRequest request, Metrics metrics) throws MetricsException;
}
