package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.store.LiveInstance;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;

/** The services of instances as they come and go. Listens only: never gets a service, so it never waits for one. */
final class InstanceServices implements ServiceListener, AutoCloseable {

    private static final String FILTER = "(%s=*)".formatted(Instance.GENERATION_PROPERTY);

    private final BundleContext framework;
    private final Map<Key, ServiceReference<?>> there = new HashMap<>();
    private long lastChange;
    private boolean closed;

    private InstanceServices(BundleContext framework) {
        this.framework = framework;
    }

    static InstanceServices open(BundleContext framework) {
        var services = new InstanceServices(framework);
        try {
            framework.addServiceListener(services, FILTER);
            var found = framework.getAllServiceReferences(null, FILTER);
            for (var reference : found == null ? new ServiceReference<?>[0] : found) {
                services.appeared(reference);
            }
        } catch (InvalidSyntaxException e) {
            throw new AssertionError(e);
        }
        return services;
    }

    @Override
    public void serviceChanged(ServiceEvent event) {
        if (event.getType() == ServiceEvent.UNREGISTERING || event.getType() == ServiceEvent.MODIFIED_ENDMATCH) {
            went(event.getServiceReference());
        } else {
            appeared(event.getServiceReference());
        }
    }

    private synchronized void appeared(ServiceReference<?> reference) {
        there.put(Key.of(reference), reference);
        lastChange = System.nanoTime();
        notifyAll();
    }

    private synchronized void went(ServiceReference<?> reference) {
        there.remove(Key.of(reference), reference);
        notifyAll();
    }

    /** Waits until the service has gone: Config Admin and SCR take it away on threads of their own. */
    synchronized void awaitGone(LiveInstance live, Duration limit) throws InterruptedException {
        long until = System.nanoTime() + limit.toNanos();
        for (long left = limit.toMillis();
                left > 0 && !closed && there.containsKey(Key.of(live));
                left = (until - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    /**
     * Waits until the service is there, or for so long no service at all has come.
     *
     * @throws InterruptedException also if this is closed meanwhile
     */
    synchronized Optional<ServiceReference<?>> await(LiveInstance live, Duration limit) throws InterruptedException {
        var key = Key.of(live);
        long began = System.nanoTime();
        while (!there.containsKey(key)) {
            if (closed) {
                throw new InterruptedException("the platform is stopping");
            }
            long quietSince = lastChange - began > 0 ? lastChange : began;
            long left = limit.toMillis() - (System.nanoTime() - quietSince) / 1_000_000;
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        return Optional.ofNullable(there.get(key));
    }

    @Override
    public void close() {
        framework.removeServiceListener(this);
        endWaits();
    }

    private synchronized void endWaits() {
        closed = true;
        notifyAll();
    }

    private record Key(Object component, Object tenant, Object name, Object generation) {

        static Key of(LiveInstance live) {
            var instance = live.instance();
            return new Key(live.component(), instance.tenant().value(), instance.name(), instance.generation());
        }

        static Key of(ServiceReference<?> reference) {
            return new Key(
                    property(reference, "component.name"),
                    property(reference, TenantId.PROPERTY),
                    property(reference, Instance.NAME_PROPERTY),
                    property(reference, Instance.GENERATION_PROPERTY));
        }

        private static Object property(ServiceReference<?> reference, String name) {
            var value = reference.getProperty(name);
            return value == null ? "" : value;
        }
    }
}
