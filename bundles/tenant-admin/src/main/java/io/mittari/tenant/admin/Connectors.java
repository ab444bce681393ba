package io.mittari.tenant.admin;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import org.osgi.annotation.versioning.ProviderType;

/** Connectors as such, whether a tenant runs one or not. Safe for many threads. */
@ProviderType
public interface Connectors {

    /**
     * Calls a service that a connector offers without configuration. Its newest version is installed and started
     * for this, under the same rules as for a tenant. The call runs on a thread of its own that ends with it, so that
     * nothing a bundle leaves on a thread stays.
     *
     * @param component symbolic name of its bundle
     * @param service what it offers; not to be kept after the call
     * @throws BadRequest if it is neither shipped nor installed, breaks a rule, or offers no such service
     * @throws Unavailable if it does not come up, or does not answer in an hour
     * @throws MetricsException what the call itself throws; its unchecked exceptions fly too
     */
    <S, T> T call(String component, Class<S> service, GateCall<S, T> call) throws MetricsException;
}
