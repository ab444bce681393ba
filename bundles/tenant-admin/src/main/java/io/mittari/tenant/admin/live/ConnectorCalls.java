package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.store.LiveInstance.Kind;
import io.mittari.tenant.admin.Connectors;
import io.mittari.tenant.admin.GateCall;
import io.mittari.tenant.admin.bundles.BundleCatalogue;
import io.mittari.tenant.admin.bundles.BundleKey;
import io.mittari.tenant.admin.bundles.BundleShelf;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/** Brings connector bundles up on demand and lends what they offer without configuration. */
final class ConnectorCalls implements Connectors {

    /** Files may be large; what ends a call before is the caller's own word. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final BundleContext framework;
    private final BundleCatalogue catalogue;
    private final BundleShelf shelf;
    private final Lane lane;
    private final Duration start;

    /** @param start how long a service may take to be made */
    ConnectorCalls(BundleContext framework, BundleCatalogue catalogue, BundleShelf shelf, Lane lane, Duration start) {
        this.framework = framework;
        this.catalogue = catalogue;
        this.shelf = shelf;
        this.lane = lane;
        this.start = start;
    }

    @Override
    public <S, T> T call(String component, Class<S> service, GateCall<S, T> call) throws MetricsException {
        var key = catalogue.known().demandNewest(component);
        var bundle = lane.run(() -> shelf.running(key, Kinds.service(Kind.CONNECTOR)));
        var reference = offered(bundle, service.getName())
                .orElseThrow(() -> new BadRequest(
                        "%s offers no %s; it has no part in this command".formatted(key, service.getSimpleName())));
        var made = made(key, reference);
        return LentCall.of(key.toString(), () -> framework.ungetService(reference), () -> call.on(service.cast(made)))
                .await(LONGEST);
    }

    private static Optional<ServiceReference<?>> offered(Bundle bundle, String service) {
        var all = bundle.getRegisteredServices();
        return Stream.of(all == null ? new ServiceReference<?>[0] : all)
                .filter(each -> List.of((Object[]) each.getProperty(Constants.OBJECTCLASS))
                        .contains(service))
                .findFirst();
    }

    /** The constructor behind it is foreign, and may hang. */
    private Object made(BundleKey key, ServiceReference<?> reference) throws Unavailable {
        try {
            return Activation.begin(framework, reference, key.toString())
                    .await(start)
                    .orElseThrow(
                            () -> new Unavailable("%s could not be made ready; the log says why".formatted(key), null));
        } catch (TimeoutException | ExecutionException e) {
            throw new Unavailable("%s could not be made ready: %s".formatted(key, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while %s was made ready".formatted(key), e);
        }
    }
}
