package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Instance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.wiring.BundleWiring;

/**
 * What happens in the framework while a change is made: events of bundles and of tenants' services, and how bundles are
 * wired before and after. What the change is not about is a stranger.
 */
final class Observation implements SynchronousBundleListener, ServiceListener, AutoCloseable {

    private static final String FILTER = "(%s=*)".formatted(Instance.GENERATION_PROPERTY);

    private final BundleContext framework;
    private final Set<String> locations;
    private final Set<String> instances;
    private final Predicate<String> isLate;
    private final Map<Bundle, BundleWiring> wirings = new HashMap<>();
    private final Set<String> strangers = new LinkedHashSet<>();

    /**
     * @param locations of bundles that may come
     * @param instances that come and go
     * @param isLate of an earlier change, still going
     */
    private Observation(
            BundleContext framework, Set<String> locations, Set<String> instances, Predicate<String> isLate) {
        this.framework = framework;
        this.locations = locations;
        this.instances = instances;
        this.isLate = isLate;
    }

    static Observation begin(BundleContext framework, Prepared change, Predicate<String> isLate) {
        var observation = new Observation(
                framework,
                change.plan().start().stream()
                        .map(each -> Kinds.bundle(each).location())
                        .collect(Collectors.toSet()),
                change.about().stream().map(each -> each.instance().toString()).collect(Collectors.toSet()),
                isLate);
        for (var bundle : framework.getBundles()) {
            var wiring = bundle.adapt(BundleWiring.class);
            if (wiring != null && !observation.locations.contains(bundle.getLocation())) {
                observation.wirings.put(bundle, wiring);
            }
        }
        try {
            framework.addServiceListener(observation, FILTER);
        } catch (InvalidSyntaxException e) {
            throw new AssertionError(e);
        }
        framework.addBundleListener(observation);
        return observation;
    }

    /** What was seen so far that the change is not about, in words; empty: nothing. */
    List<String> strangers() {
        var seen = new ArrayList<String>();
        synchronized (this) {
            seen.addAll(strangers);
        }
        wirings.forEach((bundle, wiring) -> {
            if (!wiring.equals(bundle.adapt(BundleWiring.class))) {
                seen.add("bundle %s was wired anew".formatted(told(bundle)));
            }
        });
        return seen;
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        if (!locations.contains(event.getBundle().getLocation())) {
            add("bundle %s was %s".formatted(told(event.getBundle()), word(event.getType())));
        }
    }

    @Override
    public void serviceChanged(ServiceEvent event) {
        var reference = event.getServiceReference();
        var instance = "%s.%s.g%s"
                .formatted(
                        reference.getProperty(TenantId.PROPERTY),
                        reference.getProperty(Instance.NAME_PROPERTY),
                        reference.getProperty(Instance.GENERATION_PROPERTY));
        if (!instances.contains(instance) && !isLate.test(instance)) {
            add("%s %s"
                    .formatted(instance, event.getType() == ServiceEvent.UNREGISTERING ? "went" : "came or changed"));
        }
    }

    private synchronized void add(String stranger) {
        strangers.add(stranger);
    }

    private static String told(Bundle bundle) {
        return bundle.getSymbolicName() + " " + bundle.getVersion();
    }

    private static String word(int type) {
        return switch (type) {
            case BundleEvent.INSTALLED -> "installed";
            case BundleEvent.RESOLVED -> "resolved";
            case BundleEvent.STARTING, BundleEvent.LAZY_ACTIVATION -> "being started";
            case BundleEvent.STARTED -> "started";
            case BundleEvent.STOPPING -> "being stopped";
            case BundleEvent.STOPPED -> "stopped";
            case BundleEvent.UPDATED -> "updated";
            case BundleEvent.UNRESOLVED -> "unresolved";
            default -> "uninstalled";
        };
    }

    @Override
    public void close() {
        framework.removeBundleListener(this);
        framework.removeServiceListener(this);
    }
}
