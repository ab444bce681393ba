package io.mittari.tenant.admin;

import io.mittari.metrics.api.MetricsException;

/** Something to do with an instance. The instance must not be kept after the call. */
@FunctionalInterface
public interface GateCall<S, T> {

    T on(S service) throws MetricsException;
}
