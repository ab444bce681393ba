package io.mittari.connector.runtime;

import io.mittari.connector.spi.Connector;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Instance;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the hosting which connector services come and go. Called by whoever registers them, so it only passes on; the
 * service itself is got later, on the lane of its bundle.
 */
record ConnectorServices(BundleContext bundles, Hosting hosting)
        implements ServiceTrackerCustomizer<Connector, OfferedConnector> {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectorServices.class);

    @Override
    public @Nullable OfferedConnector addingService(ServiceReference<Connector> reference) {
        try {
            var offered = offered(reference);
            hosting.offer(offered);
            return offered;
        } catch (IllegalArgumentException unfit) {
            LOG.warn("a connector of {} is not started: {}", reference.getBundle(), unfit.getMessage());
            return null;
        }
    }

    @Override
    public void modifiedService(ServiceReference<Connector> reference, OfferedConnector offered) {
        if (!offered.instance().equals(instance(reference))) {
            LOG.error("{} became {}: a new generation needs a configuration of its own", offered, instance(reference));
        }
    }

    @Override
    public void removedService(ServiceReference<Connector> reference, OfferedConnector offered) {
        hosting.withdraw(offered);
    }

    private OfferedConnector offered(ServiceReference<Connector> reference) {
        var bundle = reference.getBundle();
        if (bundle == null) {
            throw new IllegalArgumentException("it is gone again");
        }
        return new OfferedConnector(
                instance(reference),
                bundle.getSymbolicName(),
                bundle.getVersion().toString(),
                bundle,
                bundle.adapt(BundleWiring.class).getClassLoader(),
                new Registered(bundles, reference));
    }

    static Instance instance(ServiceReference<?> reference) {
        return new Instance(
                new TenantId(property(reference, TenantId.PROPERTY, String.class)),
                property(reference, Instance.NAME_PROPERTY, String.class),
                property(reference, Instance.GENERATION_PROPERTY, Long.class));
    }

    private static <T> T property(ServiceReference<?> reference, String name, Class<T> type) {
        var value = reference.getProperty(name);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(
                    "service property %s must be a %s, not %s".formatted(name, type.getSimpleName(), value));
        }
        return type.cast(value);
    }

    private record Registered(BundleContext bundles, ServiceReference<Connector> reference)
            implements OfferedConnector.Service {

        @Override
        public Connector get() {
            var connector = bundles.getService(reference);
            if (connector == null) {
                throw new IllegalStateException("its component could not be made; the log says why");
            }
            return connector;
        }

        @Override
        public void release() {
            bundles.ungetService(reference);
        }
    }
}
