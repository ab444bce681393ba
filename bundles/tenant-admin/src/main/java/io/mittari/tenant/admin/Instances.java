package io.mittari.tenant.admin;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.report.Report;
import io.mittari.metrics.store.LiveInstance;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The one gate to reports, alerts and connectors that tenants run. Safe for many threads. */
@ProviderType
public interface Instances {

    /**
     * Calls an instance of a tenant: always the generation that is live, which stays until the call is over. The call
     * runs on a thread of its own that ends with it, so that nothing a bundle leaves on a thread stays.
     *
     * @param name the instance, {@code monthly}; or its component or the component's last word, {@code funnel}, where
     *     only one instance has it
     * @throws BadRequest if there is no such instance; the message lists those there are
     * @throws Unavailable if it does not run, or does not answer in time
     * @throws MetricsException what the call itself throws; its unchecked exceptions fly too
     */
    <S, T> Answered<T> ask(TenantId tenant, LiveInstance.Kind kind, Class<S> service, String name, GateCall<S, T> call)
            throws MetricsException;

    /** As {@link #ask}, where it does not matter who answers. */
    default <S, T> T call(TenantId tenant, LiveInstance.Kind kind, Class<S> service, String name, GateCall<S, T> call)
            throws MetricsException {
        return ask(tenant, kind, service, name, call).answer();
    }

    default <T> T report(TenantId tenant, String name, GateCall<Report, T> call) throws MetricsException {
        return call(tenant, LiveInstance.Kind.REPORT, Report.class, name, call);
    }

    /** The instances of a kind that a tenant should run, by name. */
    List<InstanceState> of(TenantId tenant, LiveInstance.Kind kind) throws BadRequest, Unavailable;

    /** Every instance that should run and does not; for doctor. */
    List<InstanceState> ailing() throws Unavailable;
}
